"""The meetings of a series, and how far each is."""

from collections.abc import Sequence

from synthkit.app.series import MeetingStanding
from synthkit.cli.screen import Screen
from synthkit.text.phrases import days


def report_series(screen: Screen, meetings: Sequence[MeetingStanding]) -> None:
    """A row a meeting, then what is to be done next."""
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
    following = next((one for one in meetings if one.state.is_to_do), None)
    if following:
        screen.remark(
            f"terminal.series.next.{following.state}",
            name=following.meeting.name,
            folder=following.folder,
        )


def series_json(meetings: Sequence[MeetingStanding]) -> object:
    """The same for a machine to read."""
    return {"meetings": [one.model_dump(mode="json") for one in meetings]}
