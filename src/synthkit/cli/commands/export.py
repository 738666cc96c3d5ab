"""``synthkit export``: the synthesis as a document."""

from dataclasses import dataclass
from pathlib import Path

from synthkit.app.exporting import Format
from synthkit.checks.catalogue import refused_by_strict
from synthkit.cli.options import Globals
from synthkit.cli.reports import remark_look_at
from synthkit.cli.screen import Screen, screen_for
from synthkit.cli.settings import ExportSettings
from synthkit.cli.workspace import open_workspace
from synthkit.errors import ChecksFailed, UsageMistake
from synthkit.exporters.detail import Detail, hidden
from synthkit.exporters.layout import Names, View
from synthkit.model.synthesis import Synthesis
from synthkit.store.records import Access


@dataclass(frozen=True, slots=True)
class Asked:
    """What the document is asked to show; what is not asked for, the settings say."""

    counts: bool
    detail: str | None
    glossary: bool
    names: Names = Names.MASKED

    def view(self, settings: ExportSettings) -> View:
        """This and the settings as a view.

        Raises:
            UsageMistake: if there is no such detail.
        """
        details = [detail.value for detail in Detail]
        if self.detail is not None and self.detail not in details:
            raise UsageMistake("no_such_detail", name=self.detail, details=", ".join(details))
        both = ExportSettings(
            counts=self.counts or settings.counts,
            detail=Detail(self.detail) if self.detail else settings.detail,
            glossary=self.glossary or settings.glossary,
        )
        return both.as_view().model_copy(update={"names": self.names})


def export(
    said: Globals, forms: list[Format], output: Path | None, asked: Asked, *, strict: bool
) -> None:
    """Writes a file in each form, Word where none is named, and prints where they lie.

    Raises:
        ChecksFailed: if the checks found errors; the files are written all the same, unless
            ``strict``, which a person's own line without a note behind it does not pass either.
    """
    screen = screen_for(said)
    with open_workspace(said, screen, Access.WRITE) as workspace:
        view = asked.view(workspace.settings.export)
        synthesis = workspace.overview()
        errors = synthesis.errors
        refused = refused_by_strict(synthesis.findings)
        if strict and refused:
            screen.findings(refused)
            raise ChecksFailed("export_refused_by_checks", count=len(refused))
        paths = workspace.export(synthesis, forms or [_form_of(output)], output, view)
    for path in paths:
        screen.result("terminal.written", path=path)
    _tell_hidden(screen, synthesis, view)
    if view.names is Names.SHOWN:
        screen.warn("terminal.with_names")
    if errors:
        raise ChecksFailed("checks_failed", count=len(errors))
    remark_look_at(screen, synthesis.findings)


def _form_of(output: Path | None) -> Format:
    """The form that a file's ending tells; Word where it tells none."""
    ending = output.suffix.lower().removeprefix(".") if output else ""
    return Format(ending) if ending in set(Format) else Format.DOCX


def _tell_hidden(screen: Screen, synthesis: Synthesis, view: View) -> None:
    unseen = hidden(synthesis, view.detail).insights
    if unseen:
        every = sum(len(section.draft.insights) for section in synthesis.sections)
        screen.remark("terminal.short", shown=every - unseen, insights=every)
