"""``synthkit paste``: a chat's replies, and what they lead to."""

from pathlib import Path
from typing import Annotated

import typer

from synthkit.cli.localised_typer import help_text
from synthkit.cli.options import GlobalOptions, QuestionsOption


def paste(
    options: GlobalOptions,
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE|-]", help=help_text("options.paste_file"))
    ] = None,
    question: QuestionsOption = None,
    clipboard: Annotated[
        bool, typer.Option("--clipboard", help=help_text("options.clipboard"))
    ] = False,
    enough: Annotated[bool, typer.Option("--enough", help=help_text("options.enough"))] = False,
) -> int:
    """Takes the replies in a pasted text and goes on as far as they lead; returns the exit code.

    Raises:
        UsageMistake: "paste_what" unless one source is named; "nothing_waits", if no prompt waits
            for a reply.
        ChecksFailed: if the checks found errors; the sections are stored all the same.
    """
    from synthkit.cli.chat_replies import take_replies
    from synthkit.errors import UsageMistake

    if [file is not None, clipboard, enough].count(True) != 1:
        raise UsageMistake("paste_what")
    return take_replies(options, file, question, enough=enough)
