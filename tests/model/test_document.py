"""Documents, what is set aside of them, and files that are not read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthkit.model.document import (
    RefusalReason,
    SetAside,
    document_key,
    path_order,
)
from tests.builders import document


@pytest.mark.parametrize(
    "places", [{}, {"block": 0, "page": 1}, {"page": 1, "picture": 1}, {"block": 0, "picture": 1}]
)
def test_what_is_set_aside_is_a_block_a_page_or_a_picture(places: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="only one of them"):
        SetAside.model_validate({"document": "a", "reason": "template"} | places)


def test_a_document_is_called_by_its_file_name() -> None:
    assert document("grupper/Grupp 1.docx").name == "Grupp 1.docx"


def test_a_key_depends_on_the_path_alone() -> None:
    assert document_key("Grupp 1.docx") == document("Grupp 1.docx").key
    assert document_key("Grupp 1.docx") != document_key("b/Grupp 1.docx")


@pytest.mark.parametrize(
    "reason", [RefusalReason.BROKEN, RefusalReason.ENCRYPTED, RefusalReason.NO_TEXT]
)
def test_a_file_that_may_hold_notes_says_so(reason: RefusalReason) -> None:
    assert reason.may_hold_notes


@pytest.mark.parametrize(
    "reason", [RefusalReason.LOCK_FILE, RefusalReason.OWN_EXPORT, RefusalReason.OTHER_KIND]
)
def test_a_file_that_cannot_hold_notes_loses_none(reason: RefusalReason) -> None:
    assert not reason.may_hold_notes


def test_paths_are_ordered_as_people_count() -> None:
    ordered = [
        "1.docx",
        "b/Grupp 1.docx",
        "Grupp 2.docx",
        "grupp 9.docx",
        "Grupp 10.docx",
        "Ö.docx",
    ]
    mixed = ordered[3:] + ordered[:3]
    assert sorted(mixed, key=path_order) == ordered


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1), unique=True), st.randoms())
def test_the_order_of_paths_does_not_depend_on_how_they_came(paths, chance) -> None:
    shuffled = list(paths)
    chance.shuffle(shuffled)
    assert sorted(shuffled, key=path_order) == sorted(paths, key=path_order)
