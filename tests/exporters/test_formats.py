"""Every format of the list makes a file."""

import pytest

from synthkit.exporters.docx import to_docx
from synthkit.exporters.docx_package import Stamp
from synthkit.exporters.formats import DOCX, FORMATS, JSON, ExportFormat, format_of_ending
from synthkit.exporters.json_export import to_json
from synthkit.exporters.layout import View, lay_out
from synthkit.exporters.markdown import to_markdown
from synthkit.exporters.pdf import to_pdf
from synthkit.exporters.xlsx import export as to_xlsx
from tests.builders import NOON
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
        to_xlsx(whole(), View(), NOON),
        to_markdown(layout),
        to_json(whole()),
    ]


def test_a_format_is_known_by_the_ending_of_its_files():
    assert format_of_ending(".DOCX") is DOCX
    assert format_of_ending(".json") is JSON
    assert format_of_ending(".txt") is None
    assert len({form.ending for form in FORMATS}) == len(FORMATS)
