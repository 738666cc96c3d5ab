"""Headings that the headings around them make one of the questions'."""

import pytest

from synthkit.model.workshop import Question
from synthkit.notes.extraction import extract_notes
from tests.builders import document, heading, item, paragraph
from tests.notes.builders import codes, placed, texts

ASKED = (
    "Vad stör sömnen på lägret?",
    "Hur får vi fler att våga simma?",
    "Vem ska vi ordna kvällarna ihop med?",
)
QUESTIONS = tuple(Question(number=n, text=text) for n, text in enumerate(ASKED, 1))


def take(*blocks):
    return extract_notes((document("Grupp 1.docx", *blocks),), QUESTIONS, {})


def headed(*heads: str, made=heading):
    return [
        block for n, head in enumerate(heads) for block in (made(head), item(f"Hink {n} läcker"))
    ]


def questions(*blocks):
    return [number for _, number in placed(take(*blocks))]


@pytest.mark.parametrize(
    ("last", "number"),
    [
        ("Kvällarna i stugan", 3),  # a word of the question that is left
        ("Vilka gör vi det med?", 3),  # asks, and nothing else is left
        ("Packlistan", None),
        ("Övrigt", None),
        ("Vilken mat tycker alla på lägret om, och vem av oss kan laga den?", None),
    ],
)
def test_a_heading_like_those_of_the_questions_may_be_the_one_that_is_left(last, number):
    taken = take(*headed(*ASKED[:2], last))
    assert [question for _, question in placed(taken)] == [1, 2, number]
    assert ("matched_by_number" in codes(taken)) is (number is not None)


def test_of_two_headings_that_ask_neither_is_the_one_that_is_left():
    found = questions(*headed(*ASKED[:2], "Vad tar ni med hem?", "Vilka var där?"))
    assert found == [1, 2, None, None]


def test_a_heading_goes_on_asking_what_the_one_above_asks():
    heads = (ASKED[0], "Berätta när det var svårt att sova", "Sömnen i fjol", *ASKED[1:])
    assert questions(*headed(*heads)) == [1, None, 1, 2, 3]


def test_a_short_line_counts_on_from_those_that_have_the_words_of_questions():
    lines = ("1) Sömnen på lägret", "2) Att våga simma", "3) Tillsammans")
    assert questions(*headed(*lines, made=paragraph)) == [1, 2, 3]


def test_numbered_lines_of_a_groups_own_with_lists_count_no_questions():
    own = headed("1) Pengar", "2) Ledare", "3) Bussen", made=paragraph)
    assert {number for _, number in placed(take(*own))} <= {None}


CHAT = ("Orvil Tunsked 10:41", ASKED[0], "Zelma Brink 10:42", "Myggen")


def test_in_a_chat_a_short_line_turns_to_the_next_question():
    turned = take(*map(paragraph, (*CHAT, "då hoppar vi till fråga 2, simmet", "Kortare köer")))
    assert placed(turned) == [("Myggen", 1), ("Kortare köer", 2)]


@pytest.mark.parametrize("before", [CHAT[1::2], CHAT[:2]])
def test_a_line_that_only_speaks_of_a_question_is_a_note(before):
    line = "Det är mest fråga 1 igen"
    assert line in texts(take(*map(paragraph, (*before, line, "Kortare köer"))))
