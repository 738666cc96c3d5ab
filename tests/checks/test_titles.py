"""Titles tell what a theme is about, and tell the themes apart."""

import pytest

from synthkit.checks.catalogue import check
from synthkit.checks.titles import (
    catch_all_titles,
    repeated_titles,
    themes_of_no_question,
    titles_of_wrong_length,
    unsettled_titles,
)
from synthkit.model.finding import Severity
from synthkit.model.staleness import brief_of, section_fingerprint
from synthkit.model.synthesis import Synthesis
from synthkit.model.workshop import Others, SettledThemes
from tests.builders import insight, notes, theme
from tests.checks.builders import codes, of_themes, values


def titled(*titles: str) -> Synthesis:
    written = notes(*(f"Tanke {number}" for number in range(len(titles))))
    themes = [theme(t, insight(n.text, n)) for t, n in zip(titles, written, strict=True)]
    return of_themes(*themes, notes=written)


def test_two_themes_of_one_title_are_found_whatever_the_case() -> None:
    made = titled("Lärande:", "Samverkan", "lärande")
    assert values(repeated_titles, made, "title") == ["lärande"]


@pytest.mark.parametrize(
    "title", ["Boende", "Samverkan mellan RUA & HR", "Behålla-perspektivet – och sen"]
)
def test_one_to_five_words_are_a_title(title: str) -> None:
    assert codes(titles_of_wrong_length, titled(title)) == []


@pytest.mark.parametrize(
    ("title", "words"), [("Hur vi kan lära av varandra", 6), ("– …", 0), ("a b c d e f g", 7)]
)
def test_more_words_or_none_are_found(title: str, words: int) -> None:
    assert values(titles_of_wrong_length, titled(title), "words") == [words]


@pytest.mark.parametrize(
    "title",
    ["Övrigt", "ÖVRIGT:", "Diverse", "Annat", "Allmänt", "Övriga frågor", "Andra synpunkter",
     "Misc", "Other", "Other issues", "Övrigt och annat", "Blandade tankar"],
)  # fmt: skip
def test_a_title_that_would_fit_any_theme_is_found(title: str) -> None:
    assert codes(catch_all_titles, titled(title)) == ["catch_all_title"]


@pytest.mark.parametrize(
    "title",
    ["Andra regioner", "Allmännytta", "Övriga Norden", "Frågor till företagen", "Otherness"],
)
def test_a_title_with_a_matter_of_its_own_is_not(title: str) -> None:
    assert codes(catch_all_titles, titled(title)) == []


# Settled ones


def settled(made: Synthesis, *titles: str, others: Others = Others.NONE) -> Synthesis:
    """The same where a person settled these titles, and the section was made since."""
    themes = {1: SettledThemes(titles=titles, others=others)}
    workshop = made.workshop.model_copy(update={"themes": themes})
    (section,) = made.sections
    notes = made.material.notes_of(1)
    fingerprint = section_fingerprint(section.question, notes, "offline", brief_of(workshop, 1))
    provenance = section.provenance.model_copy(update={"fingerprint": fingerprint})
    today = section.model_copy(update={"provenance": provenance})
    return made.model_copy(update={"workshop": workshop, "sections": (today,)})


def test_a_theme_that_is_none_of_the_settled_is_an_error() -> None:
    made = settled(titled("Lärande", "Samverkan"), "Lärande")
    (found,) = unsettled_titles(made)
    assert (found.severity, found.values["title"]) == (Severity.ERROR, "Samverkan")


def test_a_theme_beside_pinned_ones_is_as_it_should_be() -> None:
    made = settled(titled("Lärande", "Samverkan"), "Lärande", others=Others.ALLOWED)
    assert codes(unsettled_titles, made) == []


def test_a_section_from_before_the_themes_were_settled_is_only_stale() -> None:
    made = titled("Lärande", "Samverkan")
    themes = {1: SettledThemes(titles=("Lärande",))}
    workshop = made.workshop.model_copy(update={"themes": themes})
    made = made.model_copy(update={"workshop": workshop})
    assert codes(unsettled_titles, made) == []
    assert "stale_section" in {finding.code for finding in check(made)}


def test_what_a_person_approved_stays_beside_the_settled_with_a_warning() -> None:
    made = settled(titled("Lärande", "Samverkan"), "Lärande")
    (section,) = made.sections
    approved = (section.draft.themes[1].insights[0].id,)
    made = made.model_copy(
        update={"sections": (section.model_copy(update={"approved": approved}),)}
    )
    (found,) = unsettled_titles(made)
    assert found.severity is Severity.WARNING


def test_settled_titles_are_looked_at_before_any_section_has_them() -> None:
    made = settled(titled("Lärande"), "Övrigt", "Hur vi kan lära av varandra")
    nothing_made = made.model_copy(update={"sections": ()})
    assert values(catch_all_titles, nothing_made, "title") == ["Övrigt"]
    assert values(titles_of_wrong_length, nothing_made, "words") == [6]
    assert codes(catch_all_titles, made) == []


def test_themes_of_a_question_that_is_not_asked_are_found() -> None:
    made = titled("Lärande")
    themes = {7: SettledThemes(titles=("Lärande",))}
    workshop = made.workshop.model_copy(update={"themes": themes})
    assert values(
        themes_of_no_question, made.model_copy(update={"workshop": workshop}), "question"
    ) == [7]
