"""A citation that only carelessness made proves nothing."""

from synthkit.drafts.citing import Citer
from synthkit.engines.llm.citation_limits import limit_citations
from synthkit.model.citation import Role
from synthkit.model.synthesis import Draft, Insight, Theme
from tests.builders import notes

LINE = "Bussarna går för sällan."


def on_a_bus(count: int, others: int):
    buses = notes(*(f"Bussarna går för sällan {n} gånger" for n in range(count)))
    return buses + notes(*(f"Skolan behöver lärare nummer {n}" for n in range(others)))


def one_line(given, role=Role.SUPPORTS):
    citer = Citer(given)
    cited = tuple(citer.cite(note.id, role) for note in given)
    line = Insight(id="l", text=LINE, citations=cited)
    return Draft(themes=(Theme(id="t", title="Bussar", insights=(line,)),))


def test_a_line_on_most_of_many_notes_keeps_those_that_share_a_word_with_it():
    given = on_a_bus(10, 15)

    limited = limit_citations(one_line(given), given, "sv")

    assert {c.note for c in limited.draft.citations} == {note.id for note in given[:10]}
    assert limited.dropped == 15


def test_a_line_on_half_of_the_notes_keeps_them_all():
    given = on_a_bus(0, 25)

    limited = limit_citations(one_line(given[:12]), given, "sv")

    assert len(limited.draft.citations) == 12


def test_of_few_notes_one_line_may_stand_on_all():
    given = on_a_bus(3, 16)

    assert len(limit_citations(one_line(given), given, "sv").draft.citations) == 19


def test_a_line_that_shares_no_word_with_any_of_most_notes_goes():
    given = on_a_bus(0, 25)

    limited = limit_citations(one_line(given), given, "sv")

    assert limited.draft.themes == ()
    assert limited.dropped == 25
