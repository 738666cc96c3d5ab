"""A citation exists only where the note and the words are really there."""

from hypothesis import given
from hypothesis import strategies as st

from synthkit.drafts.citing import Citer, merged, without_notes
from synthkit.model.citation import Citation, Role
from tests.builders import notes
from tests.strategies import notes_of_a_group


def test_a_note_that_is_not_there_cannot_be_cited() -> None:
    citer = Citer(notes("Dela lärdomar"))
    assert citer.cite("finns ej") is None
    assert citer.quote("finns ej", "Dela") is None


def test_a_citation_keeps_its_role() -> None:
    (note,) = notes("Dela lärdomar")
    assert Citer([note]).cite(note.id, Role.ALSO) == Citation(note=note.id, role=Role.ALSO)


def test_of_two_citations_of_a_note_the_one_that_says_more_for_the_line_stays() -> None:
    (note,) = notes("Dela lärdomar")
    near, also, supports = (
        Citation(note=note.id, role=role) for role in (Role.NEAR, Role.ALSO, Role.SUPPORTS)
    )
    assert merged([near], [also]) == (also,)
    assert merged([also], [supports, near]) == (supports,)


def test_a_line_whose_sources_are_gone_does_not_stand_on_what_is_near_to_it() -> None:
    one, other, near = notes("Dela lärdomar", "Lärdomar ska delas", "Träffas oftare")
    citer = Citer([one, other, near])
    cited = (
        *citer.cite_all([one.id]),
        *citer.cite_all([near.id], Role.NEAR),
        *citer.cite_all([other.id], Role.ALSO),
    )
    left = without_notes(cited, {one.id})
    assert [(c.note, c.role) for c in left] == [(other.id, Role.SUPPORTS), (near.id, Role.NEAR)]
    assert without_notes(cited, {one.id, other.id}) == ()


def quoted(text: str, words: str) -> str | None:
    (note,) = notes(text)
    citation = Citer([note]).quote(note.id, words)
    if citation is None or citation.quote is None:
        return None
    return note.text[citation.quote.start : citation.quote.end]


def test_a_quote_is_the_place_where_the_words_stand() -> None:
    assert quoted("Vi bör dela lärdomar oftare", "dela lärdomar") == "dela lärdomar"


def test_case_and_white_space_of_the_words_do_not_count() -> None:
    assert quoted("Vi bör Dela\u00a0lärdomar", "  dela   LÄRDOMAR ") == "Dela\u00a0lärdomar"


def test_signs_in_the_words_are_taken_as_they_stand() -> None:
    assert quoted("Vad kostar det (ca)? 50 %.", "(ca)?") == "(ca)?"
    assert quoted("abc", "a.c") is None


def test_words_that_do_not_stand_in_the_note_are_not_quoted() -> None:
    assert quoted("Dela lärdomar", "sprida lärdomar") is None
    assert quoted("Dela lärdomar", " ") is None


@given(notes_of_a_group(least=1), st.data())
def test_whatever_stands_in_a_note_can_be_quoted_and_lies_within_it(notes, data) -> None:
    note = data.draw(st.sampled_from(notes))
    start = data.draw(st.integers(0, len(note.text) - 1))
    end = data.draw(st.integers(start + 1, len(note.text)))
    words = note.text[start:end]
    citation = Citer(notes).quote(note.id, words)
    if not words.strip():
        assert citation is None
        return
    assert citation is not None
    assert citation.quote is not None
    found = note.text[citation.quote.start : citation.quote.end]
    assert found.casefold().split() == words.casefold().split()
