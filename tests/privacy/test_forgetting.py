"""Words to forget: found, and recognised again."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from synthkit.privacy.detect import find_personal_data
from synthkit.privacy.forgetting import ForgottenWords, MatchScope, WordsToForget, folded, marker
from synthkit.privacy.spans import is_placeholder

DAY = dt.date(2025, 10, 10)
MARK = marker("sv", DAY)
KEY = b"k" * 32


def test_words_go_whatever_their_case_and_white_space() -> None:
    words = WordsToForget(("Anna  Lindqvist",), MARK)
    assert words.blank("Ring ANNA\nlindqvist!") == f"Ring {MARK}!"


def test_words_go_within_longer_words_too() -> None:
    assert WordsToForget(("lindqvist",), MARK).blank("Lindqvists idé") == f"{MARK}s idé"


def test_a_short_note_is_not_cut_out_of_others_that_hold_its_words() -> None:
    note = WordsToForget(("Lotsar",), MARK, MatchScope.FEW_ON_OWN_LINE)
    assert note.blank("Lotsar hjälper små företag") == "Lotsar hjälper små företag"
    assert note.blank("Mentorer\n– lotsar.\nPraktik") == f"Mentorer\n– {MARK}.\nPraktik"
    assert (
        ForgottenWords(KEY, note.hashes(KEY)).blank("Fler lotsar\nLotsar") == f"Fler lotsar\n{MARK}"
    )


def test_a_text_without_the_words_stays_as_it_is() -> None:
    assert WordsToForget(("Anna Lindqvist",), MARK).blank("Anna  och Bo") == "Anna  och Bo"


def test_a_sign_that_is_longer_in_small_letters_does_not_shift_the_place() -> None:
    assert WordsToForget(("bo ek",), MARK).blank("GROẞ İ och Bo Ek!") == f"GROẞ İ och {MARK}!"


def test_what_stands_in_the_place_of_words_is_never_forgotten_itself() -> None:
    assert WordsToForget(("glömt",), MARK).blank(f"{MARK} har glömt") == f"{MARK} har {MARK}"


def test_a_marker_is_a_placeholder_in_which_nothing_is_found() -> None:
    for locale in ("sv", "en"):
        assert is_placeholder(marker(locale, DAY))
        assert not find_personal_data(f"Ring {marker(locale, DAY)} om det")


def test_what_is_kept_of_words_does_not_hold_them_and_depends_on_the_key() -> None:
    words = WordsToForget(("Anna Lindqvist",), MARK)
    [one], [other] = words.hashes(KEY), words.hashes(b"x" * 32)
    assert one.digest != other.digest
    assert b"anna" not in one.digest


TEXTS = st.text(alphabet="abÅß İ\n-", max_size=30)
SOUGHT = st.text(alphabet="abÅß İ-", min_size=1, max_size=5).filter(folded)


@given(TEXTS, st.lists(SOUGHT, min_size=1, max_size=3))
def test_forgotten_words_are_known_again_wherever_they_stand(text: str, sought: list[str]) -> None:
    words = WordsToForget(sought, MARK)
    blanked = words.blank(text)
    assert ForgottenWords(KEY, words.hashes(KEY)).blank(text) == blanked
    assert words.blank(blanked) == blanked
    for word in sought:
        assert folded(word) not in folded(blanked.replace(MARK, "\x00"))
