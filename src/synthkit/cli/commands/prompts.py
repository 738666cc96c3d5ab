"""``synthkit prompts``: what a language model is told, and the workspace's own words for it."""

import json
from pathlib import Path
from typing import Final

from synthkit.cli.environment import read_environment
from synthkit.cli.files import write_whole
from synthkit.cli.options import Globals
from synthkit.cli.screen import Screen, screen_for
from synthkit.cli.settings import SETTINGS_FILE
from synthkit.cli.workspace import workspace_folder
from synthkit.errors import ExportRefused, UsageMistake, WorkspaceError
from synthkit.prompts import FOLDER, TASKS, PromptLibrary

_ACTIONS: Final = ("list", "show", "copy")


def prompts(said: Globals, action: str, name: str | None, *, as_json: bool) -> None:
    """Lists the prompts, prints one, or copies it into the workspace to be edited there.

    Raises:
        UsageMistake: if there is no such action or prompt, or none is named.
        SettingsError: if a prompt of the workspace cannot be used.
        WorkspaceError: if there is no workspace to copy to.
        ExportRefused: if the workspace has that prompt already.
    """
    if action not in _ACTIONS:
        raise UsageMistake("no_such_action", name=action, actions=", ".join(_ACTIONS))
    screen = screen_for(said)
    folder = workspace_folder(said, read_environment())
    library = PromptLibrary(folder / FOLDER)
    if action == "list":
        _list(screen, library, as_json=as_json)
        return
    if name is None:
        raise UsageMistake("prompt_not_named", prompts=", ".join(TASKS))
    if action == "show":
        screen.raw(library.path(name).read_text("utf-8-sig"))
        return
    _copy(screen, library, folder, name)


def _list(screen: Screen, library: PromptLibrary, *, as_json: bool) -> None:
    found = [library[name] for name in TASKS]
    if as_json:
        told = [{**prompt.use.model_dump(), "own": library.is_own(prompt.name)} for prompt in found]
        screen.raw(json.dumps({"prompts": told}, indent=2))
        return
    text = screen.texts.text
    columns = [text(f"terminal.column.{key}") for key in ("prompt", "version", "hash", "origin")]
    screen.table(
        columns,
        [
            [
                prompt.name,
                prompt.version,
                prompt.hash,
                text(f"terminal.prompts.{'own' if library.is_own(prompt.name) else 'shipped'}"),
            ]
            for prompt in found
        ],
    )


def _copy(screen: Screen, library: PromptLibrary, folder: Path, name: str) -> None:
    if not (folder / SETTINGS_FILE).exists():
        raise WorkspaceError("no_workspace", folder=folder.resolve().name or folder)
    own = folder / FOLDER / f"{library[name].name}.md"
    if own.exists():
        raise ExportRefused("prompt_there", file=own.name)
    own.parent.mkdir(exist_ok=True)
    write_whole(own, library.path(name).read_bytes())
    screen.result("terminal.prompts.copied", file=f"{FOLDER}/{own.name}")
