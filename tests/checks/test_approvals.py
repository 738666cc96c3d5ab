"""An approval names a role; a name in it is found, and masked in what is told of it."""

import pytest

from synthkit.checks.people import approvers_named
from synthkit.model.synthesis import Draft, Synthesis
from tests.builders import NOON, insight, notes, question, section, synthesis, theme
from tests.checks.builders import codes, values

NOTES = notes("Dela lärande")


def approved(by: str | None) -> Synthesis:
    draft = Draft(themes=(theme("Lärande", insight("Dela lärande.", NOTES[0])),))
    made = section(question(), draft, NOTES, approved_at=NOON, approved_by=by)
    return synthesis(None, made, notes_by_question={1: NOTES})


@pytest.mark.parametrize("by", [None, "processledaren", "styrgruppen vid Region Norr"])
def test_a_role_is_no_personal_data(by: str | None) -> None:
    assert codes(approvers_named, approved(by)) == []


def test_a_name_is_and_is_not_repeated() -> None:
    made = approved("processledaren Anna Svensson")
    assert codes(approvers_named, made) == ["approver_named"]
    assert values(approvers_named, made, "text") == ["processledaren [namn]"]
