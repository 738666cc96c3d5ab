"""``synthkit approve``: approves sections as they stand."""

from typing import Annotated

import typer

from synthkit.cli.localised_typer import help_text
from synthkit.cli.options import GlobalOptions, QuestionsOption


def approve(
    options: GlobalOptions,
    question: QuestionsOption = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="ROLE", help=help_text("options.by"))
    ] = None,
) -> None:
    """Approves sections as they stand, all of them where none is named, and shows what stays."""
    from synthkit.app import corrections
    from synthkit.cli.changes import change
    from synthkit.cli.reports.synthesis import show_sections
    from synthkit.cli.screen import screen_for
    from synthkit.cli.workspace import Workspace
    from synthkit.drafts.changes import Change
    from synthkit.model.synthesis import Synthesis

    approved: list[int] = []

    def ask(workspace: Workspace, synthesis: Synthesis) -> Change:
        approved.extend(workspace.numbers(question))
        return corrections.approve(synthesis, approved, by)

    after = change(options, ask)
    screen = screen_for(options)
    screen.result("terminal.approved")
    show_sections(screen, after, approved, with_sources=False)
