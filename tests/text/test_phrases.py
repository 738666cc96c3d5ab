import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthkit.text.phrases import (
    days,
    enumerated,
    occasion,
    quoted,
    sentence,
    without_stop,
)


@pytest.mark.parametrize(
    ("kind", "ordinal", "phrase"),
    [
        ("workshopen", 1, "den första workshopen"),
        ("workshopen", 2, "den andra workshopen"),
        ("konferensen", 3, "den tredje konferensen"),
        ("träffen", 12, "den tolfte träffen"),
        ("fördjupningsseminariet", 2, "det andra fördjupningsseminariet"),
        ("mötet", 1, "det första mötet"),
        ("träffarna", 2, "de andra träffarna"),
        ("den digitala workshopen", 2, "den andra digitala workshopen"),
        ("workshopen i Umeå", 2, "den andra workshopen i Umeå"),
        ("workshopen", None, "workshopen"),
        ("workshop", 2, "workshop 2"),
    ],
)
def test_article_and_ordinal_follow_the_definite_ending(kind, ordinal, phrase):
    assert occasion(kind, ordinal, "sv") == phrase


@pytest.mark.parametrize("kind", ["workshop", "the workshop", "The  workshop"])
def test_in_english_the_article_is_always_the_same(kind):
    assert occasion(kind, 2, "en") == "the second workshop"
    assert occasion(kind, None, "en") == "the workshop"


def test_a_list_in_a_sentence_has_no_comma_before_its_last_member():
    assert enumerated(["1", "2", "3"], "sv") == "1, 2 och 3"
    assert enumerated(["1", "2", "3"], "en") == "1, 2 and 3"
    assert enumerated(["1"], "sv") == "1"
    assert enumerated([], "sv") == ""


@pytest.mark.parametrize(
    ("text", "swedish", "english"),
    [
        ("Attrahera!", "”Attrahera!”", "“Attrahera!”"),
        ('"Attrahera"', "”Attrahera”", "“Attrahera”"),
        ("“Attrahera”", "”Attrahera”", "“Attrahera”"),
        ('Att "vara" här', "”Att ’vara’ här”", "“Att ‘vara’ här”"),
    ],
)
def test_a_quotation_has_the_marks_of_its_language(text, swedish, english):
    assert quoted(text, "sv") == swedish
    assert quoted(text, "en") == english


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Dela lärande", "Dela lärande."),
        ("Dela lärande.", "Dela lärande."),
        ("Vad behöver ni?", "Vad behöver ni?"),
        ("Dela lärande (ex. Dalarna)", "Dela lärande (ex. Dalarna)."),
        ("(Det är klart.)", "(Det är klart.)"),
        ("Och så vidare…", "Och så vidare…"),
        ("", ""),
    ],
)
def test_a_sentence_closes_with_exactly_one_mark(text, whole):
    assert sentence(text) == whole


def test_a_full_stop_goes_and_a_question_mark_stays():
    assert without_stop("Det räcker.") == "Det räcker"
    assert without_stop("Räcker det?") == "Räcker det?"
    assert without_stop("Och så vidare...") == "Och så vidare..."


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("dates", "swedish", "english"),
    [
        (["2025-10-09"], "9 oktober 2025", "9 October 2025"),
        (["2025-08-26", "2025-08-27"], "26–27 augusti 2025", "26–27 August 2025"),
        (
            ["2025-09-30", "2025-10-01"],
            "30 september–1 oktober 2025",
            "30 September – 1 October 2025",
        ),
        (
            ["2025-12-31", "2026-01-01"],
            "31 december 2025–1 januari 2026",
            "31 December 2025 – 1 January 2026",
        ),
        (
            ["2025-10-09", "2025-10-11", "2025-10-13"],
            "9, 11 och 13 oktober 2025",
            "9, 11 and 13 October 2025",
        ),
        (
            ["2025-10-09", "2025-10-10", "2025-10-13"],
            "9–10 och 13 oktober 2025",
            "9–10 and 13 October 2025",
        ),
        (
            ["2025-09-30", "2025-10-02"],
            "30 september och 2 oktober 2025",
            "30 September and 2 October 2025",
        ),
        (
            ["2025-09-30", "2025-10-01", "2025-10-05"],
            "30 september–1 oktober och 5 oktober 2025",
            "30 September – 1 October and 5 October 2025",
        ),
        (
            ["2025-05-09", "2026-05-11"],
            "9 maj 2025 och 11 maj 2026",
            "9 May 2025 and 11 May 2026",
        ),
    ],
)
def test_days_are_written_as_people_write_them(dates, swedish, english):
    assert days(map(day, dates), "sv") == swedish
    assert days(map(day, dates), "en") == english


def test_there_is_nothing_to_write_without_a_day():
    with pytest.raises(ValueError, match="no day"):
        days([], "sv")


@given(st.lists(st.dates(), min_size=1, max_size=6), st.randoms())
def test_order_and_repeats_do_not_count(dates, random):
    shuffled = [*dates, dates[0]]
    random.shuffle(shuffled)
    assert days(shuffled, "sv") == days(dates, "sv")


@given(st.lists(st.dates(), min_size=1, max_size=6))
def test_first_day_and_last_year_are_always_told(dates):
    written = days(dates, "sv")
    assert written.startswith(str(min(dates).day))
    assert written.endswith(f" {max(dates).year}")
