"""The meetings of a series: how far each is, what ties them together, and two side by side."""

from collections import Counter
from collections.abc import Sequence

from synthkit.app.closing import Arrivals
from synthkit.app.comparing import Compared, Comparison
from synthkit.app.series import ClosingStanding, MeetingStanding, MeetingState
from synthkit.cli.screen import Screen
from synthkit.model.outcome import FileOutcome, SectionOutcome
from synthkit.text.phrases import days, enumerated


def report_series(
    screen: Screen, meetings: Sequence[MeetingStanding], closing: ClosingStanding | None
) -> None:
    """A row a meeting and one for the closing synthesis, then what is to be done next."""
    texts = screen.texts
    if not meetings:
        screen.result("terminal.series.no_meetings")
        return
    screen.table(
        screen.columns(
            "terminal", "meeting", "dates", "folder", "files", "notes", "questions", "state"
        ),
        [
            [
                one.meeting.name,
                days(one.meeting.dates, texts.locale) if one.meeting.dates else "",
                one.folder,
                one.files,
                one.notes,
                f"{one.summarised}/{one.questions}" if one.questions else "",
                texts.text(f"terminal.series.state.{one.state}"),
            ]
            for one in meetings
        ],
    )
    for one in meetings:
        if one.unread:
            screen.result("terminal.series.unread", name=one.meeting.name, count=one.unread)
    _report_closing(screen, closing)
    following = next((one for one in meetings if one.state.is_to_do), None)
    if following:
        screen.remark(
            f"terminal.series.next.{following.state}",
            name=following.meeting.name,
            folder=following.folder,
        )
    elif closing is None or closing.state.is_to_do:
        screen.remark("terminal.series.next.closing")


def series_json(meetings: Sequence[MeetingStanding], closing: ClosingStanding | None) -> object:
    """The same for a machine to read."""
    return {
        "meetings": [one.model_dump(mode="json") for one in meetings],
        "closing": closing.model_dump(mode="json") if closing else None,
    }


def report_arrivals(screen: Screen, found: Arrivals) -> None:
    """Which meetings bring other lines than before."""
    if not found.names:
        screen.remark("terminal.series.nothing_new")
    for kind in ("new", "changed", "gone"):
        names = getattr(found, kind)
        if names:
            listed = enumerated(names, screen.texts.locale)
            screen.result(f"terminal.series.{kind}", names=listed)


def report_meeting_run(
    screen: Screen, name: str, files: Sequence[FileOutcome], made: Sequence[SectionOutcome]
) -> None:
    """A line on what a run did with a meeting: with its files, and with its questions."""
    text = screen.texts.text
    parts = [
        text(f"terminal.series.{group}.{fate}", count=count, figures=count)
        for group, fates in (
            ("file", Counter(one.fate for one in files if _counts(one))),
            ("section", Counter(one.fate for one in made)),
        )
        for fate, count in fates.items()
    ]
    screen.result("terminal.series.ran", name=name, parts="; ".join(parts))


def _counts(file: FileOutcome) -> bool:
    """Whether something may be lost by it, where it was refused."""
    return file.reason is None or file.reason.may_hold_notes


def _report_closing(screen: Screen, closing: ClosingStanding | None) -> None:
    if closing is None:
        screen.result("terminal.series.no_closing")
        return
    state = screen.texts.text(f"terminal.series.state.{closing.state}")
    screen.result(
        "terminal.series.closing",
        state=state,
        lines=closing.lines,
        made=closing.summarised,
        sections=closing.sections,
    )
    if closing.state is MeetingState.STALE and closing.because_of:
        names = enumerated(closing.because_of, screen.texts.locale)
        screen.result("terminal.series.because_of", names=names)


def report_comparison(screen: Screen, comparisons: Sequence[Comparison]) -> None:
    """Themes, then lines: what became of each, and how either meeting puts it."""
    for one in comparisons:
        screen.line()
        if one.questions is None:
            screen.result("terminal.compare.no_like_question")
        else:
            before, after = one.questions
            screen.heading(f"{after.number}. {after.text}")
            if before.text != after.text:
                meeting = one.meetings[0]
                screen.result("terminal.compare.asked", meeting=meeting, question=before.text)
        for kind in ("themes", "lines"):
            _table(screen, kind, one, getattr(one, kind))


def _table(screen: Screen, kind: str, one: Comparison, compared: Sequence[Compared]) -> None:
    texts = screen.texts
    if not compared:
        return
    columns = [texts.text(f"terminal.compare.{kind}"), *one.meetings]
    rows = [
        [
            texts.text(f"terminal.compare.{each.change}"),
            "\n".join(each.before),
            "\n".join(each.after),
        ]
        for each in compared
    ]
    screen.table(columns, rows)


def comparison_json(comparisons: Sequence[Comparison]) -> object:
    """The same for a machine to read."""
    return {"comparisons": [one.model_dump(mode="json") for one in comparisons]}
