"""In which section of a closing synthesis a line of a meeting belongs."""

import pytest

from synthkit.engines.offline.frame import LineFacts, placed_in_frame
from synthkit.model.note import Note
from synthkit.model.workshop import Question
from synthkit.text.similarity.wordtable import WordTable
from tests.builders import notes

FRAME = (
    "Återkommande teman",
    "Framgångsfaktorer",
    "Strukturer",
    "Verktygslåda",
    "Kvarstående frågor",
    "Nästa steg",
)
SECTIONS = tuple(Question(number=n, text=text) for n, text in enumerate(FRAME, 1))
TROUBLE = "Vilka svårigheter möter skolköken?"
WHAT_BEARS = "Vilka framgångsfaktorer, strukturer och verktyg bär arbetet?"
AT_HOME = "Vad blir nästa steg?"


def line(meeting: str, question: str, text: str) -> Note:
    (note,) = notes(text, group=meeting)
    return note.model_copy(update={"headings": (question,)})


def section_of(placed: Note, *examples: str) -> str:
    last = frozenset({placed.id} if placed.group == "Träff 2" else ())
    facts = LineFacts(last=last, examples=frozenset(examples))
    (found,) = placed_in_frame(SECTIONS, (placed,), facts, WordTable())
    return FRAME[(found.question or 0) - 1]


@pytest.mark.parametrize(
    ("meeting", "question", "text", "section"),
    [
        ("Träff 1", TROUBLE, "Ugnarna är för små för kastruller i rostfritt", "Återkommande teman"),
        ("Träff 1", TROUBLE, "Kockarna får inga egna raster", "Återkommande teman"),
        ("Träff 1", TROUBLE, "Vem beställer råvarorna?", "Kvarstående frågor"),
        ("Träff 1", TROUBLE, "Grossisten levererar för sent före jul", "Återkommande teman"),
        ("Träff 2", AT_HOME, "Grossisten bjuds in före jul", "Nästa steg"),
        ("Träff 2", WHAT_BEARS, "Tålamod", "Framgångsfaktorer"),
        ("Träff 2", WHAT_BEARS, "Rektorn har ansvaret för måltiderna", "Strukturer"),
        ("Träff 2", WHAT_BEARS, "En mall för matsedlar", "Verktygslåda"),
        ("Träff 2", WHAT_BEARS, "Fortfarande ingen som diskar", "Kvarstående frågor"),
    ],
)
def test_a_line_stands_by_what_it_says_when_and_what_was_asked(meeting, question, text, section):
    assert section_of(line(meeting, question, text)) == section


def test_a_line_that_names_a_good_example_is_a_tool_where_examples_are_asked_for():
    named = line("Träff 1", "Hur ser köken ut, och vilka exempel finns?", "Köket i Sveg")
    assert section_of(named, named.id) == "Verktygslåda"


def test_what_two_lines_dispute_is_open_until_one_of_them_says_that_it_is_settled():
    def sections(*texts: str) -> set[str]:
        lines = [line(f"Träff {at}", WHAT_BEARS, text) for at, text in enumerate(texts, 1)]
        placed = placed_in_frame(SECTIONS, lines, LineFacts(), WordTable())
        return {FRAME[(one.question or 0) - 1] for one in placed}

    disputed = ("Skolmaten ska lagas i varje kök", "Skolmaten ska inte lagas i varje kök")
    assert sections(*disputed) == {"Kvarstående frågor"}
    settled = (disputed[0], "Nu är det beslutat att skolmaten inte ska lagas i varje kök")
    assert "Kvarstående frågor" not in sections(*settled)
