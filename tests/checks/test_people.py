"""No line and no title holds personal data, nor does a finding about one."""

import pytest

from synthkit.checks.people import notes_left_out, personal_data
from synthkit.model.finding import Severity
from synthkit.model.note import LeftOutReason
from synthkit.model.synthesis import Draft, LeftOut, Origin, Synthesis
from tests.builders import insight, notes, tension, theme
from tests.checks.builders import codes, of_insight, of_tension, values, whole


def decided(made: Synthesis, **names: tuple[str, ...]) -> Synthesis:
    held = made.workshop.model_copy(update=names)
    return made.model_copy(update={"workshop": held})


@pytest.mark.parametrize(
    "held",
    ["lots.karin@example.se", "070-174 06 12", "850709-9805", "Gunilla Bergqvist"],
)
def test_a_line_that_holds_it_is_an_error_that_does_not_repeat_it(held: str) -> None:
    (finding,) = personal_data(of_insight(f"Fråga {held} om lotsarna.", *notes("Lotsar")))
    assert (finding.code, finding.severity) == ("personal_data", Severity.ERROR)
    assert finding.where.insight
    assert held not in str(finding.values["text"])
    assert "om lotsarna" in str(finding.values["text"])


def test_titles_and_sides_are_looked_at_too() -> None:
    a, b = notes("Lotsar", "Inga lotsar")
    titled = Draft(themes=(theme("Ring 070-174 06 12", insight("Lotsar behövs.", a)),))
    (finding,) = personal_data(whole(titled, a))
    assert finding.where.theme
    assert not finding.where.insight
    line = tension("Lotsar behövs", "Mejla kim@example.se", [a], [b])
    assert codes(personal_data, of_tension(line, a, b)) == ["personal_data"]


def test_a_name_that_a_person_kept_may_stand() -> None:
    made = of_insight("Fråga Gunilla Bergqvist om lotsarna.", *notes("Lotsar"))
    assert codes(personal_data, decided(made, names_kept=("Gunilla Bergqvist",))) == []


def test_a_name_that_a_person_masked_is_an_error() -> None:
    made = of_insight("Visionen från Kvarnlöt bör spridas.", *notes("Sprid visionen"))
    assert "personal_data" not in codes(personal_data, made)
    assert codes(personal_data, decided(made, names_masked=("Kvarnlöt",))) == ["personal_data"]


def test_organisations_and_places_may_stand() -> None:
    text = "Regionala lotsar (ex. Dalarna) via Företagarna och Svenskt Näringsliv."
    assert values(personal_data, of_insight(text, *notes("Lotsar")), "text") == []


def left_out(text: str, origin: Origin = Origin.ENGINE) -> Synthesis:
    (note,) = notes(text)
    reason = LeftOut(note=note.id, reason=LeftOutReason.PERSONAL_DATA, origin=origin)
    return whole(Draft(left_out=(reason,)), note)


def test_a_note_that_is_left_out_for_personal_data_is_told_of_without_the_data() -> None:
    (finding,) = notes_left_out(left_out("Ring Gunilla Bergqvist, 070-174 06 12"))
    assert finding.severity is Severity.INFO
    assert finding.values["text"] == "Ring [namn], [telefon]"
    assert finding.where.note


def test_it_is_a_warning_where_a_person_has_to_decide_whether_it_is_any() -> None:
    (finding,) = notes_left_out(left_out("Bra med Pratik i butik"))
    assert finding.severity is Severity.WARNING


def test_what_a_person_left_out_needs_no_telling() -> None:
    assert not list(notes_left_out(left_out("Ring Gunilla Bergqvist", Origin.PERSON)))
