"""``synthkit forget``: text erased for good from the workspace, and where else it still stands."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from synthkit.cli.options import YesOption
from synthkit.cli.session import Session

if TYPE_CHECKING:
    from synthkit.app.sought import Sought
    from synthkit.cli.screen import Screen
    from synthkit.cli.workspace import Workspace


def forget(
    session: Session,
    notes: Annotated[list[str] | None, typer.Argument(metavar="[NOTE]...")] = None,
    pattern: Annotated[str | None, typer.Option(metavar="TEXT")] = None,
    yes: YesOption = False,
) -> None:
    """Erases notes, or words wherever they stand; cannot be undone."""
    from synthkit.app.forgetting import erase
    from synthkit.app.sought import seek
    from synthkit.cli.lookup import Ids
    from synthkit.drafts.changes import Change
    from synthkit.errors import UsageMistake

    if bool(notes) == (pattern is not None):
        raise UsageMistake("forget_what")
    screen = session.screen
    with session.writing() as workspace:
        synthesis = workspace.whole()
        sought = seek(synthesis, Ids(synthesis).notes(notes or []), pattern)
        _show(screen, sought)
        if not screen.goes_ahead("forget", yes=yes):
            return
        elsewhere = list(_remaining_copies(workspace, sought))
        now = workspace.environment.now()
        erase(workspace.store, synthesis, workspace.context().group_names, sought, now)
        details: dict[str, str | int] = {"count": len(sought.spoken_of)}
        workspace.store.record(Change(command="forget", details=details), now)
    screen.result("terminal.forget.done")
    for key, values in elsewhere:
        screen.result(f"terminal.forget.{key}", **values)
    if elsewhere:
        screen.result("terminal.forget.act")
    screen.remark("terminal.next.summarise")


def _show(screen: "Screen", sought: "Sought") -> None:
    """The notes and set-aside texts that would be erased."""
    screen.result("terminal.forget.notes", count=len(sought.spoken_of))
    for note in sought.spoken_of:
        screen.note("terminal.source.supports", note)
    if sought.aside:
        screen.result("terminal.forget.aside", count=len(sought.aside))
    for text in sought.aside:
        screen.line(text, indent=2)


def _remaining_copies(
    workspace: "Workspace", sought: "Sought"
) -> Iterator[tuple[str, dict[str, object]]]:
    """The files and lines that hold the words still; they are the person's to change."""
    from synthkit.app.sought import still_holds
    from synthkit.cli.settings.tables import SETTINGS_FILE
    from synthkit.cli.written import BY_PLACE, written_files

    sources = [Path(known.root) / known.path for known in workspace.store.known()]
    known = {path.resolve() for path in sources}
    exports: list[Path] = []
    for kind, path in written_files(workspace.folder, workspace.store):
        if path.resolve() not in known:
            (sources if kind in BY_PLACE else exports).append(path)
    for key, paths in (("file", sources), ("export", exports)):
        for path in paths:
            try:
                if path.is_file() and still_holds(path.name, path.read_bytes(), sought):
                    yield key, {"path": path}
            except OSError:
                yield "not_searched", {"path": path}
    for number, line in enumerate(workspace.settings_text().encode().splitlines(), 1):
        if still_holds("", line, sought):
            yield "line", {"file": SETTINGS_FILE, "number": number}
