"""``synthkit prompts``: what a language model is asked, and the workspace's own words for it."""

from typing import Annotated

import typer

from synthkit.cli.localised_typer import help_text
from synthkit.cli.options import GlobalOptions, JsonOption


def prompts(
    options: GlobalOptions,
    action: Annotated[
        str, typer.Argument(metavar="list|show|copy", help=help_text("options.prompts_action"))
    ] = "list",
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help=help_text("options.prompts_name"))
    ] = None,
    json: JsonOption = False,
) -> None:
    """Lists the prompts, prints one, or copies it into the workspace to be edited there.

    Raises:
        UsageMistake: if there is no such action or prompt, or none is named.
        SettingsError: if a prompt of the workspace cannot be used.
        WorkspaceError: if there is no workspace to copy to.
        ExportRefused: if the workspace has that prompt already.
    """
    from synthkit.cli.environment import read_environment
    from synthkit.cli.prompt_files import copy_prompt, report_prompts
    from synthkit.cli.reports.as_json import prompts_json
    from synthkit.cli.screen import screen_for
    from synthkit.cli.workspace import workspace_folder
    from synthkit.errors import UsageMistake
    from synthkit.prompts import FOLDER, TASKS, PromptLibrary

    if action not in {"list", "show", "copy"}:
        raise UsageMistake("no_such_action", name=action, actions="list, show, copy")
    screen = screen_for(options)
    folder = workspace_folder(options, read_environment())
    library = PromptLibrary(folder / FOLDER)
    if action == "list" and json:
        screen.raw(prompts_json(library))
    elif action == "list":
        report_prompts(screen, library)
    elif name is None:
        raise UsageMistake("prompt_not_named", prompts=", ".join(TASKS))
    elif action == "show":
        screen.raw(library.path(name).read_text("utf-8-sig"))
    else:
        copied = copy_prompt(library, folder, name)
        screen.result("terminal.prompts.copied", file=f"{FOLDER}/{copied.name}")
