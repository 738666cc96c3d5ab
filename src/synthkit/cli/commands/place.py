"""``synthkit place``: puts notes under another question."""

from typing import TYPE_CHECKING, Annotated

import typer

from synthkit.cli.options import NotesArgument
from synthkit.cli.session import Session

if TYPE_CHECKING:
    from synthkit.cli.workspace import Workspace


def place(
    session: Session,
    notes: NotesArgument,
    question: Annotated[str, typer.Option("--question", "-n", metavar="N|none")],
) -> None:
    """Puts notes under a question, or under none.

    Raises:
        UsageMistake: "question_or_none" if neither is named, "no_such_question".
    """
    from synthkit.app import corrections
    from synthkit.cli.changes import change

    change(
        session,
        lambda workspace, ids: corrections.place(ids.notes(notes), _number(workspace, question)),
    )


def _number(workspace: "Workspace", question: str) -> int | None:
    from synthkit.errors import UsageMistake

    word = question.strip().casefold()
    if word == "none":
        return None
    if not word.isdecimal():
        raise UsageMistake("question_or_none", typed=question)
    return workspace.numbers([int(word)])[0]
