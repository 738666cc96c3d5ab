"""What is done over the meetings of a series as they stand: two compared, examples, for home."""

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

from synthkit.app.comparing import compare
from synthkit.app.home import home_over, names_for_home
from synthkit.app.pipeline import as_shown
from synthkit.cli.closing import SeriesFolder
from synthkit.cli.lookup import nearest_names
from synthkit.cli.reports.examples import examples_json, report_examples
from synthkit.cli.reports.series import comparison_json, report_comparison
from synthkit.cli.session import Session
from synthkit.cli.writing import refuse_existing, write_whole
from synthkit.errors import ExportRefused, UsageMistake, WorkspaceError
from synthkit.exporters.examples_page import examples_page, examples_workbook
from synthkit.exporters.formats import DOCX, JSON, XLSX, ExportFormat, safe_stem
from synthkit.exporters.home_page import home_page
from synthkit.exporters.layout import Layout
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
        whole = Synthesis(workshop=_workshop(series, ()), examples=found)
        page = examples_page(whole)
        for form in formats:
            if form is XLSX:
                made = examples_workbook(whole, _now())
            else:
                made = _laid_out(page, whole.workshop, form)
            _write(session, page, made, form, output)


def home_of_meetings(
    session: Session,
    series: SeriesFolder,
    whose: str,
    formats: Sequence[ExportFormat],
    output: Path | None,
) -> None:
    """Writes what of all meetings concerns a group or whoever is named, on one page.

    Raises:
        WorkspaceError: "no_meeting_summarised".
        UsageMistake: "nobody_of_that_name".
        ExportRefused: "page_of_no_such_format", or "file_not_ours" if a file is there already.
    """
    meetings = {name: one for name, one in _meetings(session, series) if one.sections}
    if not meetings:
        raise WorkspaceError("no_meeting_summarised")
    examples = find_examples(list(meetings.values()))
    home = home_over(meetings, examples, whose)
    if not home.count:
        known = dict.fromkeys(name for one in meetings.values() for name in names_for_home(one))
        near = nearest_names(whose, (*known, *(example.name for example in examples)))
        raise UsageMistake("nobody_of_that_name", name=whose, names=near)
    workshop = _workshop(series, tuple(meetings))
    page = home_page(Synthesis(workshop=workshop), home)
    for form in formats or (DOCX,):
        _write(session, page, _laid_out(page, workshop, form), form, output)


def _workshop(series: SeriesFolder, meetings: tuple[str, ...]) -> Workshop:
    known = series.settings.as_programme()
    return Workshop(
        series=known.series, name=known.series.name, language=known.language, meetings=meetings
    )


def _laid_out(page: Layout, workshop: Workshop, form: ExportFormat) -> bytes:
    if not form.writes_layouts:
        raise ExportRefused("page_of_no_such_format", option=f"--{form.name}")
    return form.write(page, workshop, _now())


def _now() -> dt.datetime:
    from synthkit.cli.environment import read_environment  # noqa: PLC0415 - for the clock alone

    return read_environment().now()


def _write(
    session: Session, page: Layout, made: bytes, form: ExportFormat, output: Path | None
) -> None:
    name = f"{safe_stem(page.title)}{form.ending}"
    path = output / name if output and output.is_dir() else output or Path(name)
    refuse_existing(path)
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
