"""``synthkit set-group``: names the group of a file, or of what stands under a heading in it."""

from typing import Annotated

import typer

from synthkit.cli.session import Session


def set_group(
    session: Session,
    files: Annotated[list[str], typer.Argument(metavar="FILE[#HEADING]")],
    name: Annotated[str, typer.Argument(metavar="NAME")],
) -> None:
    """Names the group of whole files, or of what stands under a heading in one."""
    from synthkit.cli.changes import change
    from synthkit.cli.lookup import Ids, group_keys
    from synthkit.cli.settings.edits import with_groups
    from synthkit.cli.workspace import Workspace
    from synthkit.drafts.changes import Change
    from synthkit.errors import UsageMistake

    def ask(workspace: Workspace, ids: Ids) -> Change:
        group = " ".join(name.split())
        if not group:
            raise UsageMistake("no_words")
        keys = group_keys(ids.synthesis.material.documents, files)
        edit = workspace.settings_edit(lambda text: with_groups(text, dict.fromkeys(keys, group)))
        details: dict[str, str | int] = {"files": ", ".join(keys), "group": group}
        return Change(command="set-group", details=details, settings=edit)

    change(session, ask)
