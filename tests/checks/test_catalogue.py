"""The catalogue as a whole: order, severity, texts, and what may not stay."""

import pytest
from hypothesis import given

from synthkit.checks.catalogue import CATALOGUE, check, failing_lines, unfounded_lines
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.synthesis import Draft, Section, Synthesis
from synthkit.text.catalogue import catalogue
from synthkit.text.languages import codes
from tests.builders import insight, notes, question, section, synthesis, theme, workshop
from tests.checks.builders import by_person, of_insight, whole
from tests.strategies import syntheses

DECLARED = {code for one in CATALOGUE for code in one.codes}


def error(code: str, **where: str | int) -> Finding:
    return Finding(severity=Severity.ERROR, code=code, where=Where.model_validate(where))


def test_a_section_in_the_groups_own_words_gives_no_finding() -> None:
    a, b, c = notes("Dela lärdomar mellan regioner", "Testbäddar räcker inte", "Mötas 4 ggr/år")
    draft = Draft(
        themes=(
            theme("Lärande", insight("Dela lärdomar mellan regioner.", a)),
            theme("Strukturer", insight("Testbäddar räcker inte.", b), insight("Mötas 4 ggr.", c)),
        )
    )
    assert check(whole(draft, a, b, c)) == ()


@given(syntheses())
def test_every_finding_is_declared_and_has_its_texts_in_both_languages(made: Synthesis) -> None:
    for finding in check(made):
        assert finding.code in DECLARED
        for locale in codes():
            for part in ("message", "hint"):
                assert catalogue(locale).text(f"findings.{finding.code}.{part}", **finding.values)


@given(syntheses())
def test_the_worst_come_first_and_then_question_by_question(made: Synthesis) -> None:
    order = [(list(Severity).index(f.severity), f.where.question or 0, f.code) for f in check(made)]
    assert order == sorted(order)


@given(syntheses())
def test_what_is_found_in_a_question_does_not_depend_on_the_others(made: Synthesis) -> None:
    for one in made.sections:
        number = one.question.number
        alone = made.model_copy(update={"sections": (one,)})
        in_whole = [f for f in check(made) if f.where.question == number]
        assert [f for f in check(alone) if f.where.question == number] == in_whole


@pytest.mark.parametrize("code", sorted(DECLARED))
def test_no_two_checks_give_the_same_code(code: str) -> None:
    assert sum(code in one.codes for one in CATALOGUE) == 1


def test_findings_of_two_questions_are_sorted_by_severity_first() -> None:
    a, b = notes("Dela lärdomar", "Fler möten")

    def about(number: int, title: str, text: str) -> Section:
        seen = (a, b)[number - 1]
        return section(
            question(number), Draft(themes=(theme(title, insight(text, seen)),)), (seen,)
        )

    made = synthesis(
        workshop("Hur lär vi av varandra?", "Hur lär vi av varandra?"),
        about(1, "Övrigt", "Dela lärdomar."),
        about(2, "Möten", "Fler möten 12 gånger."),
        notes_by_question={1: (a,), 2: (b,)},
    )
    found = [(f.code, f.where.question) for f in check(made)]
    assert found == [("number_without_source", 2), ("catch_all_title", 1)]


def test_about_a_persons_own_words_there_are_warnings_only() -> None:
    (a,) = notes("Dela lärdomar")
    mine = by_person(insight("Dela 3 lärdomar.", a))
    (finding,) = check(whole(Draft(themes=(theme("Lärande", mine),)), a))
    assert (finding.code, finding.severity) == ("number_without_source", Severity.WARNING)
    assert failing_lines([finding]) == frozenset()
    (theirs,) = check(of_insight("Dela 3 lärdomar.", a))
    assert theirs.severity is Severity.ERROR


def test_the_lines_that_errors_are_about_may_not_stay() -> None:
    found = [
        error("unknown_note", question=1, theme="t1", insight="i1"),
        error("side_without_source", question=1, tension="x1"),
        error("instruction_in_document", question=1, theme="t2"),
        error("about_all", question=1),
        Finding(
            severity=Severity.WARNING, code="title_length", where=Where(question=1, theme="t3")
        ),
    ]
    assert failing_lines(found) == {"i1", "x1", "t2"}


def test_a_line_that_names_what_no_note_names_is_unfounded_and_a_warning() -> None:
    (a,) = notes("Dela lärdomar")
    found = check(of_insight("Dela lärdomar med Norrbotten.", a))
    (finding,) = found
    assert finding.severity is Severity.WARNING
    assert failing_lines(found) == frozenset()
    assert unfounded_lines(found) == {finding.where.insight}
