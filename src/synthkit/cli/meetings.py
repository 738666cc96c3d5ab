"""What is done over the meetings of a series as they stand: comparing two, and good examples."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from synthkit.app.comparing import compare
from synthkit.app.pipeline import as_shown
from synthkit.cli.closing import SeriesFolder
from synthkit.cli.reports.examples import examples_json, report_examples
from synthkit.cli.reports.series import comparison_json, report_comparison
from synthkit.cli.session import Session
from synthkit.cli.writing import refuse_existing, write_whole
from synthkit.errors import ExportRefused, UsageMistake, WorkspaceError
from synthkit.exporters.examples_page import examples_page, examples_workbook
from synthkit.exporters.formats import JSON, XLSX, ExportFormat, safe_stem
from synthkit.exporters.view import View
from synthkit.good_examples.finding import find_examples
from synthkit.model.synthesis import Synthesis
from synthkit.model.workshop import Workshop


def compare_meetings(
    session: Session, series: SeriesFolder, asked: tuple[str | None, str | None], *, as_json: bool
) -> None:
    """Shows what stayed, came and went; of the last two that are summarised where none is named.

    Raises:
        UsageMistake: "no_such_meeting", "which_meeting", or "series_compare_two".
    """
    there = {name: one for name, one in _meetings(session, series) if one.sections}
    names = [series.settings.named(name).name if name else None for name in asked]
    others = [name for name in there if name not in names]
    names = [name or (others.pop() if others else None) for name in reversed(names)][::-1]
    if None in names or any(name not in there for name in names) or names[0] == names[1]:
        raise UsageMistake("series_compare_two", names=", ".join(there))
    one, other = (there[name] for name in names if name)
    found = compare(one, other)
    if as_json:
        session.screen.json(comparison_json(found))
    else:
        report_comparison(session.screen, found)


def examples_of_meetings(
    session: Session, series: SeriesFolder, formats: Sequence[ExportFormat], output: Path | None
) -> None:
    """Lists the good examples of all meetings, or writes them as a page or a sheet.

    Raises:
        WorkspaceError: "no_meeting_summarised" where no meeting has notes.
        ExportRefused: "page_of_no_such_format", or "file_not_ours" if a file is there already.
    """
    meetings = [one for _, one in _meetings(session, series) if one.material.notes]
    if not meetings:
        raise WorkspaceError("no_meeting_summarised")
    found = find_examples(meetings)
    if JSON in formats:
        session.screen.json(examples_json(found))
    elif not formats:
        report_examples(session.screen, found)
    else:
        known = series.settings.as_programme()
        workshop = Workshop(series=known.series, name=known.series.name, language=known.language)
        whole = Synthesis(workshop=workshop, examples=found)
        for form in formats:
            _write(session, whole, form, output)


def _write(session: Session, whole: Synthesis, form: ExportFormat, output: Path | None) -> None:
    from synthkit.cli.environment import read_environment  # noqa: PLC0415 - for the clock alone

    if not (form.writes_layouts or form is XLSX):
        raise ExportRefused("page_of_no_such_format", ending=form.ending)
    page, now = examples_page(whole), read_environment().now()
    name = f"{safe_stem(page.title)}{form.ending}"
    path = output / name if output and output.is_dir() else output or Path(name)
    refuse_existing(path)
    made = examples_workbook(whole, now) if form is XLSX else form.write(page, whole.workshop, now)
    write_whole(path, made)
    session.screen.result("terminal.written", path=path)


def _meetings(session: Session, series: SeriesFolder) -> Iterator[tuple[str, Synthesis]]:
    """Each meeting with a workspace, masked, under the name that the series has for it."""
    for name, folder in series.folders.items():
        with session.reading_if_any(series.home / folder) as workspace:
            whole = workspace.whole() if workspace else None
        if whole is not None:
            shown = as_shown(whole, View())
            workshop = shown.workshop.model_copy(update={"name": name})
            yield name, shown.model_copy(update={"workshop": workshop})
