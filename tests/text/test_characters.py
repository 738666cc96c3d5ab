"""Characters that nobody sees, and those that look like them and are needed."""

import pytest

from synthkit.text.characters import as_codes, each_seen, steering, without_unseen


@pytest.mark.parametrize(
    "hidden",
    [
        "\u202e",
        "\u2066",
        "\u200f",
        "\u061c",
        "\x1b",
        "\x07",
        "\x7f",
        "\x9b",
        "\U000e0041",
        "\U000e0100",
        "\u2062",
        "\ufff9",
    ],
)
def test_what_steers_or_hides_is_taken_out_and_counted(hidden):
    assert without_unseen(f"fler{hidden} bänkar{hidden}") == "fler bänkar"
    assert steering(f"fler{hidden} bänkar{hidden}") == 2


@pytest.mark.parametrize("hidden", ["\u00ad", "\u200b", "\u2060", "\ufeff", "\u200c", "\u200d"])
def test_what_has_no_width_is_taken_out_of_words_and_not_counted(hidden):
    assert without_unseen(f"bän{hidden}kar{hidden}") == "bänkar"
    assert steering(f"bän{hidden}kar") == 0


@pytest.mark.parametrize(
    "text",
    [
        "rad ett\nrad två\tspalt",
        "10\u00a0000 kr",
        "\U0001f469\u200d\U0001f52c",
        "می\u200cخواهم",
        "क्\u200dष",
        "❤\ufe0f",
    ],
)
def test_what_changes_what_is_seen_stays(text):
    assert without_unseen(text) == text


def test_a_name_shows_their_codes():
    assert as_codes("Grupp\u202e 1.md") == "Grupp<U+202E> 1.md"


def test_places_in_a_text_stay():
    assert each_seen("a\u202eb\x1bc") == "a\ufffdb\ufffdc"
