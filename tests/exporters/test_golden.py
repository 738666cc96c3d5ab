"""The document as it was looked at and found good; after a change, look again, then renew it.

Renew with `SYNTHKIT_RENEW_GOLDEN=1 pytest tests/exporters/test_golden.py`.
"""

import os
from pathlib import Path

import pytest

from synthkit import __version__
from synthkit.exporters.document_layout import lay_out
from synthkit.exporters.docx.document import to_docx
from synthkit.exporters.docx.package import Stamp
from synthkit.exporters.layout import Layout
from synthkit.exporters.markdown import to_markdown
from synthkit.exporters.view import Counts, View
from tests.builders import NOON
from tests.exporters.builders import whole
from tests.exporters.reading import dumped

GOLDEN = Path(__file__).parent / "golden"
STAMP = Stamp(made_at=NOON, workshop_hash="a", content_hash="b")
LAYOUTS = {
    "swedish": lambda: lay_out(whole()).value,
    "swedish_counts": lambda: lay_out(whole(), View(counts=Counts.GROUPS)).value,
    "english": lambda: lay_out(whole(language="en", kind="workshop")).value,
    "nothing_known": lambda: (
        lay_out(whole(series={}, name=None, kind=None, ordinal=None, dates=())).value
    ),
}


def hold(name: str, written: str) -> None:
    """Compares with the golden file, whatever the version of the program."""
    told = written.replace(f"synthkit {__version__}", "synthkit VERSION")
    file = GOLDEN / name
    if os.environ.get("SYNTHKIT_RENEW_GOLDEN"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(told, "utf-8", newline="\n")
    assert told == file.read_text("utf-8")


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_markdown_is_the_one_that_was_looked_at(name):
    hold(f"{name}.md", to_markdown(LAYOUTS[name]()).decode())


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_word_document_is_the_one_that_was_looked_at(name):
    layout: Layout = LAYOUTS[name]()
    hold(f"{name}.docx.txt", dumped(to_docx(layout, STAMP)))
