"""``synthkit log``: what persons did, and what of it was undone."""

from synthkit.cli.deeds import sentence
from synthkit.cli.machine import actions_json
from synthkit.cli.options import Globals
from synthkit.cli.screen import Screen, screen_for
from synthkit.cli.workspace import open_workspace
from synthkit.store.records import Access, Action


def log(said: Globals, *, as_json: bool) -> None:
    """Prints every action with its time, the oldest first."""
    screen = screen_for(said)
    with open_workspace(said, screen, Access.READ) as workspace:
        actions = workspace.store.actions()
    if as_json:
        screen.raw(actions_json(actions))
    elif actions:
        _table(screen, actions)
    else:
        screen.result("terminal.log_empty")


def _table(screen: Screen, actions: tuple[Action, ...]) -> None:
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
