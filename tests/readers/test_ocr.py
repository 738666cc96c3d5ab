"""Pages and pictures without text, read by text recognition where it is installed."""

import difflib
import io
import re

import pypdfium2 as pdfium
import pytest
from PIL import Image

from synthkit.errors import Unreadable
from synthkit.model.document import RefusalReason
from synthkit.readers import ocr
from synthkit.readers.contents import Refused, StepLimits
from synthkit.readers.ocr import UNCERTAIN, Recognised, recognised
from synthkit.readers.pdf.document import read_pdf
from synthkit.readers.picture import read_picture
from synthkit.readers.reading import read
from tests.readers.builders import Pdf

installed = pytest.mark.skipif(not ocr.is_installed(), reason="the tesseract program is missing")
DEFAULT_STEP = StepLimits()
TEXT = """Vi behöver fler möten mellan kommunen och näringslivet i hela länet.
Någon måste ta ansvar för språkträning på arbetsplatsen.
Skolplats och bostad avgör om familjen stannar kvar.
Regionen bör stötta de små företagen med ansökningar.
Det är svårt att få ett svar från myndigheterna.
Mentorer från samma bransch gör stor skillnad för nyanlända."""
TABLE_HEAD = "level\tpage\tblock\tpar\tline\tword\tleft\ttop\twidth\theight\tconf\ttext"


def scan(text: str = TEXT) -> Image.Image:
    """A scanned A4 page at 300 dots an inch, slightly askew and grey."""
    made = Pdf()
    made.page().lines(*text.splitlines(), size=12)
    document = pdfium.PdfDocument(made.content())
    page = document[0].render(scale=300 / 72, grayscale=True).to_pil()
    document.close()
    return page.point(lambda shade: 30 + shade * 220 // 255).rotate(0.4, fillcolor=250)


def picture(image: Image.Image, form: str = "PNG", **options: object) -> bytes:
    held = io.BytesIO()
    image.save(held, form, **options)
    return held.getvalue()


def scanned_pdf(*texts: str) -> bytes:
    held = io.BytesIO()
    first, *others = [scan(text) for text in texts]
    first.save(held, "PDF", resolution=300, save_all=True, append_images=others)
    return held.getvalue()


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def share_right(text: str) -> float:
    match = difflib.SequenceMatcher(None, words(TEXT), words(text), autojunk=False)
    return sum(block.size for block in match.get_matching_blocks()) / len(words(TEXT))


def says(*texts: str, confidence: int = 90):
    """Recognises these texts one after the other, each in one line."""
    waiting = list(texts)

    def recognise(_picture: bytes) -> Recognised | None:
        return recognised(table(waiting.pop(0), confidence))

    return recognise


def table(text: str, confidence: int) -> str:
    rows = [
        f"5\t1\t1\t1\t1\t{n}\t{300 + 200 * n}\t300\t180\t40\t{confidence}\t{word}"
        for n, word in enumerate(text.split(), 1)
    ]
    return "\n".join([TABLE_HEAD, "1\t1\t0\t0\t0\t0\t0\t0\t2480\t3508\t-1\t", *rows])


@installed
def test_a_scanned_page_of_swedish_text_comes_out_with_few_words_wrong():
    document = read("skannad.pdf", scanned_pdf(TEXT), "abc123")
    assert share_right(" ".join(block.text for block in document.blocks)) >= 0.95
    assert document.unread_pages == ()
    assert all(block.confidence and block.confidence > 80 for block in document.blocks)
    assert [finding.code for finding in document.findings] == ["read_by_ocr"]


@installed
@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
def test_a_picture_is_read_the_same_way(form):
    document = read(f"tavla.{form.lower()}", picture(scan(), form), "abc123")
    assert share_right(" ".join(block.text for block in document.blocks)) >= 0.95


@installed
def test_a_picture_that_a_camera_took_on_its_side_is_turned():
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned a quarter clockwise
    taken = scan().rotate(90, expand=True)
    document = read("foto.jpg", picture(taken, "JPEG", exif=exif), "abc123")
    assert share_right(" ".join(block.text for block in document.blocks)) >= 0.95


@installed
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_went_through_the_scanner_the_wrong_way_is_read(turn):
    document = read("tavla.png", picture(scan().rotate(turn, expand=True)), "abc123")
    assert share_right(" ".join(block.text for block in document.blocks)) >= 0.95


@installed
def test_nothing_readable_in_a_picture_refuses_it_by_name():
    with pytest.raises(Unreadable) as refused:
        read("tavla.png", picture(Image.new("L", (800, 600), 255)), "abc123")
    assert refused.value.key == RefusalReason.NO_TEXT


def test_a_picture_is_refused_by_name_where_nothing_recognises_text():
    with pytest.raises(Refused) as refused:
        read_picture(picture(scan()), None, DEFAULT_STEP)
    assert refused.value.reason is RefusalReason.NO_TEXT


def test_what_cannot_be_read_is_looked_at_once_more_upside_down():
    answers = [recognised(table("fler möten", confidence)) for confidence in (90, 20)]
    beats: list[int] = []
    found = read_picture(
        picture(scan()),
        lambda _picture: answers.pop(),
        StepLimits(30, lambda: beats.append(1)),
    )
    assert [block.text for block in found.blocks] == ["fler möten"]
    assert len(beats) == 2


def test_only_pages_without_text_are_recognised():
    made = Pdf()
    made.page().lines("En tanke som står som text.")
    made.page().picture()
    found = read_pdf(made.content(), lambda: says("fler möten i länet"))
    assert [(b.text, b.place.page, b.confidence) for b in found.blocks] == [
        ("En tanke som står som text.", 1, None),
        ("fler möten i länet", 2, 90),
    ]
    assert found.unread_pages == ()


def test_without_recognition_a_page_without_text_is_named():
    made = Pdf()
    made.page().lines("En tanke som står som text.")
    made.page().picture()
    assert read_pdf(made.content()).unread_pages == (2,)


def test_low_confidence_is_a_finding():
    found = read_pdf(scanned_pdf(TEXT), lambda: says("fler möten i länet", confidence=80))
    assert [remark.code for remark in found.remarks] == ["read_by_ocr", "ocr_uncertain"]
    assert dict(found.remarks[1].values) == {"pages": "1", "count": 1}


def test_a_garbled_line_among_others_is_no_text_and_makes_the_page_one_to_look_at():
    read = table("fler möten och bättre bussar i länet", 95)
    garbled = table("Pea sul", 40).replace("5\t1\t1\t1\t1", "5\t1\t1\t1\t2").splitlines()[2:]
    found = recognised("\n".join([read, *garbled]))
    assert " ".join(word.text for word in found.words) == "fler möten och bättre bussar i länet"
    assert found.is_readable
    assert found.confidence < UNCERTAIN


@pytest.mark.parametrize("confidence", [20, 60])
def test_what_is_no_writing_or_scrawled_stays_unread(confidence):
    answers = [recognised(table("fler möten", sure)) for sure in (confidence, confidence, 90)]
    doubtful = read_pdf(scanned_pdf(TEXT, TEXT), lambda: lambda _picture: answers.pop())
    assert doubtful.unread_pages == (2,)
    assert [block.place.page for block in doubtful.blocks] == [1]
    assert [remark.code for remark in doubtful.remarks] == ["read_by_ocr", "ocr_uncertain"]


def test_whoever_waits_is_told_of_every_page():
    beats: list[int] = []
    read_pdf(
        scanned_pdf(TEXT, TEXT),
        lambda: says("ett två", "tre fyra"),
        StepLimits(30, lambda: beats.append(1)),
    )
    assert len(beats) == 2
