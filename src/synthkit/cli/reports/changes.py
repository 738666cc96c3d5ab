"""What people changed, in words."""

from collections.abc import Mapping

from synthkit.cli.screen import Screen
from synthkit.drafts.changes import ChangeRecord
from synthkit.model.workshop import Others
from synthkit.text.catalogue import Catalogue


def sentence(texts: Catalogue, record: ChangeRecord) -> str:
    """What was changed, in a line."""
    details = dict(record.change.details)
    command = str(details.pop("command", record.change.command))
    command = _way(command, details)
    if "reason" in details:
        details["reason"] = texts.text(f"document.reason.{details['reason']}")
    done = texts.text(f"terminal.did.{command}", **details)
    return done if record.change.undoes is None else texts.text("terminal.did.undo", done=done)


def report_changes(screen: Screen, changes: tuple[ChangeRecord, ...]) -> None:
    """Every change in a row, the oldest first."""
    text = screen.texts.text
    undone = {record.change.undoes for record in changes}
    columns = [text(f"terminal.column.{name}") for name in ("number", "time", "command", "what")]
    screen.table(
        columns,
        [
            [
                record.number,
                f"{record.at.astimezone():%Y-%m-%d %H:%M}",
                record.change.command,
                sentence(screen.texts, record)
                + (f" ({text('terminal.undone')})" if record.number in undone else ""),
            ]
            for record in changes
        ],
    )


def _way(command: str, details: Mapping[str, str | int]) -> str:
    """The command, or the way of it that has a sentence of its own."""
    ways = {
        "place_none": command == "place" and "question" not in details,
        "themes_none": command == "themes" and "titles" not in details,
        "themes_open": command == "themes" and details.get("others") == Others.ALLOWED,
        "drop_none": command == "drop" and not details.get("freed"),
        "reword_side": command == "reword" and "side" in details,
        "approve_by": command == "approve" and "by" in details,
    }
    return next((way for way, taken in ways.items() if taken), command)
