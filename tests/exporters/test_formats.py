"""Every format of the list makes a file, and its name is one that every system takes."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthkit.exporters.document_layout import lay_out
from synthkit.exporters.docx.document import to_docx
from synthkit.exporters.docx.package import Stamp
from synthkit.exporters.evidence.page import to_page
from synthkit.exporters.excel.register import export as to_register
from synthkit.exporters.excel.synthesis import export as to_xlsx
from synthkit.exporters.formats import (
    DOCX,
    EVIDENCE,
    FORMATS,
    HTML,
    JSON,
    ExportFormat,
    file_stem,
    format_of_ending,
)
from synthkit.exporters.html import to_html
from synthkit.exporters.json_export import to_json
from synthkit.exporters.markdown import to_markdown
from synthkit.exporters.pdf.document import to_pdf
from synthkit.exporters.pptx import export as slides
from synthkit.exporters.view import View
from tests.builders import NOON, workshop
from tests.exporters.builders import whole


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_the_same_synthesis_and_time_give_the_same_bytes(form: ExportFormat):
    made = form.export(whole(), View(), NOON)
    assert made
    assert made == form.export(whole(), View(), NOON)


def test_each_format_is_made_by_its_own_module():
    layout = lay_out(whole()).value
    assert [form.export(whole(), View(), NOON) for form in FORMATS] == [
        to_docx(layout, Stamp.of(whole().workshop, layout, NOON)),
        to_pdf(layout, NOON),
        to_html(layout),
        to_page(whole(), View(), {}),
        slides(whole(), View(), NOON),
        to_xlsx(whole(), View(), NOON),
        to_register(whole(), View(), NOON),
        to_markdown(layout),
        to_json(whole()),
    ]


def test_a_format_is_known_by_the_ending_of_its_files():
    assert format_of_ending(".DOCX") is DOCX
    assert format_of_ending(".json") is JSON
    assert format_of_ending(".txt") is None
    assert format_of_ending(".html") is HTML


def test_files_of_one_stem_in_every_format_have_names_of_their_own():
    assert len({form.file_name("Ut", "sv") for form in FORMATS}) == len(FORMATS)
    assert EVIDENCE.file_name("Ut", "sv") == "Ut – underlag.html"


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
