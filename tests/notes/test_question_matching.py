"""Headings matched to questions by number and wording."""

import pytest

from synthkit.model.workshop import Question
from synthkit.notes.question_matching import Prominence, QuestionMatcher
from tests.notes.builders import ASKED, QUESTIONS

MATCHER = QuestionMatcher(QUESTIONS)


def meant(
    text: str, prominence: Prominence = Prominence.LINE, label: str | None = None
) -> int | None:
    match = MATCHER.match(text, label, prominence)
    return match.question if match else None


@pytest.mark.parametrize("prominence", Prominence)
@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_question_in_full_is_its_own_heading_whatever_it_looks_like(number, prominence):
    assert meant(ASKED[number - 1], prominence) == number


@pytest.mark.parametrize(
    "text", ["Fråga 2", "Fråga 2:", "fråga nr 2", "FRÅGA 2.", "Q2", "Question 2:", "Fråga två"]
)
def test_a_named_number_is_enough(text):
    assert meant(text) == 2


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Hur lär vi av varandra?", 1),
        ("Hur lär vi av varandra", 1),
        ("Hur lär vi av varanda och drar nyta av varandras kompetenser", 1),
        ("Hur lär vi av varandra inom RUA och HoS", 1),
        ("2. Hur kan vi stärka strukturer?", 2),
        ("Hur stödjer vi näringslvet o andra arbetsgivare", 3),
        ("Fråga 3 – Näringslivet", 3),
        ("Fråga 1 lära av varandra, RUA och hälso o sjukvård", 1),
        ("HUR STÖDJER VI NÄRINGSLIVET OCH ANDRA ARBETSGIVARE?", 3),
    ],
)
def test_shortened_and_misspelt_wordings_are_matched(text, number):
    assert meant(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Näringslivet?", 3),
        ("2. Strukturer", 2),
        ("Lärande av varandra", 1),
        ("Stöd till näringslivet och andra arbetsgivare", 3),
        ("Stärka befintliga / bygga strukturer", 2),
        ("2.", 2),
    ],
)
def test_a_real_heading_needs_less(text, number):
    assert meant(text, Prominence.HEADING) == number


def test_the_number_may_be_an_automatic_label():
    assert meant("Hur kan vi stärka strukturer?", Prominence.LINE, label="2.") == 2
    assert meant("Samverkan", Prominence.LINE, label="2.") is None


def test_wording_beats_the_number_where_they_clearly_disagree():
    assert meant("Fråga 2: Hur stödjer vi näringslivet?") == 3
    assert meant("1. Hur stödjer vi näringslivet och andra arbetsgivare?") == 3


@pytest.mark.parametrize(
    "text",
    [
        "Stöd till näringslivet",
        "Hur stödjer vi småföretagen?",
        "Internationell kompetens är inte alltid lösningen",
        "Att behålla kompetens är ofta en kommunal fråga",
        "Hur går vi från projekt till långsiktigt arbete?",
        "Fråga 2 är svår",
        "Fråga 1 och 2",
        "2. Samverkan",
        "Fråga företagen vad de behöver",
        "20 minuter räcker inte",
    ],
)
def test_a_note_is_not_taken_for_a_heading(text):
    assert meant(text, Prominence.NOTE) is None
    assert meant(text, Prominence.LINE) is None


def test_words_that_questions_share_tell_nothing():
    assert meant("Kompetens", Prominence.HEADING) is None


def test_a_number_of_no_question_is_no_match():
    assert meant("Fråga 7", Prominence.HEADING) is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("2. Hur kan vi stärka strukturer? – vi vill mer", "vi vill mer"),
        ("Fråga 2: vi tycker att regionen bör ansvara", "vi tycker att regionen bör ansvara"),
        (f"{ASKED[1]} Mer pengar", "Mer pengar"),
        (f"{ASKED[1]}\n- boende\n- skola", "boende\n- skola"),
        ("Fråga 2\nboende", "boende"),
        ("Fråga 2: Hur kan vi stärka strukturer", ""),
    ],
)
def test_what_follows_the_question_is_given_back(text, rest):
    match = MATCHER.match(text, None, Prominence.LINE)
    assert match is not None
    assert (match.question, match.rest) == (2, rest)


def test_a_question_that_asks_twice_is_one_heading():
    asked = "Vad fungerar bra i dag? Vad behöver vi göra annorlunda?"
    matcher = QuestionMatcher((Question(number=1, text=asked),))
    match = matcher.match(asked, None, Prominence.LINE)
    assert match is not None
    assert match.rest == ""


def test_english_questions_are_matched_as_well():
    matcher = QuestionMatcher(
        (
            Question(number=1, text="How do we learn from each other across regions?"),
            Question(number=2, text="What support do local employers need from us?"),
        )
    )
    match = matcher.match("Q2: support for employers", None, Prominence.LINE)
    assert match is not None
    assert match.question == 2
    learning = matcher.match("How do we lern from each other?", None, Prominence.LINE)
    assert learning is not None
    assert learning.question == 1


LAKE = QuestionMatcher(
    (
        Question(number=1, text="Vad har fungerat bra vid sjön i sommar?"),
        Question(number=2, text="Vilka hamnar är för grunda?"),
        Question(number=3, text="Vad kan båtklubben göra tillsammans med hamnen framåt?"),
    )
)


def at_lake(text: str, prominence: Prominence = Prominence.LINE) -> int | None:
    match = LAKE.match(text, None, prominence)
    return match.question if match else None


@pytest.mark.parametrize(
    "text", ["Vad har fungerat mindre bra vid sjön i sommar?", "Vilka hamnar är inte för grunda?"]
)
def test_a_heading_that_turns_the_sense_is_another_questions(text):
    assert at_lake(text, Prominence.HEADING) is None


def test_the_same_asked_of_others_is_another_question():
    assert at_lake("Vilka kanaler är för grunda?", Prominence.HEADING) is None


@pytest.mark.parametrize(
    ("text", "number"), [("1. Fungerat bra", 1), ("2. Hamnar", 2), ("3. Tillsammans", 3)]
)
def test_a_plain_line_with_the_number_and_a_word_of_a_question_may_head_it(text, number):
    assert at_lake(text) == number


def test_a_plain_line_with_a_number_and_other_words_heads_nothing():
    assert at_lake("2. Glass") is None


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("Vad fungerar bra idag?", "Vad fungerar bra i dag?"),
        ("Vad fungerar bra i dag?", "Vad fungerar bra idag"),
        ("Vad gör vi för landsbygds utveckling?", "Vad gör vi för landsbygdsutveckling?"),
    ],
)
def test_words_that_are_written_together_or_apart_are_the_same(asked, written):
    matcher = QuestionMatcher((Question(number=1, text=asked),))
    assert matcher.match(written, None, Prominence.HEADING) is not None


def test_words_that_share_a_part_are_not_the_same():
    matcher = QuestionMatcher((Question(number=1, text="Vad gör vi för landsbygden?"),))
    assert matcher.match("Vad gör vi för stadsbygden?", None, Prominence.HEADING) is None


@pytest.mark.parametrize("prominence", Prominence)
def test_a_question_read_out_at_the_end_of_a_line_is_its_heading(prominence):
    assert meant(f"Då går vi över till nästa: {ASKED[1]}", prominence) == 2
    assert (
        meant(f"{ASKED[1][:-1]} är fel fråga, sa en, som hellre ville äta först", prominence) != 1
    )


def test_a_part_of_a_compound_heads_its_question():
    yard = ("Hur sköter vi båtbryggan över vintern?", "Vad ska hamncaféet ha för priser?")
    matcher = QuestionMatcher(tuple(Question(number=n, text=q) for n, q in enumerate(yard, 1)))
    found = [matcher.match(t, None, Prominence.HEADING) for t in ("Sköta bryggan", "Caféet", "Is")]
    assert [match and match.question for match in found] == [1, 2, None]


def test_a_compound_that_only_begins_with_a_question_s_word_heads_nothing():
    """A table of skippers is no answer about skippers."""
    yard = ("Hur sköter vi båtbryggan?", "Vad behöver skepparna till våren?")
    matcher = QuestionMatcher(tuple(Question(number=n, text=q) for n, q in enumerate(yard, 1)))
    assert matcher.match("Skepparbordet", None, Prominence.HEADING) is None
