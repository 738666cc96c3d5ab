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
    from synthkit.app.themes import follow_title
    from synthkit.cli.changes import change
    from synthkit.cli.lookup import Ids
    from synthkit.cli.settings.edits import with_themes
    from synthkit.cli.workspace import Workspace
    from synthkit.drafts.changes import Change

    def ask(workspace: Workspace, ids: Ids) -> Change:
        found = ids.theme(theme)
        made = corrections.retitle(ids.synthesis, found, title)
        number = corrections.section_with(ids.synthesis, found).question.number
        followed = follow_title(ids.synthesis, number, made)
        if followed is None:
            return made
        made, settled = followed
        edit = workspace.settings_edit(lambda text: with_themes(text, number, settled))
        return made.model_copy(update={"settings": edit})

    change(session, ask)
