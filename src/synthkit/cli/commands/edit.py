"""``synthkit edit``: a question edited whole, in a text file."""

from typing import Annotated

import typer

from synthkit.cli.options import FromOption, QuestionsOption
from synthkit.cli.session import Session


def edit(
    session: Session,
    question: QuestionsOption = None,
    from_file: FromOption = None,
    to_stdout: Annotated[bool, typer.Option("--print")] = False,
) -> None:
    """Opens titles, lines and left-out notes in an editor; all that is changed is one change."""
    from synthkit.cli.question_editing import edit_whole, print_question

    if to_stdout:
        print_question(session, question)
    else:
        edit_whole(session, question, from_file)
