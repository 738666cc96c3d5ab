"""``synthkit place``: puts notes under another question."""

from typing import TYPE_CHECKING, Annotated

import typer

from synthkit.cli.localised_typer import help_text
from synthkit.cli.options import GlobalOptions, NotesArgument

if TYPE_CHECKING:
    from synthkit.cli.workspace import Workspace


def place(
    options: GlobalOptions,
    notes: NotesArgument,
    question: Annotated[
        str,
        typer.Option(
            "--question", "-n", metavar="N|none", help=help_text("options.place_question")
        ),
    ],
) -> None:
    """Puts notes under a question, or under none.

    Raises:
        UsageMistake: "question_or_none" if neither is named, "no_such_question".
    """
    from synthkit.app import corrections
    from synthkit.cli.changes import change
    from synthkit.cli.ids import Ids
    from synthkit.cli.workspace import Workspace
    from synthkit.drafts.changes import Change
    from synthkit.model.synthesis import Synthesis

    def ask(workspace: Workspace, synthesis: Synthesis) -> Change:
        number = _number(workspace, question)
        return corrections.place(Ids(synthesis).notes(notes), number)

    change(options, ask)


def _number(workspace: "Workspace", question: str) -> int | None:
    from synthkit.errors import UsageMistake

    word = question.strip().casefold()
    if word == "none":
        return None
    if not word.isdecimal():
        raise UsageMistake("question_or_none", typed=question)
    return workspace.numbers([int(word)])[0]
