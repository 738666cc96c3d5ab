"""``synthkit series``: the meetings of a learning project, and the synthesis that ties them up."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from synthkit.cli.commands.export import with_an_option_for_each_format
from synthkit.cli.options import EngineOption, FromOption, ModelOption, OutputOption, YesOption
from synthkit.cli.session import Session
from synthkit.exporters.formats import FORMATS, JSON, ExportFormat

if TYPE_CHECKING:
    from synthkit.cli.closing import SeriesFolder
    from synthkit.cli.engine_factory import EngineOptions

_ACTIONS: Final = (
    "init",
    "add",
    "status",
    "summarise",
    "show",
    "export",
    "run",
    "compare",
    "examples",
)


@with_an_option_for_each_format
def series(
    session: Session,
    formats: tuple[ExportFormat, ...],
    action: Annotated[str, typer.Argument(metavar="ACTION")] = "status",
    folder: Annotated[Path | None, typer.Argument(metavar="DIR")] = None,
    invitation: FromOption = None,
    meeting: Annotated[str | None, typer.Option("--meeting", metavar="N|NAME")] = None,
    other: Annotated[str | None, typer.Option("--with", metavar="N|NAME")] = None,
    yes: YesOption = False,
    engine: EngineOption = None,
    model: ModelOption = None,
    sources: bool = False,
    home: Annotated[str | None, typer.Option("--for", metavar="NAME")] = None,
    output: OutputOption = None,
) -> int | None:
    """Makes series.toml, adds a meeting to it, shows how far each is, or ties them together."""
    from synthkit.cli.closing import series_folder
    from synthkit.cli.commands.show import show
    from synthkit.cli.engine_factory import EngineOptions
    from synthkit.errors import UsageMistake

    if action not in _ACTIONS:
        raise UsageMistake("no_such_series_action", name=action, actions=", ".join(_ACTIONS))
    if action == "add":
        _add(session, folder, meeting)
        return None
    session = session.within(folder)
    if action == "init":
        _init(session, invitation, yes=yes)
        return None
    at, options = series_folder(session), EngineOptions(engine=engine, model=model)
    if action == "status":
        _show(session, at, as_json=JSON in formats)
    elif action == "show":
        show(session.within(at.closing), sources=sources, json=JSON in formats)
    elif action == "export" and home is not None:
        from synthkit.cli.meetings import home_of_meetings

        home_of_meetings(session, at, home, formats, output)
    elif action == "export":
        _export(session, at, formats, output)
    elif action == "summarise":
        _summarise(session, at, options)
    elif action in {"compare", "examples"}:
        _over_meetings(session, at, action, (meeting, other), formats, output)
    else:
        return _run(session, at, options, formats, output)
    return None


def _over_meetings(
    session: Session,
    series: "SeriesFolder",
    action: str,
    asked: tuple[str | None, str | None],
    formats: tuple[ExportFormat, ...],
    output: Path | None,
) -> None:
    from synthkit.cli.meetings import compare_meetings, examples_of_meetings

    if action == "compare":
        compare_meetings(session, series, asked, as_json=JSON in formats)
    else:
        examples_of_meetings(session, series, formats, output)


def _init(session: Session, invitation: Path | None, *, yes: bool) -> None:
    from synthkit.cli.announced import confirmed_programme
    from synthkit.cli.settings.series import SERIES_FILE, SeriesFile, series_text
    from synthkit.cli.writing import write_whole
    from synthkit.errors import UsageMistake

    screen, path = session.screen, session.folder / SERIES_FILE
    if path.exists():
        raise UsageMistake("settings_exist", file=SERIES_FILE)
    known = SeriesFile()
    if invitation:
        programme = confirmed_programme(screen, invitation, lambda found: found.meetings, yes=yes)
        if programme is None:
            return
        known = SeriesFile.of(programme)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, series_text(screen.texts, known).encode())
    screen.result("terminal.written", path=path)
    screen.remark("terminal.next.series")


def _add(session: Session, folder: Path | None, asked: str | None) -> None:
    """Puts the folder of a meeting into series.toml; one without a synthkit.toml gets its first."""
    from synthkit.cli.settings.edits import first_settings, with_programme
    from synthkit.cli.settings.reader import read_settings
    from synthkit.cli.settings.series import SERIES_FILE, read_series, with_meeting
    from synthkit.cli.settings.tables import SETTINGS_FILE
    from synthkit.cli.writing import write_whole
    from synthkit.errors import UsageMistake

    if folder is None:
        raise UsageMistake("series_add_what")
    screen, known = session.screen, read_series(session.folder)
    there = folder if folder.is_absolute() else session.folder / folder
    made = not (there / SETTINGS_FILE).exists()
    if made and asked is None:
        raise UsageMistake("series_which_meeting", names=", ".join(m.name for m in known.meetings))
    meeting = known.named(asked) if asked else known.of_workshop(read_settings(there).as_workshop())
    if made:
        programme = known.as_programme()
        text = first_settings(screen.texts, programme.language, ())
        there.mkdir(parents=True, exist_ok=True)
        filled = with_programme(text, programme, meeting.as_meeting())
        write_whole(there / SETTINGS_FILE, filled.encode())
        screen.result("terminal.written", path=there / SETTINGS_FILE)
    path = session.folder / SERIES_FILE
    placed = meeting.model_copy(update={"folder": folder.as_posix()})
    write_whole(path, with_meeting(path.read_text("utf-8"), placed).encode())
    screen.result("terminal.series.added", name=meeting.name, folder=folder.as_posix())


def _show(session: Session, series: "SeriesFolder", *, as_json: bool) -> None:
    from synthkit.app.series import standing
    from synthkit.cli.closing import standing_of
    from synthkit.cli.reports.series import report_series, series_json

    stands = []
    for meeting in series.settings.meetings:
        workshop = None
        if meeting.folder:
            with session.reading_if_any(series.home / meeting.folder) as workspace:
                workshop = workspace.whole() if workspace else None
        stands.append(standing(meeting.as_meeting(), meeting.folder, workshop))
    closing = standing_of(session, series)
    if as_json:
        session.screen.json(series_json(stands, closing))
    else:
        report_series(session.screen, stands, closing)


def _summarise(session: Session, series: "SeriesFolder", options: "EngineOptions") -> None:
    """Takes in the lines of the meetings, and makes the sections that they concern."""
    from synthkit.app.sections import Existing
    from synthkit.cli.closing import closing_at_hand
    from synthkit.cli.engine_run import make_sections
    from synthkit.cli.reports.sections import report_made
    from synthkit.cli.reports.series import report_arrivals

    with closing_at_hand(session, series) as (workspace, found):
        report_arrivals(session.screen, found)
        made = make_sections(workspace, None, options, Existing.OWN, session.screen)
        synthesis = workspace.overview()
    report_made(session.screen, synthesis, made.outcomes)
    session.screen.remark("terminal.next.series_export")


def _run(
    session: Session,
    series: "SeriesFolder",
    options: "EngineOptions",
    formats: Sequence[ExportFormat],
    output: Path | None,
) -> int:
    """Brings every meeting up to date with its files, ties them together, and exports that."""
    from synthkit.app.sections import Existing
    from synthkit.cli.engine_run import make_sections
    from synthkit.cli.ingesting import IngestOptions, ingest_files
    from synthkit.cli.reports.series import report_meeting_run

    screen, lost = session.screen, False
    with screen.progress("terminal.series.running", len(series.folders)) as on_step:
        for name, folder in series.folders.items():
            with session.within(series.home / folder).making() as workspace:
                ingested, unsure = ingest_files(
                    workspace, [workspace.folder], screen, IngestOptions()
                )
                made = make_sections(workspace, None, options, Existing.OWN, screen)
            lost = lost or bool(unsure) or ingested.may_have_lost_notes
            report_meeting_run(screen, name, ingested.files, made.outcomes)
            on_step(name)
    _summarise(session, series, options)
    _export(session, series, formats, output)
    return int(lost)


def _export(
    session: Session, series: "SeriesFolder", formats: Sequence[ExportFormat], output: Path | None
) -> None:
    from synthkit.cli.commands.export import export

    wanted = {form.name: form in formats for form in FORMATS}
    export(session.within(series.closing), **wanted, output=output)
