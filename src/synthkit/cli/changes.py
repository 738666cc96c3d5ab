"""What a person changes in a workspace: stored, described in a line, and checked anew."""

from collections.abc import Callable, Mapping, Sequence

from synthkit.checks.catalogue import check_since
from synthkit.cli.lookup import Ids
from synthkit.cli.screen import Screen
from synthkit.cli.session import Session
from synthkit.cli.workspace import Workspace
from synthkit.drafts.changes import Change, ChangeRecord
from synthkit.model.finding import Severity
from synthkit.model.synthesis import Synthesis
from synthkit.model.workshop import Others
from synthkit.text.catalogue import Catalogue


def change(session: Session, ask: Callable[[Workspace, Ids], Change]) -> Synthesis:
    """Changes what is asked for, and says what changed and how to undo it.

    What the checks find only since then is shown; nothing is refused for it. No engine and no
    export is loaded for it, for people put many lines right, one after another.

    Args:
        session: whose workspace is changed.
        ask: what is to be changed; is handed the ids of the synthesis as it stands.

    Returns:
        The whole as it stands afterwards.
    """
    screen = session.screen
    with session.writing() as workspace:
        before = workspace.whole()
        record = workspace.record(ask(workspace, Ids(before)))
        after = workspace.whole()
    made = record.change
    screen.line(sentence(screen.texts, record))
    if made.details.get("lines"):
        screen.result("terminal.lines_gone", count=made.details["lines"])
    report_new_findings(screen, before, after)
    if made.undoes is None:
        screen.remark("terminal.undo_with")
    return after


def report_new_findings(screen: Screen, before: Synthesis, after: Synthesis) -> None:
    """What the checks find only since then."""
    new = [f for f in check_since(after, before) if f.severity is not Severity.INFO]
    screen.findings(new, most=2)


def report_changes(screen: Screen, changes: Sequence[ChangeRecord]) -> None:
    """Every change in a row, the oldest first."""
    undone = {record.change.undoes for record in changes}
    mark = f" ({screen.texts.text('terminal.undone')})"
    screen.table(
        screen.columns("terminal", "number", "time", "command", "what"),
        [
            [
                record.number,
                f"{record.at.astimezone():%Y-%m-%d %H:%M}",
                record.change.command,
                sentence(screen.texts, record) + (mark if record.number in undone else ""),
            ]
            for record in changes
        ],
    )


def changes_json(changes: Sequence[ChangeRecord]) -> object:
    """The same for a machine to read."""
    return [
        {
            "number": record.number,
            "at": record.at.isoformat(),
            "command": record.change.command,
            "undoes": record.change.undoes,
            "what": record.change.details,
        }
        for record in changes
    ]


def sentence(texts: Catalogue, record: ChangeRecord) -> str:
    """What was changed, in a line."""
    details = dict(record.change.details)
    command = str(details.pop("command", record.change.command))
    if "reason" in details:
        details["reason"] = texts.text(f"document.reason.{details['reason']}")
    done = texts.text(f"terminal.did.{_way(command, details)}", **details)
    return done if record.change.undoes is None else texts.text("terminal.did.undo", done=done)


def _way(command: str, details: Mapping[str, str | int]) -> str:
    """The command, or the way of it that has a sentence of its own."""
    ways = {
        "place_none": command == "place" and "question" not in details,
        "themes_none": command == "themes" and "titles" not in details,
        "themes_open": command == "themes" and details.get("others") == Others.ALLOWED,
        "drop_none": command == "drop" and not details.get("freed"),
        "reword_side": command == "reword" and "side" in details,
        "adopt_register": command == "adopt" and "register" in details,
        "adopt_pack": command == "adopt" and "file" in details,
        "approve_by": command == "approve" and "by" in details,
    }
    return next((way for way, taken in ways.items() if taken), command)
