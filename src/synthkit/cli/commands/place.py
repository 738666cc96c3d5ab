"""``synthkit place``: puts notes under another question."""

from typing import TYPE_CHECKING, Annotated

import typer

from synthkit.cli.session import Session

if TYPE_CHECKING:
    from synthkit.cli.lookup import Ids
    from synthkit.cli.workspace import Workspace
    from synthkit.drafts.changes import Change


def place(
    session: Session,
    notes: Annotated[list[str] | None, typer.Argument(metavar="NOTE")] = None,
    question: Annotated[str | None, typer.Option("--question", "-n", metavar="N|none")] = None,
    accept_suggestions: bool = False,
) -> None:
    """Puts notes under a question, or under none; or all those that a model is sure about."""
    from synthkit.app import corrections
    from synthkit.app.material import suggested_moves
    from synthkit.cli.changes import change
    from synthkit.errors import UsageMistake

    named = notes or []
    if accept_suggestions == bool(named or question) or bool(named) != bool(question):
        raise UsageMistake("place_what")

    def asked(workspace: "Workspace", ids: "Ids") -> "Change":
        if question is None:
            context = workspace.context()
            found = suggested_moves(context.store, context.workshop.questions, context.group_names)
            return corrections.accept_suggestions(found)
        return corrections.place(ids.notes(named), _number(workspace, question))

    change(session, asked)


def _number(workspace: "Workspace", question: str) -> int | None:
    from synthkit.errors import UsageMistake

    word = question.strip().casefold()
    if word == "none":
        return None
    if not word.isdecimal():
        raise UsageMistake("question_or_none", typed=question)
    return workspace.numbers([int(word)])[0]
