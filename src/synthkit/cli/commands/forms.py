"""``synthkit forms``: a sheet for the notes of each group, to be filled in and read."""

from pathlib import Path
from typing import Annotated

import typer

from synthkit.cli.options import OutputOption
from synthkit.cli.session import Session


def forms(
    session: Session,
    groups: Annotated[int, typer.Option("--groups", metavar="N", min=1, max=99)],
    pdf: bool = False,
    output: OutputOption = None,
) -> None:
    """Writes a Word file for each group, with all questions, or a PDF to fill in."""
    from synthkit.cli.files import note_sheet_folder
    from synthkit.cli.writing import refuse_existing, write_whole
    from synthkit.exporters.docx import note_sheet as in_word
    from synthkit.exporters.formats import safe_stem
    from synthkit.exporters.note_sheet import sheet_of
    from synthkit.exporters.pdf import note_sheet as in_pdf
    from synthkit.text.catalogue import catalogue

    with session.reading() as workspace:
        workspace.numbers(None)
        workshop = workspace.settings.as_workshop()
        asked = workspace.settings.engine.default
        now = workspace.environment.now()
        texts = catalogue(workshop.language)
        folder = output or workspace.shown_folder / note_sheet_folder(workshop.language)
    ai = "ai_none" if asked == "offline" else "ai_used"
    sheets: dict[Path, bytes] = {}
    for number in range(1, groups + 1):
        group = texts.text("document.note_sheet.group", number=number)
        path = folder / f"{safe_stem(group)}{'.pdf' if pdf else '.docx'}"
        refuse_existing(path)
        sheets[path] = (in_pdf if pdf else in_word).write(sheet_of(workshop, group, ai), now)
    for path, content in sheets.items():
        write_whole(path, content)
    session.screen.result("terminal.forms.written", count=len(sheets), folder=folder)
    session.screen.remark("terminal.forms.next", folder=folder)
