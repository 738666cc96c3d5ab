"""Group files for the program to read, written as people write them."""

import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import docx
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import ListFlowable, Paragraph, SimpleDocTemplate

QUESTIONS = ("Hur lär vi av varandra?", "Vad behöver näringslivet för stöd?")
NOTES: Mapping[str, Sequence[Sequence[str]]] = {
    "Grupp 1": (
        ("Dela goda exempel mellan regionerna", "Gemensamma nätverk för RUA och HR"),
        ("Fråga företagen vad de behöver", "Lotsar som hjälper små företag med rekrytering"),
    ),
    "Grupp 2": (
        ("Regionerna bör dela sina goda exempel", "Studiebesök hos varandra en gång om året"),
        ("Små företag behöver en lots vid rekrytering", "Kommunernas näringslivskontor måste med"),
    ),
    "Grupp 3": (
        ("Avsätt tid för att lära av andras projekt",),
        ("Företagen ska inte behöva leta efter rätt myndighet", "Enklare regler för APL"),
    ),
}


class Terminal(io.StringIO):
    """A standard input that somebody sits at."""

    def isatty(self) -> bool:
        return True


def write_docx(path: Path, notes: Sequence[Sequence[str]], heading: str | None = None) -> Path:
    """A group's file: a heading, the questions as headings, the notes as bullets."""
    made = docx.Document()
    made.add_heading(heading or path.stem, 1)
    for number, (question, points) in enumerate(zip(QUESTIONS, notes, strict=True), 1):
        made.add_heading(f"{number}. {question}", 2)
        for point in points:
            made.add_paragraph(point, style="List Bullet")
    path.parent.mkdir(parents=True, exist_ok=True)
    made.save(str(path))
    return path


def write_pdf(path: Path, notes: Sequence[Sequence[str]], heading: str | None = None) -> Path:
    """The same as a pdf."""
    styles = getSampleStyleSheet()
    story = [Paragraph(heading or path.stem, styles["Heading1"])]
    for number, (question, points) in enumerate(zip(QUESTIONS, notes, strict=True), 1):
        story.append(Paragraph(f"{number}. {question}", styles["Heading2"]))
        items = [Paragraph(point, styles["BodyText"]) for point in points]
        story.append(ListFlowable(items, bulletType="bullet", start="•"))
    path.parent.mkdir(parents=True, exist_ok=True)
    SimpleDocTemplate(str(path)).build(story)
    return path


def write_notes(folder: Path) -> Path:
    """One Word file a group."""
    for group, notes in NOTES.items():
        write_docx(folder / f"{group}.docx", notes)
    return folder


def write_one_for_all(folder: Path) -> Path:
    """All groups in one Word file, each under a heading with its name."""
    made = docx.Document()
    for group, notes in NOTES.items():
        made.add_heading(group, 1)
        for number, (question, points) in enumerate(zip(QUESTIONS, notes, strict=True), 1):
            made.add_heading(f"{number}. {question}", 2)
            for point in points:
                made.add_paragraph(point, style="List Bullet")
    folder.mkdir(parents=True, exist_ok=True)
    made.save(str(folder / "Alla grupper.docx"))
    return folder


def write_one_a_question(folder: Path) -> Path:
    """One Word file a question, with a heading for each group in it."""
    folder.mkdir(parents=True, exist_ok=True)
    for index, question in enumerate(QUESTIONS):
        made = docx.Document()
        made.add_heading(f"{index + 1}. {question}", 1)
        for group, notes in NOTES.items():
            made.add_heading(group, 2)
            for point in notes[index]:
                made.add_paragraph(point, style="List Bullet")
        made.save(str(folder / f"Fråga {index + 1}.docx"))
    return folder


def set_llm(folder: Path, **values: object) -> None:
    """Puts settings below the heading ``[llm]`` of a workspace's synthkit.toml."""
    path = folder / "synthkit.toml"
    lines = "".join(f"{name} = {json.dumps(value)}\n" for name, value in values.items())
    path.write_text(path.read_text("utf-8").replace("[llm]\n", f"[llm]\n{lines}"), "utf-8")
