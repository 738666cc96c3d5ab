"""``synthkit themes``: the themes of a question, shown or settled."""

from pathlib import Path
from typing import Annotated

import typer

from synthkit.cli.options import QuestionsOption
from synthkit.cli.session import Session


def themes(
    session: Session,
    question: QuestionsOption = None,
    edit: bool = False,
    from_file: Annotated[Path | None, typer.Option("--from", metavar="PATH")] = None,
    accept: bool = False,
    json: bool = False,
) -> None:
    """Shows the themes, or settles those of one question."""
    from synthkit.cli.reports.themes import report_themes, themes_json
    from synthkit.cli.theme_editing import Way, current_themes, hand_on_themes, settle_themes
    from synthkit.errors import UsageMistake

    ways = {Way.EDITED: edit, Way.FROM_FILE: from_file is not None, Way.AS_THEY_STAND: accept}
    if from_file is not None and from_file.is_dir() and not edit:
        hand_on_themes(session, question, from_file, accept=accept)
        return
    named = [way for way, is_named in ways.items() if is_named]
    if len(named) > 1:
        raise UsageMistake("themes_one_way")
    if named:
        settle_themes(session, question, named[0], from_file)
        return
    shown = current_themes(session, question)
    if json:
        session.screen.json(themes_json(shown))
    else:
        report_themes(session.screen, shown)
