"""What a reader sees: the Word document as LibreOffice sets it."""

import io
import shutil
import subprocess
from pathlib import Path

import pdfplumber
import pytest

from synthkit.exporters.docx import to_docx
from synthkit.exporters.docx_package import Stamp
from synthkit.exporters.layout import Layout, Style, lay_out
from tests.builders import NOON
from tests.exporters.builders import whole

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
]


def rendered(layout: Layout, folder: Path) -> list[str]:
    """The text of each page, its lines joined."""
    source = folder / "synthesis.docx"
    source.write_bytes(to_docx(layout, Stamp.of(whole().workshop, layout, NOON)))
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            str(SOFFICE),
            "--headless",
            f"-env:UserInstallation={profile}",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    with pdfplumber.open(io.BytesIO((folder / "synthesis.pdf").read_bytes())) as pdf:
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
