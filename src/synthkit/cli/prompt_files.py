"""The prompts, shipped or the workspace's own: listed, and copied to be edited."""

from pathlib import Path

from synthkit.cli.files import write_whole
from synthkit.cli.screen import Screen
from synthkit.cli.settings.tables import SETTINGS_FILE
from synthkit.errors import ExportRefused, WorkspaceError
from synthkit.prompts import FOLDER, TASKS, PromptLibrary


def report_prompts(screen: Screen, library: PromptLibrary) -> None:
    """Every prompt in a row, with its version and whose it is."""
    text = screen.texts.text
    columns = [text(f"terminal.column.{key}") for key in ("prompt", "version", "hash", "origin")]
    rows = []
    for prompt in (library[name] for name in TASKS):
        origin = text(f"terminal.prompts.{'own' if library.is_own(prompt.name) else 'shipped'}")
        rows.append([prompt.name, prompt.version, prompt.hash, origin])
    screen.table(columns, rows)


def copy_prompt(library: PromptLibrary, folder: Path, name: str) -> Path:
    """Copies a prompt into the workspace's folder; returns where it lies.

    Raises:
        WorkspaceError: if there is no workspace.
        ExportRefused: if the workspace has that prompt already.
    """
    if not (folder / SETTINGS_FILE).exists():
        raise WorkspaceError("no_workspace", folder=folder.resolve().name or folder)
    own = folder / FOLDER / f"{library[name].name}.md"
    if own.exists():
        raise ExportRefused("prompt_there", file=own.name)
    own.parent.mkdir(exist_ok=True)
    write_whole(own, library.path(name).read_bytes())
    return own
