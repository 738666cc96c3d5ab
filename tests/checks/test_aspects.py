"""A line that differs from its notes is found; one that says the same in other words is not."""

import pytest

from synthkit.checks.aspects import differences
from synthkit.text.names import names_without_source
from synthkit.text.numbers_in_text import unsupported
from tests.checks.faithfulness_cases import FALSE, TRUE


def named(case):
    kind, language, *_, line = case
    return f"{language}-{kind}-{line[:24]}"


def found_in(line, carrying, others, language):
    """All that is said of a line: what differs, and the numbers and names of no note."""
    said = (*carrying, *others)
    missing = (*unsupported(line, said, language), *names_without_source(line, said))
    return (*differences(line, carrying, others, language), *missing)


@pytest.mark.parametrize("case", FALSE, ids=named)
def test_a_line_that_says_what_its_notes_do_not_is_found(case):
    _, language, carrying, others, line = case
    assert found_in(line, carrying, others, language)


@pytest.mark.parametrize("case", TRUE, ids=named)
def test_a_line_that_says_the_same_in_other_words_is_not(case):
    _, language, carrying, others, line = case
    assert found_in(line, carrying, others, language) == ()


@pytest.mark.parametrize("case", [*FALSE, *TRUE], ids=named)
def test_nothing_is_found_in_a_note_as_it_stands(case):
    _, language, carrying, others, _ = case
    for note in (*carrying, *others):
        assert found_in(note, (note,), (), language) == ()
