"""What an engine that sends sees of a workshop, and what becomes of its answer."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from synthkit.drafts.citing import Citer
from synthkit.model.citation import Quote
from synthkit.model.finding import Finding, Severity
from synthkit.model.synthesis import Brief, Draft, Insight, Synthesis, ThemeProposal
from synthkit.privacy.masker import MaskedText, masker_for
from synthkit.privacy.masking_session import MaskedView, MaskingSession, session_with_tokens
from synthkit.privacy.tokens import Token
from tests.builders import insight, notes, question, synthesis, tension, theme, workshop

MAIL = "Mejla Ylva Granmyr (ylva.granmyr@example.se) om checklistan"


class Table:
    """A table of tokens that lives as long as a test."""

    def __init__(self) -> None:
        self.saved: dict[int, Token] = {}

    def tokens(self) -> tuple[Token, ...]:
        return tuple(self.saved.values())

    def save_tokens(self, tokens: Iterable[Token]) -> None:
        self.saved |= {token.number: token for token in tokens}


def session(whole: Synthesis, table: Table | None = None) -> MaskingSession:
    return session_with_tokens(whole, masker_for(whole), table or Table())


def view_of(*texts: str, group: str = "Grupp 1") -> MaskedView:
    given_notes = notes(*texts, group=group)
    return session(synthesis(notes_by_question={1: given_notes})).view(given_notes)


def test_notes_hold_tokens_with_their_endings_under_the_ids_of_the_real_ones() -> None:
    view = view_of(MAIL, "Ylvas förslag", group="Ylvas grupp")
    assert [note.text for note in view.notes] == [
        "Mejla [PERSON-1] ([E-POST-2]) om checklistan",
        "[PERSON-1]s förslag",
    ]
    assert {note.group for note in view.notes} == {"[PERSON-1]s grupp"}
    assert {note.document_name for note in view.notes} == {"[PERSON-1]s grupp.docx"}
    assert [n.id for n in view.notes] == [
        n.id for n in notes(MAIL, "Ylvas förslag", group="Ylvas grupp")
    ]


def test_a_later_run_with_more_notes_gives_the_same_tokens() -> None:
    table = Table()
    first, more = notes(MAIL), notes("Fråga Bo Ekstrand", MAIL)
    session(synthesis(notes_by_question={1: first}), table)
    seen = session(synthesis(notes_by_question={1: more}), table).view(more)
    assert [note.text for note in seen.notes] == [
        "Fråga [PERSON-3]",
        "Mejla [PERSON-1] ([E-POST-2]) om checklistan",
    ]


def test_the_brief_and_the_question_are_masked_and_names_nobody_decided_on() -> None:
    view = view_of(MAIL)
    given_notes = notes(MAIL)
    brief = Brief(
        titles=("Tips av Ylva Granmyr",),
        known_themes=(ThemeProposal(title="Ylvas tips", notes=(given_notes[0].id,)),),
        kept=("Ylva Granmyr har en checklista.",),
        covered=tuple(note.id for note in given_notes),
        names_kept=("Bo Ek",),
        names_masked=("Ylva Granmyr",),
    )
    shown = (
        view.brief(brief).model_dump_json()
        + view.question(question(1, "Vad gör Ylva Granmyr?")).text
    )
    assert "Ylva" not in shown
    assert "Granmyr" not in shown
    assert "Bo Ek" not in shown
    settings = workshop(
        "Vad gör Ylva?", purpose="Ylva Granmyr undrar.", names_masked=("Ylva Granmyr",)
    )
    assert "Ylva" not in view.workshop(settings).model_dump_json()


def test_what_was_handed_comes_back_as_it_was() -> None:
    view = view_of(MAIL, "Ylva", "Ylva Granmyr")
    cited = insight("Ylva har en checklista.", *notes(MAIL))
    draft = Draft(
        themes=(theme("Tips av Ylva", cited),),
        tensions=(tension("Ylva vill", "Ylva Granmyr vill inte", notes(MAIL), notes("Ylva")),),
    )
    handed = view.draft(draft)
    assert "Ylva" not in handed.model_dump_json()
    assert view.unmasked_draft(handed) == draft


def test_a_line_that_was_made_of_a_token_tells_of_the_person_and_is_known() -> None:
    given_notes = notes("Mejla Bo Ek om checklistan")
    seen = session(synthesis(notes_by_question={1: given_notes}))
    view = seen.view(given_notes)
    made = Draft(themes=(theme("Checklistor", insight("[Person 1] har en.", *given_notes)),))
    [line] = view.unmasked_draft(made).insights
    assert line.text == "Bo Ek har en."
    assert seen.reveals(line.text)
    assert not seen.reveals("Checklistan är bra.")


def test_findings_that_an_engine_gives_hold_words_where_tokens_stood() -> None:
    found = Finding(severity=Severity.INFO, code="line_withdrawn", values={"text": "[PERSON-1] är"})
    assert view_of(MAIL).unmasked_findings((found,))[0].values["text"] == "[namn] är"


PIECES = ["Ylva Granmyr", "Ylva", "070-174 06 12", "a.b@example.se", "dela 💡 exempel", "– och"]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map(" ".join)


@given(TEXTS, st.data())
def test_a_quote_of_a_masked_note_stands_at_the_words_it_stands_for(
    text: str, data: st.DataObject
) -> None:
    """Round trip: from the masked text to the real one and back, at least the same words."""
    given_notes = notes(text)
    view = view_of(text)
    masked = view.notes[0].text
    start = data.draw(st.integers(0, len(masked) - 1))
    end = data.draw(st.integers(start + 1, len(masked)))
    citation = Citer(view.notes).quote(given_notes[0].id, masked[start:end])
    if citation is None:
        assert not masked[start:end].strip()
        return
    cited = insight("En rad.", *given_notes).model_copy(update={"citations": (citation,)})
    made = Draft(themes=(theme("Titel", cited),))
    [answered] = view.unmasked_draft(made).insights
    assert citation.quote
    assert round_trip(view, answered, citation.quote)
    quoted = answered.citations[0].quote
    assert quoted
    assert 0 <= quoted.start < quoted.end <= len(text)


def round_trip(view: MaskedView, answered: Insight, before: Quote) -> bool:
    [again] = view.draft(Draft(themes=(theme("Titel", answered),))).insights
    quote = again.citations[0].quote
    return quote is not None and quote.start <= before.start and before.end <= quote.end


@given(TEXTS, st.data())
def test_a_quote_that_cuts_nothing_comes_back_exactly(text: str, data: st.DataObject) -> None:
    whole = synthesis(notes_by_question={1: notes(text)})
    masker = masker_for(whole)
    masked: MaskedText = masker.masked(text)
    places = [p for p in range(len(text) + 1) if not any(s.start < p < s.end for s in masked.spans)]
    start = data.draw(st.sampled_from(places[:-1]))
    end = data.draw(st.sampled_from([p for p in places if p > start]))
    quote = Quote(start=start, end=end)
    assert masked.original(masked.quote(quote)) == quote
