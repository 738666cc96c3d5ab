"""``synthkit paste``: a chat's replies, and what they lead to."""

from pathlib import Path
from typing import Annotated

import typer

from synthkit.cli.options import QuestionsOption
from synthkit.cli.session import Session


def paste(
    session: Session,
    file: Annotated[Path | None, typer.Argument(metavar="[FILE|-]")] = None,
    question: QuestionsOption = None,
    clipboard: bool = False,
    enough: bool = False,
) -> int:
    """Takes the replies in a pasted text and goes on as far as they lead; returns the exit code."""
    from synthkit.cli.chat_replies import take_replies
    from synthkit.errors import UsageMistake

    if [file is not None, clipboard, enough].count(True) != 1:
        raise UsageMistake("paste_what")
    return take_replies(session, file, question, enough=enough)
