"""``synthkit retitle``: gives a theme another title."""

from typing import Annotated

import typer

from synthkit.cli.localised_typer import help_text
from synthkit.cli.options import GlobalOptions, ThemeArgument


def retitle(
    options: GlobalOptions,
    theme: ThemeArgument,
    title: Annotated[str, typer.Argument(metavar="TITLE", help=help_text("options.title"))],
) -> None:
    """Gives a theme another title, in synthkit.toml too if it is a settled one."""
    from synthkit.app import corrections
    from synthkit.app.themes import follow_title
    from synthkit.cli.changes import change
    from synthkit.cli.ids import Ids
    from synthkit.cli.settings.edits import with_themes
    from synthkit.cli.workspace import Workspace
    from synthkit.drafts.changes import Change, SettingsEdit
    from synthkit.model.synthesis import Synthesis

    def ask(workspace: Workspace, synthesis: Synthesis) -> Change:
        found = Ids(synthesis).theme(theme)
        made = corrections.retitle(synthesis, found, title)
        number = corrections.section_with(synthesis, found).question.number
        followed = follow_title(synthesis, number, made)
        if followed is None:
            return made
        made, settled = followed
        before = workspace.settings_text()
        edit = SettingsEdit(before=before, after=with_themes(before, number, settled))
        return made.model_copy(update={"settings": edit})

    change(options, ask)
