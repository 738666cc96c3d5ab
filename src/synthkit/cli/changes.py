"""What a person changes in a workspace: stored, described in a line, and checked anew."""

from collections.abc import Callable, Mapping

from synthkit.checks.catalogue import check_since
from synthkit.cli.options import GlobalOptions
from synthkit.cli.screen import Screen, screen_for
from synthkit.cli.workspace import Workspace, open_workspace
from synthkit.drafts.changes import Change, ChangeRecord
from synthkit.model.finding import Severity
from synthkit.model.synthesis import Synthesis
from synthkit.model.workshop import Others
from synthkit.store.records import Access
from synthkit.text.catalogue import Catalogue


def change(options: GlobalOptions, ask: Callable[[Workspace, Synthesis], Change]) -> Synthesis:
    """Opens the workspace, changes what is asked for and says what changed and how to undo it.

    What the checks find only since then is shown; nothing is refused for it. No engine and no
    export is loaded for it, for people put many lines right, one after another.

    Returns:
        The whole as it stands afterwards.
    """
    screen = screen_for(options)
    with open_workspace(options, screen, Access.WRITE) as workspace:
        before = workspace.whole()
        record = workspace.record(ask(workspace, before))
        after = workspace.whole()
    made = record.change
    screen.line(sentence(screen.texts, record))
    if made.details.get("lines"):
        screen.result("terminal.lines_gone", count=made.details["lines"])
    _new_findings(screen, before, after)
    if made.undoes is None:
        screen.remark("terminal.undo_with")
    return after


def sentence(texts: Catalogue, record: ChangeRecord) -> str:
    """What was changed, in a line."""
    details = dict(record.change.details)
    command = str(details.pop("command", record.change.command))
    command = _way(command, details)
    if "reason" in details:
        details["reason"] = texts.text(f"terminal.reason.{details['reason']}")
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


def _new_findings(screen: Screen, before: Synthesis, after: Synthesis) -> None:
    new = [f for f in check_since(after, before) if f.severity is not Severity.INFO]
    screen.findings(new, most=2)
