import pytest

from synthkit.engines.offline.spelling import spelling_of

NOTES = (
    "HR kan det strategiska",
    "Fråga HR",
    "hr & RUA",
    "Checklista för mottagande",
    "lokalen är trång och mörk",
    "Mentorer och introduktion",
    "Introduktion på plats",
)


def spelt(line, *more):
    return spelling_of((*NOTES, *more), "sv").applied(line)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Våga fråga hr", "Våga fråga HR"),
        ("RUA och hr", "RUA och HR"),
        ("CHECKLISTA FÖR CHEFER", "checklista för chefer"),
        ("En CHECKLISTA behövs", "En checklista behövs"),
        ("RUA:s roll", "RUA:s roll"),
        ("Stora o små kommuner", "Stora och små kommuner"),
    ],
)
def test_words_are_spelt_as_the_other_notes_spell_them(line, found):
    assert spelt(line) == found


def test_a_shorthand_that_nobody_spells_out_stays():
    assert spelt("mkt språk") == "mkt språk"


def test_a_typo_is_corrected_where_another_note_has_the_word():
    assert spelt("Bättre introduktoin", "Bättre introdukton") == "Bättre introduktoin"
    assert spelt("Bättre introdukton", "Bättre introdukton") == "Bättre introduktion"


def test_forms_of_a_word_are_no_typos_of_each_other():
    assert spelt("Mentorerna", "Mentorerna saknas") == "Mentorerna"


def test_an_acronym_stays_in_capitals_and_what_is_shouted_does_not():
    notes = ("Fråga BRYGGNÄT först", "SJÖRIK-kontoret har öppet", "Bygg en BRYGGA nu")
    assert spelt("Be BRYGGNÄT om lån", *notes) == "Be BRYGGNÄT om lån"
    assert spelt("BRYGGNÄT BETALAR BRYGGAN", *notes) == "BRYGGNÄT betalar bryggan"
    assert spelt("Laga BRYGGAN", *notes) == "Laga bryggan"
