"""What is cited is there, belongs there, and says what is quoted."""

from synthkit.checks.citations import (
    lines_without_source,
    notes_of_other_questions,
    notes_that_do_not_exist,
    quotes_outside_the_note,
)
from synthkit.model.citation import Citation, Quote, Role
from synthkit.model.finding import Severity
from synthkit.model.synthesis import Draft, Insight
from tests.builders import (
    cite,
    insight,
    notes,
    placed,
    question,
    section,
    synthesis,
    tension,
    theme,
    workshop,
)
from tests.checks.builders import codes, of_insight, of_tension, whole


def citing(*citations: Citation) -> Draft:
    return Draft(themes=(theme("T", Insight(id="i1", text="En rad.", citations=citations)),))


def test_an_insight_that_cites_nothing_has_no_source() -> None:
    (finding,) = lines_without_source(whole(citing()))
    assert (finding.code, finding.severity) == ("insight_without_source", Severity.ERROR)
    assert (finding.where.question, finding.where.insight) == (1, "i1")


def test_a_note_that_merely_says_the_same_is_no_source() -> None:
    (a,) = notes("a")
    also = Citation(note=a.id, role=Role.ALSO)
    assert codes(lines_without_source, whole(citing(also), a)) == ["insight_without_source"]
    assert codes(lines_without_source, whole(citing(also, *cite(a)), a)) == []


def test_a_note_that_is_not_there_is_no_source_and_is_named() -> None:
    gone = whole(citing(Citation(note="finns-ej")))
    assert codes(lines_without_source, gone) == ["insight_without_source"]
    (finding,) = notes_that_do_not_exist(gone)
    assert (finding.code, finding.where.note) == ("unknown_note", "finns-ej")


def test_both_sides_of_a_tension_need_a_source() -> None:
    (a,) = notes("Höj avgiften")
    line = tension("Höj den", "Höj den inte", [a], [])
    (finding,) = lines_without_source(of_tension(line, a))
    assert (finding.code, finding.where.tension) == ("side_without_source", line.id)
    assert finding.values["text"] == "Höj den inte"


def test_a_note_of_another_question_may_not_be_cited() -> None:
    here, there = notes("Dela lärdomar", "Fler möten")
    draft = Draft(themes=(theme("T", insight("Dela.", here, there)),))
    made = synthesis(
        workshop("Ett?", "Två?"),
        section(question(1), draft, (here, there)),
        notes_by_question={1: (here,), 2: (there,)},
    )
    (finding,) = notes_of_other_questions(made)
    assert (finding.code, finding.where.note) == ("note_of_other_question", there.id)


def test_a_note_that_nobody_placed_may_not_be_cited() -> None:
    (a,) = notes("a")
    made = of_insight("A.", a)
    loose = made.material.model_copy(update={"placements": ()})
    assert codes(notes_of_other_questions, made) == []
    assert codes(notes_of_other_questions, made.model_copy(update={"material": loose})) == [
        "note_of_other_question"
    ]
    placed_here = loose.model_copy(update={"placements": placed(1, a)})
    assert codes(notes_of_other_questions, made.model_copy(update={"material": placed_here})) == []


def test_a_quote_lies_within_its_note() -> None:
    (a,) = notes("Dela lärdomar")

    def quoting(start: int, end: int) -> list[str]:
        quote = Citation(note=a.id, quote=Quote(start=start, end=end))
        return codes(quotes_outside_the_note, whole(citing(quote), a))

    assert quoting(0, 4) == []
    assert quoting(5, len(a.text)) == []
    assert quoting(0, len(a.text) + 1) == ["quote_outside_note"]
    assert quoting(4, 4) == ["quote_outside_note"]
    assert quoting(5, 2) == ["quote_outside_note"]
