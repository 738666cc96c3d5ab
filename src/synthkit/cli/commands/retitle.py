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
    from dataclasses import replace

    from synthkit.app import correcting
    from synthkit.app.theming import follow_title
    from synthkit.cli.deeds import carry_out
    from synthkit.cli.ids import Ids
    from synthkit.cli.settings.edits import with_themes
    from synthkit.cli.workspace import Workspace
    from synthkit.model.synthesis import Synthesis
    from synthkit.store.records import Deed, SettingsEdit

    def ask(workspace: Workspace, synthesis: Synthesis) -> Deed:
        found = Ids(synthesis).theme(theme)
        deed = correcting.retitle(synthesis, found, title, workspace.environment.now())
        followed = follow_title(synthesis, deed, str(deed.told["before"]))
        if followed is None:
            return deed
        deed, settled = followed
        before = workspace.settings_text()
        number = deed.sections[0].question.number
        after = with_themes(before, number, settled)
        return replace(deed, settings=SettingsEdit(before=before, after=after))

    carry_out(options, ask)
