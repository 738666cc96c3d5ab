"""All that was found was read, or a person is told."""

import pytest

from synthkit.checks.doubts import unread_files, workshops_without_questions
from synthkit.model.document import Refusal, RefusalReason
from synthkit.model.synthesis import Material, Synthesis
from tests.builders import notes, workshop
from tests.checks.builders import codes, of_insight, values


def refusing(reason: RefusalReason) -> Synthesis:
    made = of_insight("Fler möten.", *notes("Fler möten"))
    refused = (Refusal(path="bord 3/Grupp 3.pdf", reason=reason),)
    material = made.material.model_copy(update={"refusals": refused})
    return made.model_copy(update={"material": material})


@pytest.mark.parametrize("reason", list(RefusalReason))
def test_a_file_that_was_not_read_is_told_of_if_it_may_hold_notes(reason: RefusalReason) -> None:
    told = ["bord 3/Grupp 3.pdf"] if reason.may_hold_notes else []
    assert values(unread_files, refusing(reason), "name") == told


def test_notes_without_any_question_are_told_of() -> None:
    asked = of_insight("Fler möten.", *notes("Fler möten"))
    unasked = workshop().model_copy(update={"questions": ()})
    assert codes(workshops_without_questions, asked) == []
    lost = Synthesis(workshop=unasked, material=asked.material)
    assert codes(workshops_without_questions, lost) == ["no_questions"]
    assert (
        codes(workshops_without_questions, Synthesis(workshop=unasked, material=Material())) == []
    )
