from typing import get_args

import pytest

from synthkit.text.name_lists import ListName, entries


@pytest.mark.parametrize("name", get_args(ListName))
def test_a_list_holds_names_and_nothing_empty(name: ListName) -> None:
    assert entries(name)
    assert all(entry == entry.strip() and "#" not in entry for entry in entries(name))


def test_all_municipalities_of_sweden_are_listed_once() -> None:
    assert len(entries("municipalities")) == len(set(entries("municipalities"))) == 290
