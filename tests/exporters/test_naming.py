import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthkit.exporters.naming import file_stem
from tests.builders import workshop


def test_a_file_is_named_after_the_workshop():
    assert file_stem(workshop()) == "Sammanställning WS 2"
    assert file_stem(workshop(language="en")) == "Synthesis of WS 2"


def test_without_a_name_the_first_day_stands_for_it():
    days = (dt.date(2025, 10, 10), dt.date(2025, 10, 9))
    assert file_stem(workshop(name=None, dates=days)) == "Sammanställning 2025-10-09"


def test_without_anything_known_it_is_still_named():
    assert file_stem(workshop(name=None, dates=())) == "Sammanställning"


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("WS 2: Kompetens/lärande?", "Sammanställning WS 2 Kompetens lärande"),
        ("WS 2...", "Sammanställning WS 2"),
        ("A\u030a", "Sammanställning Å"),
        ("..\\..\\x", "Sammanställning .. .. x"),
    ],
)
def test_a_name_holds_nothing_that_a_system_refuses(name, stem):
    assert file_stem(workshop(name=name)) == stem


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_name_gives_one_that_windows_takes(name):
    stem = file_stem(workshop(name=name))
    assert stem.startswith("Sammanställning")
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', stem)
    assert stem == stem.rstrip(". ")
    assert len(stem) <= 100
