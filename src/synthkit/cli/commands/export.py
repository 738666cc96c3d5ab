"""``synthkit export``: the synthesis as a document."""

from pathlib import Path

from synthkit.cli.options import Globals
from synthkit.cli.screen import screen_for
from synthkit.cli.workspace import open_workspace
from synthkit.errors import ChecksFailed
from synthkit.pipeline import Format
from synthkit.store.records import Access


def export(said: Globals, forms: list[Format], output: Path | None, *, strict: bool) -> None:
    """Writes a file in each form, Word where none is named, and prints where they lie.

    Raises:
        ChecksFailed: if the checks found errors; the files are written all the same, unless
            ``strict``.
    """
    screen = screen_for(said)
    with open_workspace(said, screen, Access.WRITE) as workspace:
        synthesis = workspace.overview()
        errors = synthesis.errors
        if strict and errors:
            screen.findings(errors)
            raise ChecksFailed("export_refused_by_checks", count=len(errors))
        paths = workspace.export(synthesis, forms or [Format.DOCX], output)
    for path in paths:
        screen.result("terminal.written", path=path)
    if errors:
        raise ChecksFailed("checks_failed", count=len(errors))
    if synthesis.findings:
        screen.remark("terminal.look_at", count=len(synthesis.findings))
