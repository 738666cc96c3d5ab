"""What others may see of a workshop's texts."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from synthkit.drafts.ledger import balance
from synthkit.model.citation import Quote
from synthkit.model.document import SetAside, SetAsideReason
from synthkit.model.finding import Finding, Severity
from synthkit.model.note import Note
from synthkit.model.synthesis import Draft, Synthesis
from synthkit.model.workshop import Workshop
from synthkit.privacy.detect import find_personal_data
from synthkit.privacy.masker import masker_for, names_of
from synthkit.text.catalogue import catalogue
from tests.builders import insight, notes, question, section, synthesis, theme, workshop

MAIL = "Mejla Ylva Granmyr (ylva.granmyr@example.se) om checklistan"


def masked(*texts: str, settings: Workshop | None = None) -> tuple[str, ...]:
    given = notes(*texts)
    whole = synthesis(settings, notes_by_question={1: given})
    return tuple(note.text for note in masker_for(whole).notes(given))


def test_what_leads_to_a_person_is_masked_and_the_rest_stands() -> None:
    assert masked(MAIL) == ("Mejla [namn] ([e-post]) om checklistan",)


def test_a_note_keeps_its_id_under_its_masked_words() -> None:
    given = notes(MAIL)
    seen = masker_for(synthesis(notes_by_question={1: given})).notes(given)
    assert [note.id for note in seen] == [note.id for note in given]


def test_the_words_are_those_of_the_documents_language() -> None:
    assert masked("Ask Anna Lindqvist", settings=workshop(language="en")) == ("Ask [name]",)


def test_a_name_that_a_person_keeps_stands() -> None:
    settings = workshop(names_kept=("Anna Lindqvist",))
    assert masked("Fråga Anna Lindqvist om lotsarna", settings=settings) == (
        "Fråga Anna Lindqvist om lotsarna",
    )


def test_whoever_is_named_in_full_once_is_known_by_the_surname_elsewhere() -> None:
    one, other = masked("Ring Peo Stenklint om lotsarna", "läs stenklints rapport")
    assert "Stenklint" not in one
    assert other == "läs [namn]s rapport"


def test_whoever_stands_in_the_attendance_list_is_known_in_the_notes() -> None:
    given = notes("granmyrs checklista är bra")
    whole = synthesis(notes_by_question={1: given})
    listed = SetAside(
        document=given[0].document,
        reason=SetAsideReason.ATTENDANCE,
        block=1,
        text="Deltagare: Ylva Granmyr, Bo Ek",
    )
    material = whole.material.model_copy(update={"set_asides": (listed,)})
    seen = masker_for(whole.model_copy(update={"material": material})).notes(given)
    assert seen[0].text == "[namn]s checklista är bra"


def whole_with_names() -> tuple[Synthesis, tuple[Note, ...]]:
    given = notes("Dela goda exempel", MAIL, group="Annas grupp")
    cited = insight("Ylva Granmyr har en checklista.", *given)
    made = section(question(), Draft(themes=(theme("Tips av Ylva Granmyr", cited),)), given)
    finding = Finding(
        severity=Severity.INFO, code="line_withdrawn", values={"text": "Fråga Ylva Granmyr"}
    )
    whole = synthesis(None, made, notes_by_question={1: given})
    listed = SetAside(
        document=given[0].document,
        reason=SetAsideReason.ATTENDANCE,
        block=2,
        text="Närvarande: samtliga vid fönsterbordet",
    )
    documents = tuple(
        d.model_copy(update={"path": "Anna Lind/" + d.path}) for d in whole.material.documents
    )
    material = whole.material.model_copy(update={"set_asides": (listed,), "documents": documents})
    return whole.model_copy(update={"findings": (finding,), "material": material}), given


def test_no_text_of_a_masked_synthesis_holds_a_name() -> None:
    whole, _ = whole_with_names()
    seen = masker_for(whole).synthesis(whole)
    # What stands on the pages is shown to nobody; only where it stands is.
    pages: Any = {"workshop": True, "material": {"documents": {"__all__": {"blocks"}}}}
    text = seen.model_dump_json(exclude=pages)
    for name in ("Ylva", "Granmyr", "Anna", "ylva.granmyr"):
        assert name in whole.model_dump_json(exclude=pages)
        assert name not in text


def test_an_attendance_list_is_masked_as_a_whole() -> None:
    whole, _ = whole_with_names()
    [aside] = masker_for(whole).synthesis(whole).material.set_asides
    assert aside.text == "[närvarolista]"


def test_groups_that_are_masked_alike_stay_apart() -> None:
    given = (*notes("Ett", group="Annas grupp"), *notes("Två", group="Eriks grupp"))
    whole = synthesis(notes_by_question={1: given})
    assert len({n.group for n in masker_for(whole).notes(given)}) == 2


def test_a_quote_stands_at_its_words_after_masking() -> None:
    given = notes(MAIL)
    seen = masker_for(synthesis(notes_by_question={1: given})).masked(MAIL)
    start = MAIL.index("om checklistan")
    quote = seen.quote(Quote(start=start, end=len(MAIL)))
    assert seen.text[quote.start : quote.end] == "om checklistan"
    cut = seen.quote(Quote(start=0, end=MAIL.index("Granmyr") + 3))
    assert seen.text[cut.start : cut.end] == "Mejla [namn]"


PARTS = st.lists(
    st.sampled_from(
        ["Dela goda exempel", "Ylva Granmyr", "070-174 06 12", "a.b@example.se", "och", "– men"]
    ),
    min_size=1,
    max_size=6,
).map(" ".join)


@given(st.lists(PARTS, min_size=1, max_size=4))
def test_masking_finds_all_that_is_found_and_changes_no_count(texts: list[str]) -> None:
    given_notes = notes(*texts)
    whole = synthesis(notes_by_question={1: given_notes})
    masker = masker_for(whole)
    seen = masker.synthesis(whole)
    assert balance(seen).totals == balance(whole).totals
    for note in seen.material.notes:
        assert not find_personal_data(note.text, names_of(whole.workshop))
        assert masker.text(note.text) == note.text


def test_the_words_for_an_attendance_list_stand_in_both_languages() -> None:
    assert catalogue("en").text("privacy.placeholder.attendance") == "[attendance list]"
