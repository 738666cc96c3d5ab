import pytest

from synthkit.exporters.tensions import TensionSentences
from tests.builders import notes, synthesis, tension, workshop

SAID = notes("Staten ska betala", "Vi gör som Umeå", "och staten ska inte betala")


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        ("Det räcker.", "Det räcker inte.", "Det räcker – men det räcker inte."),
        ("Det räcker", "RUA räcker inte", "Det räcker – men RUA räcker inte."),
        ("Räcker det?", "Umeå räcker!", "Räcker det? – men Umeå räcker!"),
        ("12 veckor.", "19 veckor.", "12 veckor – men 19 veckor."),
    ],
)
def test_both_sides_stand_in_one_sentence(one, other, joined):
    voices = TensionSentences(synthesis(workshop(), notes_by_question={1: SAID}))
    assert voices.joined(tension(one, other, SAID[:1], SAID[1:2])) == joined


def test_the_same_in_english():
    voices = TensionSentences(synthesis(workshop(language="en"), notes_by_question={1: SAID}))
    assert voices.joined(tension("It is enough.", "It is not.", SAID[:1], SAID[1:2])) == (
        "It is enough – but it is not."
    )
