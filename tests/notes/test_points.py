"""A block's text cut into points, and only the signs of lists taken away."""

import pytest

from synthkit.model.document import BlockKind
from synthkit.notes.points import points

PARAGRAPH, ITEM, CELL = BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CELL


@pytest.mark.parametrize(
    "typed",
    [
        *("- boende", "• boende", "– boende", "* boende", "→ boende", "> boende", "-> boende"),
        *("1) boende", "2. boende", "a) boende", "\uf0b7 boende", "☐ boende", "-boende"),
        "• - boende",
    ],
)
def test_typed_list_signs_and_numbers_are_taken_away(typed):
    assert points(typed, PARAGRAPH) == ("boende",)


@pytest.mark.parametrize(
    "text",
    [
        "3 kommuner av 10",
        "2025 blir bättre",
        "-5 grader i lokalen",
        "> 50 % vill stanna",
        "o så vidare",
        "1.5 tjänst",
        "+ bra stämning",
        "RUA -> HR -> HoS",
    ],
)
def test_what_means_something_is_kept(text):
    assert points(text, ITEM) == (text,)


def test_the_letter_o_is_a_list_sign_before_a_capital():
    assert points("o Lokala nätverk", PARAGRAPH) == ("Lokala nätverk",)


def test_lines_are_points_though_groups_write_without_capitals():
    text = "INGEN ny hemsida. Folk hittar inte ens dem som finns\nforskarskola ihop med industrin?"
    assert points(text, CELL) == tuple(text.splitlines())


def test_a_line_that_goes_on_in_the_next_is_one_point():
    assert points("Kartlägg behov och\nbefintlig personal", CELL) == (
        "Kartlägg behov och befintlig personal",
    )


def test_bullets_within_a_line_are_points():
    assert points("• boende • buss • fritid", PARAGRAPH) == ("boende", "buss", "fritid")


def test_a_list_item_is_one_point_however_long():
    text = "Vi vill mer. " * 20
    assert len(points(text, ITEM)) == 1
    assert len(points(text.replace("Vi vill mer", "Vi vill mycket mer nu"), PARAGRAPH)) == 20


def test_a_sentence_of_a_word_or_two_stays_with_the_one_before_it():
    said = "Det här är en tanke som är lite längre än så. Bra! "
    assert points(said * 4, PARAGRAPH) == (said.strip(),) * 4


@pytest.mark.parametrize("text", ["", " ", "…", "- ", "•", "–––", "?!"])
def test_what_carries_nothing_gives_no_point(text):
    assert points(text, PARAGRAPH) == ()


def test_white_space_is_folded_and_letters_composed():
    assert points("- Sto\u0308d   till\tfler", ITEM) == ("Stöd till fler",)
