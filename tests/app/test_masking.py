"""What an engine that sends is handed, and what becomes of it in the document."""

from synthkit.app.context import Context, Masking
from synthkit.app.corrections import reword
from synthkit.app.forgetting import erase
from synthkit.app.pipeline import overview
from synthkit.app.sought import seek
from synthkit.drafts.citing import Citer
from synthkit.drafts.ledger import balance
from synthkit.drafts.tree import complete
from synthkit.model.base import Result
from synthkit.model.finding import Finding
from synthkit.model.note import LeftOutReason, Note, PlacedBy, Placement
from synthkit.model.synthesis import Brief, Draft, Insight, Outline, Theme, line_id
from synthkit.model.workshop import Question, Workshop
from tests.app.builders import QUESTIONS, Workplace, group_file
from tests.builders import NOON, document, heading, item, workshop

MAIL = "Mejla Ylva Granmyr (ylva.granmyr@example.se, 070-174 06 12) om checklistan"
PLANTED = ("Ylva", "Granmyr", "ylva.granmyr", "174 06 12")


class Talkative:
    """An engine that writes down all that it is handed, and quotes the end of every note.

    Args:
        says: makes a line of a masked note.
        repaired: the same when it is asked for repairs.
    """

    name = "talkative"
    version = "1"
    model = None
    model_label = None
    prompts = ()

    def __init__(
        self, says=lambda text: f"{text}.", repaired=lambda _text: "Checklistan behövs."
    ) -> None:
        self.heard = ""
        self.findings: list[str] = []
        self._says = says
        self._repaired = repaired

    def _hear(self, *told: object) -> None:
        self.heard += "\n".join(one if isinstance(one, str) else repr(one) for one in told)

    def place(
        self, workshop: Workshop, notes: tuple[Note, ...], settled: tuple[Placement, ...]
    ) -> Result[tuple[Placement, ...]]:
        self._hear(workshop, notes)
        placed = {placement.note for placement in settled}
        loose = (note for note in notes if note.id not in placed)
        return Result(tuple(Placement(note=n.id, question=1, by=PlacedBy.ENGINE) for n in loose))

    def outline(self, question: Question, notes: tuple[Note, ...]) -> Result[Outline]:
        raise NotImplementedError

    def draft(self, question: Question, notes: tuple[Note, ...], brief: Brief) -> Result[Draft]:
        self._hear(question, notes, brief)
        return Result(self._made(question, notes, self._says))

    def extend(
        self, question: Question, draft: Draft, notes: tuple[Note, ...], brief: Brief
    ) -> Result[Draft]:
        self._hear(question, draft, notes, brief)
        return Result(draft)

    def repair(
        self,
        question: Question,
        draft: Draft,
        findings: tuple[Finding, ...],
        notes: tuple[Note, ...],
    ) -> Result[Draft]:
        self._hear(question, draft, findings, notes)
        self.findings += [finding.code for finding in findings]
        return Result(self._made(question, notes, self._repaired))

    def _made(self, question: Question, notes: tuple[Note, ...], says) -> Draft:
        citer = Citer(notes)
        insights = tuple(
            Insight(
                id=line_id(str(question.number), note.id),
                text=says(note.text),
                citations=(cited,) if (cited := citer.quote(note.id, note.text[-16:])) else (),
            )
            for note in notes
        )
        if not insights:
            return complete(Draft(), notes, LeftOutReason.MINOR)
        theme = Theme(id=line_id(str(question.number)), title="Metod", insights=insights)
        return complete(Draft(themes=(theme,)), notes, LeftOutReason.MINOR)


def workplace(engine: Talkative, *points: str, masking: Masking = Masking.TOKENS) -> Workplace:
    held = workshop(*QUESTIONS, purpose="Ylva Granmyr vill veta.", names_masked=("Ylva Granmyr",))
    place = Workplace(engine, group_file("Ylvas grupp", points, ()), asked=held)
    place.context = Context(
        store=place.store,
        workshop=held,
        group_names={},
        clock=place.now,
        on_step=lambda _what: None,
        masking=masking,
    )
    return place


def test_an_engine_that_sends_is_handed_tokens_at_every_step() -> None:
    engine = Talkative()
    with workplace(engine, MAIL, "Ylvas lista") as place:
        place.read(document("Lösa.docx", heading("Övrigt"), item("granmyrs tankar om annat")))
        place.summarise(1)
    assert engine.findings
    for value in PLANTED:
        assert value.casefold() not in engine.heard.casefold()
    assert "Mejla [PERSON-1] ([E-POST-" in engine.heard
    assert "[PERSON-1]s lista" in engine.heard


def test_quotes_of_masked_notes_stand_at_the_words_of_the_real_ones() -> None:
    with workplace(Talkative(lambda _text: "Checklistan behövs."), MAIL) as place:
        whole = place.summarise(1)
    [section] = whole.sections
    [citation] = section.draft.citations
    text = next(n.text for n in whole.material.notes if n.id == citation.note)
    assert citation.quote
    assert text[citation.quote.start : citation.quote.end].endswith("om checklistan")


def test_a_line_that_names_a_person_is_to_be_repaired() -> None:
    engine = Talkative()
    with workplace(engine, MAIL) as place:
        whole = place.summarise(1)
    assert "personal_data" in engine.findings
    assert [line.text for line in whole.sections[0].draft.insights] == ["Checklistan behövs."]


def bent(text: str):
    return Talkative(lambda _text: text, repaired=lambda _text: text)


def test_no_token_reaches_a_line_however_it_is_bent_or_invented() -> None:
    for written in (
        "[PERSON-1]",
        "[person 1]",
        "PERSON-1",
        "[Person-1]s lista",
        "[PERSON-99]",
        "[ORT-4]",
    ):
        with workplace(bent(f"{written} behövs."), MAIL) as place:
            whole = place.summarise(1)
        [section] = whole.sections
        assert not section.draft.insights, written
        [withdrawn] = [f for f in section.findings if f.code == "line_withdrawn"]
        told = str(withdrawn.values["text"])
        assert "PERSON" not in told.upper().replace("PERSONNUMMER", "")
        assert "Granmyr" not in told
        totals = balance(whole).totals
        assert totals.cited + sum(totals.left_out.values()) == totals.notes


def test_a_name_that_is_a_word_too_is_known_where_it_was_turned_back() -> None:
    engine = bent("[PERSON-1] behövs.")
    with workplace(engine, "Mejla Bo Ek om checklistan", "Checklistor behövs") as place:
        whole = place.summarise(1)
    assert not any("Bo" in line.text for line in whole.sections[0].draft.insights)


def test_what_a_person_settled_stays_in_the_persons_words_and_is_masked_for_the_engine() -> None:
    engine = Talkative(lambda _text: "Checklistan behövs.")
    with workplace(engine, MAIL) as place:
        [line] = place.summarise(1).sections[0].draft.insights
        place.do(reword(place.whole(), line.id, "Ylva Granmyr har en lista."))
        place.read(group_file("Grupp 2", ("Dela goda exempel",), ()))
        whole = place.summarise(1)
    assert "Ylva Granmyr har en lista." in [i.text for i in whole.sections[0].draft.insights]
    assert "[PERSON-1] har en lista." in engine.heard
    assert "Ylva" not in engine.heard


def test_an_engine_on_this_machine_is_handed_words_that_stay_as_they_are() -> None:
    engine = Talkative(lambda _text: "Checklistan behövs.")
    with workplace(engine, MAIL, masking=Masking.WORDS) as place:
        place.summarise(1)
        assert place.store.tokens() == ()
    assert "Mejla [namn] ([e-post], [telefon]) om checklistan" in engine.heard


def test_where_a_person_switched_masking_off_everything_is_handed_as_it_is() -> None:
    engine = Talkative(lambda _text: "Checklistan behövs.")
    with workplace(engine, MAIL, masking=Masking.NONE) as place:
        [section] = place.summarise(1).sections
    assert MAIL in engine.heard
    assert [found.code for found in section.findings] == ["sent_unmasked"]


def test_tokens_are_the_same_whatever_is_drafted_first() -> None:
    held = []
    for numbers in ((1, 2), (2, 1), (2,)):
        with workplace(Talkative(), MAIL, "Fråga Cecilia Almgren") as place:
            place.summarise(*numbers)
            held.append(place.store.tokens())
    assert held[0] == held[1] == held[2]
    assert held[0]


def test_whoever_is_forgotten_leaves_the_table_and_keeps_nobody_elses_number() -> None:
    with workplace(Talkative(), MAIL, "Fråga Cecilia Almgren") as place:
        place.summarise(1)
        before = {form: token.number for token in place.store.tokens() for form in token.forms}
        whole = overview(place.context)
        [note] = [note for note in whole.material.notes if "Cecilia" in note.text]
        erase(place.store, whole, {}, seek(whole, [note.id], None), NOON)
        after = {form: token.number for token in place.store.tokens() for form in token.forms}
        place.read(group_file("Grupp 2", ("Mejla Bo Ekstrand",), ()))
        place.summarise(1)
        later = {form: token.number for token in place.store.tokens() for form in token.forms}
    assert "Cecilia Almgren" in before
    assert after == {form: number for form, number in before.items() if "Cecilia" not in form}
    assert later["Bo Ekstrand"] not in before.values()
