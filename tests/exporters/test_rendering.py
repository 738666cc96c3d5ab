"""What a reader sees: the Word document as LibreOffice sets it."""

import io
import shutil
import subprocess
from pathlib import Path

import docx
import pdfplumber
import pytest

from synthkit.exporters.document_layout import lay_out
from synthkit.exporters.docx.document import to_docx
from synthkit.exporters.docx.package import Stamp
from synthkit.exporters.docx.transcription_form import ToType, transcription
from synthkit.exporters.layout import Layout, Style
from synthkit.model.original import Original
from synthkit.readers.reading import read
from tests.builders import NOON
from tests.exporters.builders import whole
from tests.exporters.test_transcription_form import jpeg

JPEG = jpeg(800, 600)
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
]


def converted(source: Path, form: str) -> Path:
    """The file in another form, beside it."""
    profile = (source.parent / "profile").as_uri()
    subprocess.run(
        [
            str(SOFFICE),
            "--headless",
            f"-env:UserInstallation={profile}",
            "--convert-to",
            form,
            "--outdir",
            str(source.parent),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return source.with_suffix(f".{form}")


def rendered(layout: Layout, folder: Path) -> list[str]:
    """The text of each page, its lines joined."""
    source = folder / "synthesis.docx"
    source.write_bytes(to_docx(layout, Stamp.of(whole().workshop, layout, NOON)))
    with pdfplumber.open(io.BytesIO(converted(source, "pdf").read_bytes())) as pdf:
        return [" ".join((page.extract_text() or "").split()) for page in pdf.pages]


def test_the_pages_show_every_paragraph_in_order_with_its_sign(tmp_path):
    layout = lay_out(whole()).value
    pages = rendered(layout, tmp_path)
    text = " ".join(pages)
    position = 0
    for paragraph in layout.paragraphs:
        sign = {
            Style.LIST_NUMBER: f"{paragraph.number}. ",
            Style.LIST_BULLET: "• ",
        }.get(paragraph.style, "")
        found = text.find(sign + paragraph.text, position)
        assert found >= position, paragraph.text
        position = found + len(sign) + len(paragraph.text)
    for number, page in enumerate(pages, 1):
        assert page.endswith(f"Sammanställning WS 2 Sida {number}")


@pytest.mark.parametrize("headed", [True, False])
def test_what_is_typed_for_a_page_stays_known_through_another_program(tmp_path, headed):
    items = [ToType(Original.of("a" * 64, page=n), f"skanning.pdf, sida {n}", JPEG) for n in (1, 2)]
    made = docx.Document(io.BytesIO(transcription(items, "sv", NOON)))
    for number, table in enumerate(made.tables, 1):
        table.rows[0].cells[1].paragraphs[1].add_run(f"tanke {number}")
    if not headed:
        # Whoever tidies up may delete the line with the reference; a bookmark is left.
        heading = next(p for p in made.paragraphs if "sida 2" in p.text)
        heading._p.getparent().remove(heading._p)
    source = tmp_path / "typed.docx"
    made.save(str(source))

    back = converted(converted(source, "odt"), "docx")

    document = read("typed.docx", back.read_bytes(), "abc123")
    assert [
        (typed.original.page, [document.blocks[position].text for position in typed.blocks])
        for typed in document.typed_for
    ] == [(1, ["tanke 1"]), (2, ["tanke 2"])]
