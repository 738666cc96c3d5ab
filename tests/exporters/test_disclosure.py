from itertools import product

import pytest

from synthkit.domain.synthesis import Draft
from synthkit.exporters.disclosure import disclosure
from tests.builders import question, section
from tests.exporters.builders import EDITED, answered, by_model, making


def test_no_model_is_said_in_plain_words():
    assert disclosure(answered(making(1), making(2))) == (
        "Sammanställningen har tagits fram automatiskt ur gruppernas egna ord. "
        "Ingen generativ AI har använts."
    )


def test_a_model_is_named_as_it_was_configured():
    assert disclosure(answered(by_model(1), by_model(2))) == (
        "Sammanställningen har tagits fram med stöd av AI-tjänsten Copilot."
    )


def test_a_model_without_a_name_for_readers_is_named_as_it_is():
    assert disclosure(answered(by_model(1, label=""))) == (
        "Sammanställningen har tagits fram med stöd av AI-tjänsten gpt-x."
    )


def test_a_person_who_edited_it_all_is_mentioned():
    assert disclosure(answered(by_model(1, **EDITED))) == (
        "Sammanställningen har tagits fram med stöd av AI-tjänsten Copilot och har därefter "
        "redigerats."
    )
    assert disclosure(answered(making(1, **EDITED))) == (
        "Sammanställningen har tagits fram automatiskt ur gruppernas egna ord och har därefter "
        "redigerats. Ingen generativ AI har använts."
    )


def test_a_person_who_edited_a_part_of_it_edited_that_part():
    assert disclosure(answered(making(1), making(2, **EDITED), making(3, **EDITED))) == (
        "Sammanställningen har tagits fram automatiskt ur gruppernas egna ord. Ingen generativ AI "
        "har använts. Sammanställningen av fråga 2 och 3 har därefter redigerats."
    )


def test_sections_of_both_kinds_are_told_apart():
    assert disclosure(answered(by_model(1), making(2), by_model(3, **EDITED))) == (
        "Sammanställningen av fråga 1 och 3 har tagits fram med stöd av AI-tjänsten Copilot. "
        "Sammanställningen av fråga 2 har tagits fram automatiskt ur gruppernas egna ord. "
        "Där har ingen generativ AI använts. Sammanställningen av fråga 3 har därefter redigerats."
    )


def test_the_same_in_english():
    assert disclosure(answered(making(1, **EDITED), by_model(2, **EDITED), language="en")) == (
        "The synthesis of question 1 was put together automatically from the groups’ own words. "
        "No generative AI was used there. The synthesis of question 2 was produced with the "
        "support of the AI service Copilot. The synthesis has been edited since."
    )


def test_a_section_that_says_nothing_is_not_spoken_of():
    silent = section(question(2, "Fråga 2?"), Draft(), ())
    assert disclosure(answered(by_model(1), silent)) == disclosure(answered(by_model(1)))
    assert disclosure(answered(silent)).endswith("Ingen generativ AI har använts.")


def test_nothing_summarised_has_nothing_to_disclose():
    assert disclosure(answered()) == ""


MAKINGS = [
    (maker, edit)
    for maker in (
        making,
        by_model,
        lambda number, **edit: by_model(number, "Mistral", **edit),
    )
    for edit in ({}, EDITED)
]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("makings", list(product(MAKINGS, repeat=2)))
def test_every_combination_tells_the_truth(makings, language):
    sections = [make(number, **edit) for number, (make, edit) in enumerate(makings, 1)]
    told = disclosure(answered(*sections, language=language))
    labels = {s.provenance.model_label for s in sections}
    for label in ("Copilot", "Mistral"):
        assert (label in told) == (label in labels)
    assert ("generativ" in told) == (None in labels)
    edited = "redigerats" if language == "sv" else "edited"
    assert (edited in told) == any(s.provenance.edited_at for s in sections)
    if len(labels) > 1:
        assert "1" in told
        assert "2" in told
    assert told.endswith(".")
    assert "  " not in told
