"""``synthkit retitle``: gives a theme another title."""

from typing import Annotated

import typer

from synthkit.cli.options import ThemeArgument
from synthkit.cli.session import Session


def retitle(
    session: Session,
    theme: ThemeArgument,
    title: Annotated[str, typer.Argument(metavar="TITLE")],
) -> None:
    """Gives a theme another title, in synthkit.toml too if it is a settled one."""
    from synthkit.app import corrections
    from synthkit.cli.adopting import with_settings
    from synthkit.cli.changes import change
    from synthkit.cli.lookup import Ids
    from synthkit.cli.workspace import Workspace
    from synthkit.drafts.changes import Change

    def ask(workspace: Workspace, ids: Ids) -> Change:
        made = corrections.retitle(ids.synthesis, ids.theme(theme), title)
        return with_settings(workspace, ids.synthesis, made)

    change(session, ask)
