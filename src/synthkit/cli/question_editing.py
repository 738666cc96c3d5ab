"""A question edited whole: in a person's own editor, or from a file."""

import sys
from pathlib import Path

from synthkit.app.editing import edit_question
from synthkit.cli.adopting import report_adoption, with_settings
from synthkit.cli.changes import report_new_findings
from synthkit.cli.editor import edited_file
from synthkit.cli.question_file import question_in, question_text
from synthkit.cli.session import Session
from synthkit.cli.workspace import STORE_FOLDER, Workspace
from synthkit.errors import UsageMistake
from synthkit.model.synthesis import Section, Synthesis
from synthkit.text.catalogue import catalogue


def print_question(session: Session, numbers: list[int] | None) -> None:
    """The text that would be edited, for scripts.

    Raises:
        UsageMistake: "edit_one_question" or "not_summarised_yet".
    """
    with session.reading() as workspace:
        session.screen.raw(question_text(*_section(workspace, numbers)))


def edit_whole(session: Session, numbers: list[int] | None, file: Path | None) -> None:
    """Takes over what a person wants under one question; a file that is refused is kept.

    Raises:
        UsageMistake: "edit_one_question", "not_summarised_yet", "edit_needs_terminal",
            "edit_file_not_read", "edit_older_file", or what cannot be understood, with its line.
    """
    screen = session.screen
    with session.reading() as workspace:
        shown, section = _section(workspace, numbers)
        folder, editor = workspace.folder / STORE_FOLDER, workspace.environment.editor
    number, texts = section.question.number, catalogue(shown.workshop.language)
    path = folder / texts.text("edit.file.name", number=number)
    content: bytes | None
    if file is not None:
        content = _content(file)
    elif not sys.stdin.isatty():
        raise UsageMistake("edit_needs_terminal", number=number)
    else:
        content = edited_file(screen, path, question_text(shown, section), editor)
    if content is None:
        screen.result("terminal.editor.unchanged")
        screen.remark("terminal.editor.waits")
        return
    with session.writing() as workspace:
        before, section = _section(workspace, [number])
        found = edit_question(before, section, question_in(content, file or path, before, section))
        if found.change is not None:
            workspace.record(with_settings(workspace, before, found.change))
        after = workspace.whole()
    path.unlink(missing_ok=True)
    report_adoption(screen, found)
    if found.change is None:
        screen.result("terminal.adopt.nothing")
        return
    report_new_findings(screen, before, after)
    screen.remark("terminal.undo_with")


def _section(workspace: Workspace, asked: list[int] | None) -> tuple[Synthesis, Section]:
    """The whole, and the section of the one question that is edited."""
    numbers = workspace.numbers(asked)
    if len(numbers) > 1:
        raise UsageMistake("edit_one_question")
    synthesis = workspace.whole()
    section = synthesis.section(numbers[0])
    if section is None:
        raise UsageMistake("not_summarised_yet", number=numbers[0])
    return synthesis, section


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UsageMistake("edit_file_not_read", file=file) from error
