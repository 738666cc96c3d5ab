"""No two insights say the same, and no theme says two contrary things unawares."""

import pytest

from synthkit.checks.duplicates import opposites_in_a_theme, repeated_insights
from synthkit.model.synthesis import Draft, Synthesis
from tests.builders import insight, notes, theme
from tests.checks.builders import by_person, codes, values, whole


def two(one: str, other: str) -> Synthesis:
    """Two insights of these texts in two themes of one question."""
    (a,) = notes("Dela lärdomar")
    return whole(Draft(themes=(theme("Ett", insight(one, a)), theme("Två", insight(other, a)))), a)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dela lärdomar mellan regioner.", "dela lärdomar – mellan regioner"),
        ("Dela lärdomar mellan regioner.", "Dela lärdomarna mellan regioner."),
        ("Regionala rekryteringslotsar kan spridas.", "Regionala rekryteringslotsar kan spidas."),
    ],
)
def test_the_same_in_nearly_the_same_words_is_found(one: str, other: str) -> None:
    made = two(one, other)
    assert codes(repeated_insights, made) == ["duplicate_insight"]
    assert values(repeated_insights, made, "text") == [other]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Avgiften för projektet ska höjas.", "Avgiften för projektet ska inte höjas."),
        ("Avgiften för projektet ska höjas.", "Avgiften för projektet ska sänkas."),
        ("Börja med projektet i mars 2026.", "Börja med projektet i mars 2027."),
        ("Sprid projekten i Region Norrbotten.", "Sprid projekten i Region Halland."),
        ("Gemensamma projekt mellan RUA och HR.", "Gemensamma projekt mellan RUA och IT."),
        ("Dela lärdomar.", "Fler möten."),
    ],
)
def test_what_differs_in_one_word_that_matters_is_not_the_same(one: str, other: str) -> None:
    assert codes(repeated_insights, two(one, other)) == []


def test_of_three_alike_the_first_stays() -> None:
    (a,) = notes("Dela lärdomar")
    lines = [insight(text, a) for text in ("Dela lärdomar.", "Dela lärdomar", "dela lärdomar!")]
    found = repeated_insights(whole(Draft(themes=(theme("Ett", *lines),)), a))
    assert {finding.where.insight for finding in found} == {lines[1].id, lines[2].id}


def test_of_two_alike_the_one_that_a_person_worded_stays() -> None:
    (a,) = notes("Dela lärdomar")
    theirs, mine = insight("Dela lärdomar", a), by_person(insight("Dela lärdomar.", a))
    for lines in ((theirs, mine), (mine, theirs)):
        (finding,) = repeated_insights(whole(Draft(themes=(theme("Ett", *lines),)), a))
        assert finding.where.insight == theirs.id


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bidraget till klustren ska höjas.", "Bidraget till klustren ska inte höjas."),
        ("Bidraget till klustren ska höjas.", "Sänk bidraget till klustren."),
    ],
)
def test_contrary_insights_in_one_theme_are_found(one: str, other: str) -> None:
    (a,) = notes("Bidraget")
    together = Draft(themes=(theme("Bidraget", insight(one, a), insight(other, a)),))
    assert codes(opposites_in_a_theme, whole(together, a)) == ["opposites_in_theme"]
    assert codes(opposites_in_a_theme, two(one, other)) == []


def test_a_negation_about_another_matter_is_no_contradiction() -> None:
    (a,) = notes("Bidraget")
    draft = Draft(
        themes=(theme("T", insight("Avgiften ska höjas.", a), insight("Tiden räcker inte.", a)),)
    )
    assert codes(opposites_in_a_theme, whole(draft, a)) == []
