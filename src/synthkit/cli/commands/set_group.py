"""``synthkit set-group``: names the group of a file, or of what stands under a heading in it."""

from typing import Annotated

import typer

from synthkit.cli.localised_typer import help_text
from synthkit.cli.options import GlobalOptions


def set_group(
    options: GlobalOptions,
    files: Annotated[
        list[str], typer.Argument(metavar="FILE[#HEADING]", help=help_text("options.group_file"))
    ],
    name: Annotated[str, typer.Argument(metavar="NAME", help=help_text("options.group_name"))],
) -> None:
    """Names the group of whole files, or of what stands under a heading in one."""
    from synthkit.cli.changes import change
    from synthkit.cli.file_lookup import group_keys
    from synthkit.cli.settings.edits import with_groups
    from synthkit.cli.workspace import Workspace
    from synthkit.drafts.changes import Change, SettingsEdit
    from synthkit.errors import UsageMistake
    from synthkit.model.synthesis import Synthesis

    def ask(workspace: Workspace, synthesis: Synthesis) -> Change:
        group = " ".join(name.split())
        if not group:
            raise UsageMistake("no_words")
        keys = group_keys(synthesis.material.documents, files)
        before = workspace.settings_text()
        edit = SettingsEdit(before=before, after=with_groups(before, dict.fromkeys(keys, group)))
        details: dict[str, str | int] = {"files": ", ".join(keys), "group": group}
        return Change(command="set-group", details=details, settings=edit)

    change(options, ask)
