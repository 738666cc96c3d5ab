"""Damaged files end in a document or in a refusal by name, whatever the damage."""

import io
import random
import zipfile

import pytest
from hypothesis import settings

from synthkit.errors import Unreadable
from synthkit.model.document import Document, RefusalReason
from synthkit.readers.contents import Limits
from synthkit.readers.pool import ReadingPool, Task
from synthkit.readers.reading import read
from tests.readers.builders import (
    LISTS,
    Pdf,
    annotated,
    archive,
    box,
    docx,
    numbered,
    p,
    r,
    relations,
    table,
)

# For each example that a property test would try; the word cases are of two kinds.
WORD_CASES = 7 * settings().max_examples
PDF_CASES = 14 * settings().max_examples


def word_file() -> bytes:
    body = p("Fråga 1", style="Heading1") + p("fler möten", props=numbered(1))
    body += table(["a", "b"], [p("c") + p("d"), "e"]) + p(box(p("i rutan")))
    body += p(r("borttaget", "<w:vanish/>")) + p("slut", *map(drawn, (PICTURE, CHART)))
    body += '<w:altChunk r:id="chunk"/>'
    held = {
        "numbering": ("numbering", "numbering.xml"),
        "chunk": ("aFChunk", "chunk.htm"),
        "chart": ("chart", "chart.xml"),
        "picture": ("image", "media/gone.png"),
    }
    extra: dict[str, str | bytes] = {
        "word/_rels/document.xml.rels": relations(held),
        "word/chunk.htm": "<html><body><ul><li>ett<table><tr><td>två</table></ul></body></html>",
        "word/chart.xml": f'<c:chartSpace xmlns:c="{CHARTS}"><c:title><c:tx/></c:title>'
        "<c:ser><c:cat><c:v>Umeå</c:v></c:cat></c:ser></c:chartSpace>",
    }
    return docx(body, extra=extra, numbering=LISTS)


CHARTS = "http://schemas.openxmlformats.org/drawingml/2006/chart"
CHART = f'<c:chart xmlns:c="{CHARTS}" r:id="chart"/>'
PICTURE = '<a:blip r:embed="picture"/>'


def drawn(element: str) -> str:
    return f"<w:r><w:drawing>{element}</w:drawing></w:r>"


def pdf_file() -> bytes:
    made = Pdf(pageCompression=0)
    page = made.page().write("Fråga 1", size=18).lines("fler möten", "- bättre stöd", y=110)
    page.frame(72, 300, 200, 60).write("i rutan", 80, 320).picture()
    made.page().sideways("i marginalen", 40, 400).field("ifyllt", (72, 100, 260, 116))
    return annotated(made.content(), "FreeText", "en lapp", (72, 400, 200, 440))


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The bytes with some changed, taken out, doubled or cut off."""
    made = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        if not made:
            break
        at = chance.randrange(len(made))
        length = chance.choice((1, 1, 4, 30))
        match chance.randrange(5):
            case 0:
                made[at] = chance.randrange(256)
            case 1:
                del made[at : at + length]
            case 2:
                made[at:at] = made[at : at + length]
            case 3:
                made[at : at + length] = chance.randbytes(length)
            case _:
                made[at:at] = chance.choice((b"<", b">", b"99999999", b"-1", b"/Kids[", b"\x00"))
    return bytes(made if chance.random() < 0.9 else made[: chance.randrange(len(made) + 1)])


def with_damaged_part(content: bytes, chance: random.Random) -> bytes:
    """A sound archive with damage in one of its parts, so that the parser meets it."""
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        parts: dict[str, str | bytes] = {name: opened.read(name) for name in opened.namelist()}
    name = chance.choice(sorted(parts))
    held = parts[name]
    assert isinstance(held, bytes)
    return archive(parts | {name: damaged(held, chance)})


def result(name: str, content: bytes) -> Document | RefusalReason:
    try:
        return read(name, content, "abc123")
    except Unreadable as refused:
        return RefusalReason(refused.key)


@pytest.mark.parametrize("damage", [damaged, with_damaged_part])
def test_a_damaged_word_file_is_read_or_refused_by_name(damage):
    whole, chance = word_file(), random.Random(4)
    found = [result("a.docx", damage(whole, chance)) for _ in range(WORD_CASES)]
    assert {type(one) for one in found} == {Document, RefusalReason}


def test_a_damaged_pdf_is_read_or_refused_by_name_and_harms_nobody():
    # pdfium is C++ code: what it does to its process must not be done to this one.
    whole, chance = pdf_file(), random.Random(4)
    damages = [damaged(whole, chance) for _ in range(PDF_CASES)]
    tasks = [Task(f"{n}.pdf", "abc123", len(c), lambda c=c: c) for n, c in enumerate(damages)]  # type: ignore[misc]
    with ReadingPool(Limits(seconds=20)) as pool:
        found = [one for _, one in pool.read_all(tasks)]
    assert len(found) == PDF_CASES
    assert {type(one) for one in found} == {Document, RefusalReason}
    assert RefusalReason.TOO_SLOW not in [one for one in found if isinstance(one, RefusalReason)]
