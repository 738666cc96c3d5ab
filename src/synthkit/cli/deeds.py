"""What a person does to a workspace: carried out, stored, told in a line, and checked anew."""

from collections.abc import Callable, Mapping

from synthkit.cli.options import GlobalOptions
from synthkit.cli.screen import Screen, screen_for
from synthkit.cli.workspace import Workspace, open_workspace
from synthkit.model.finding import Severity
from synthkit.model.synthesis import Synthesis
from synthkit.model.workshop import Others
from synthkit.store.records import Access, Action, Deed
from synthkit.text.catalogue import Catalogue


def carry_out(options: GlobalOptions, ask: Callable[[Workspace, Synthesis], Deed]) -> Synthesis:
    """Opens the workspace, does what is asked for and says what changed and how to undo it.

    What the checks find only since then is shown; nothing is refused for it.

    Returns:
        The whole as it stands afterwards.
    """
    screen = screen_for(options)
    with open_workspace(options, screen, Access.WRITE) as workspace:
        before = workspace.overview()
        action = workspace.carry_out(ask(workspace, before))
        after = workspace.overview()
    screen.line(sentence(screen.texts, action))
    if action.effects.told.get("lines"):
        screen.result("terminal.lines_gone", count=action.effects.told["lines"])
    _new_findings(screen, before, after)
    if action.undoes is None:
        screen.remark("terminal.undo_with")
    return after


def sentence(texts: Catalogue, action: Action) -> str:
    """What was done, in a line."""
    told = dict(action.effects.told)
    command = str(told.pop("command", action.command))
    command = _way(command, told)
    if "reason" in told:
        told["reason"] = texts.text(f"terminal.reason.{told['reason']}")
    done = texts.text(f"terminal.did.{command}", **told)
    return done if action.undoes is None else texts.text("terminal.did.undo", done=done)


def report_actions(screen: Screen, actions: tuple[Action, ...]) -> None:
    """Every action in a row, the oldest first."""
    text = screen.texts.text
    undone = {action.undoes for action in actions}
    columns = [text(f"terminal.column.{name}") for name in ("number", "time", "command", "what")]
    screen.table(
        columns,
        [
            [
                action.number,
                f"{action.at.astimezone():%Y-%m-%d %H:%M}",
                action.command,
                sentence(screen.texts, action)
                + (f" ({text('terminal.undone')})" if action.number in undone else ""),
            ]
            for action in actions
        ],
    )


def _way(command: str, told: Mapping[str, str | int]) -> str:
    """The command, or the way of it that has a sentence of its own."""
    ways = {
        "place_none": command == "place" and "question" not in told,
        "themes_none": command == "themes" and "titles" not in told,
        "themes_open": command == "themes" and told.get("others") == Others.ALLOWED,
        "drop_none": command == "drop" and not told.get("freed"),
        "reword_side": command == "reword" and "side" in told,
        "approve_by": command == "approve" and "by" in told,
    }
    return next((way for way, taken in ways.items() if taken), command)


def _new_findings(screen: Screen, before: Synthesis, after: Synthesis) -> None:
    known = before.findings
    new = [f for f in after.findings if f.severity is not Severity.INFO and f not in known]
    screen.findings(new, most=2)
