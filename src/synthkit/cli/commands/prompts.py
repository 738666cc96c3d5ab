"""``synthkit prompts``: what a language model is asked, and the workspace's own words for it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from synthkit.cli.session import Session

if TYPE_CHECKING:
    from synthkit.cli.screen import Screen
    from synthkit.prompts import PromptLibrary


def prompts(
    session: Session,
    action: Annotated[str, typer.Argument(metavar="list|show|copy")] = "list",
    name: Annotated[str | None, typer.Argument(metavar="NAME")] = None,
    json: bool = False,
) -> None:
    """Lists the prompts, prints one, or copies it into the workspace to be edited there."""
    from synthkit.errors import UsageMistake
    from synthkit.prompts import FOLDER, TASKS, PromptLibrary

    if action not in {"list", "show", "copy"}:
        raise UsageMistake("no_such_action", name=action, actions="list, show, copy")
    screen, folder = session.screen, session.folder
    library = PromptLibrary(folder / FOLDER)
    if action == "list" and json:
        found = (library[one] for one in TASKS)
        listed = [one.use.model_dump() | {"own": library.is_own(one.name)} for one in found]
        screen.json({"prompts": listed})
    elif action == "list":
        _report(screen, library)
    elif name is None:
        raise UsageMistake("prompt_not_named", prompts=", ".join(TASKS))
    elif action == "show":
        screen.raw(library.path(name).read_text("utf-8-sig"))
    else:
        copied = _copy(library, folder, name)
        screen.result("terminal.prompts.copied", file=f"{FOLDER}/{copied.name}")


def _report(screen: "Screen", library: "PromptLibrary") -> None:
    """Every prompt in a row, with its version and whose it is."""
    from synthkit.prompts import TASKS

    rows = []
    for prompt in (library[name] for name in TASKS):
        whose = "own" if library.is_own(prompt.name) else "shipped"
        origin = screen.texts.text(f"terminal.prompts.{whose}")
        rows.append([prompt.name, prompt.version, prompt.hash, origin])
    screen.table(screen.columns("terminal", "prompt", "version", "hash", "origin"), rows)


def _copy(library: "PromptLibrary", folder: Path, name: str) -> Path:
    """Copies a prompt into the workspace's folder; returns where it lies."""
    from synthkit.cli.settings.tables import SETTINGS_FILE
    from synthkit.cli.writing import write_whole
    from synthkit.errors import ExportRefused, WorkspaceError
    from synthkit.prompts import FOLDER

    if not (folder / SETTINGS_FILE).exists():
        raise WorkspaceError("no_workspace", folder=folder.resolve().name or folder)
    own = folder / FOLDER / f"{library[name].name}.md"
    if own.exists():
        raise ExportRefused("prompt_there", file=own.name)
    write_whole(own, library.path(name).read_bytes())
    return own
