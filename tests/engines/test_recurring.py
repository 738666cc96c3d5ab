"""What came back: notes of several meetings on one matter, by words that stand in two of them."""

from collections.abc import Sequence

from synthkit.engines.offline.recurring import Said, recurring_themes
from synthkit.model.synthesis import RecurringTheme
from tests.builders import notes

FIRST = (
    "Ljudnivån i matsalen är för hög",
    "Fler grönsaker på tallriken",
    "Matsalen behöver mjukare ljud",
    "Fråga [namn], [telefon]",
)
SECOND = (
    "Ljudet i matsalen är bättre med textilier",
    "Schemalagd lunch kl. 11",
    "Hör med [namn], [telefon]",
)


def themes(*meetings: Sequence[str]) -> tuple[RecurringTheme, ...]:
    said = [
        Said(note)
        for number, texts in enumerate(meetings, 1)
        for note in notes(*texts, group=f"Träff {number}")
    ]
    return recurring_themes(said, ("Träff 1", "Träff 2"))


def test_notes_of_two_meetings_on_one_matter_are_a_theme_by_their_common_noun():
    (theme,) = themes(FIRST, SECOND)
    assert theme.title == "Matsalen"
    assert {note.text for note in theme.notes} == {FIRST[0], FIRST[2], SECOND[0]}


def test_what_is_masked_ties_no_notes_together():
    assert themes(("Ring [namn], [telefon]",) * 2, ("Kontakta [namn], [telefon]",) * 2) == ()


def test_two_notes_that_share_a_word_and_no_more_are_none():
    assert (
        themes(
            ("Bussen går för sällan till skolan på morgonen, barnen väntar i regnet",),
            ("Bygg en lekplats bakom biblioteket med plats för de minsta, nära bussen",),
        )
        == ()
    )


def test_two_notes_that_say_the_same_are_one():
    (theme,) = themes(("Bussen går för sällan",), ("Bussen går fortfarande för sällan",))
    assert theme.title == "Bussen"


def test_one_meeting_alone_has_none():
    assert themes(FIRST) == ()
