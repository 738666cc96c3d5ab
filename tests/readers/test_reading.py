"""Which files are read, and which are refused for which reason."""

import io
import zipfile

import pytest
from docx import Document as WordDocument
from reportlab.lib.pdfencrypt import StandardEncryption

from synthkit.errors import Unreadable
from synthkit.model.document import EXPORT_MARK_CONTENT, RefusalReason, content_hash
from synthkit.readers.docx.package import LARGEST_PART
from synthkit.readers.formats import refused_by_name
from synthkit.readers.reading import read
from synthkit.text.catalogue import catalogue
from tests.readers.builders import Pdf, archive, blocks, box, docx, p, relations, texts

PICTURE = (
    '<w:drawing xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:blip/>'
    "</w:drawing>"
)


def refusal(content: bytes, name: str = "Grupp 1.docx") -> RefusalReason:
    with pytest.raises(Unreadable) as refused:
        read(name, content, "abc123")
    assert refused.value.values == {"name": name}
    return RefusalReason(refused.value.key)


def pdf(*lines: str, **options: object) -> bytes:
    made = Pdf(**options)
    made.page().lines(*lines)
    return made.content()


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("~$Grupp 1.docx", RefusalReason.LOCK_FILE),
        ("möte/~$upp 1.docx", RefusalReason.LOCK_FILE),
        (".~lock.Grupp 1.docx#", RefusalReason.LOCK_FILE),
        (".DS_Store", RefusalReason.OTHER_KIND),
        ("._Grupp 1.docx", RefusalReason.OTHER_KIND),
        ("film.mp4", RefusalReason.OTHER_KIND),
        ("deltagare.xls", RefusalReason.SPREADSHEET),
        ("Grupp 1.doc", RefusalReason.OTHER_TEXT),
        ("Grupp 1.RTF", RefusalReason.OTHER_TEXT),
        ("Grupp 1.odt", None),
        ("Grupp 1.pages", RefusalReason.OTHER_TEXT),
        ("Grupp 1.pptx", None),
        ("IMG_0012.HEIC", RefusalReason.OTHER_PICTURE),
        ("Sv: anteckningar.eml", None),
        ("Sv: anteckningar.msg", RefusalReason.MAIL),
        ("utan ändelse", RefusalReason.OTHER_KIND),
        ("Grupp 1.docx", None),
        ("Grupp 1.DOCX", None),
        ("svar.xlsx", None),
        ("svar.csv", None),
        ("mall.dotx", None),
        ("Grupp 1.pdf", None),
        ("Grupp 1.txt", None),
        ("Grupp 1.md", None),
        ("möte.vtt", None),
    ],
)
def test_some_files_are_not_even_opened(path, reason):
    assert refused_by_name(path) is reason


def test_a_document_knows_its_file():
    content = docx(p("text"))
    document = read("a/Grupp 1.docx", content, "abc123")
    assert document.key == "abc123"
    assert document.path == "a/Grupp 1.docx"
    assert document.content_hash == content_hash(content)


def test_a_file_without_bytes_is_refused():
    assert refusal(b"") is RefusalReason.ZERO_BYTES


@pytest.mark.parametrize("content", [b"PK\x03\x04 cut off", b"no document", bytes(500)])
def test_a_damaged_file_is_refused(content):
    assert refusal(content) is RefusalReason.BROKEN


def test_a_pdf_that_is_cut_off_is_refused_or_read():
    whole = pdf("En tanke om samverkan.")
    assert refusal(whole[:40], "x.pdf") is RefusalReason.BROKEN


def test_a_damaged_part_that_holds_the_text_is_refused():
    assert refusal(docx("", extra={"word/document.xml": "<broken"})) is RefusalReason.BROKEN


def test_a_document_type_is_refused_before_its_entities_grow():
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    assert refusal(docx("", extra={"word/document.xml": bomb})) is RefusalReason.UNSAFE


def test_an_entity_that_points_out_of_the_file_is_refused():
    leak = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    assert refusal(docx("", extra={"word/document.xml": leak})) is RefusalReason.UNSAFE


@pytest.mark.parametrize(
    "path", ["../outside.xml", "word/../../outside.xml", "/etc/x", "C:\\x.xml"]
)
def test_an_archive_with_a_path_out_of_it_is_refused(path):
    assert refusal(docx(p("text"), extra={path: "<x/>"})) is RefusalReason.UNSAFE


def test_an_archive_that_swells_is_refused_before_it_does():
    bomb = docx("", extra={"word/document.xml": "<x>" + " " * (LARGEST_PART + 1) + "</x>"})
    assert len(bomb) < LARGEST_PART / 500
    assert refusal(bomb) is RefusalReason.TOO_LARGE


def test_a_page_of_a_million_characters_is_refused():
    made = Pdf()
    made.page().lines(*["ord " * 500] * 500, size=1)
    assert refusal(made.content(), "x.pdf") is RefusalReason.TOO_LARGE


def test_a_hundred_thousand_pages_are_refused():
    kids = " ".join(["3 0 R"] * 100_000)
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count 100000/Kids[{kids}]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    ]
    body = "".join(f"{n} 0 obj{held}endobj\n" for n, held in enumerate(objects, 1))
    content = f"%PDF-1.4\n{body}trailer<</Root 1 0 R/Size 4>>\n%%EOF".encode()
    assert refusal(content, "x.pdf") is RefusalReason.TOO_LARGE


def test_a_part_that_is_not_needed_may_be_missing_or_damaged_and_a_finding_says_so():
    pointed = {"r1": ("styles", "styles.xml"), "r2": ("numbering", "missing.xml")}
    extra: dict[str, str | bytes] = {
        "word/styles.xml": "<broken",
        "word/_rels/document.xml.rels": relations(pointed),
    }
    document = read("a/Grupp 1.docx", docx(p("text"), extra=extra), "abc123")
    assert [block.text for block in document.blocks] == ["text"]
    [finding] = document.findings
    assert finding.code == "parts_left_out"
    assert finding.values == {"name": "Grupp 1.docx", "count": 2}
    assert finding.where.document == "abc123"


def with_bad_checksum(content: bytes, of: bytes) -> bytes:
    """The archive with other bytes in a part that is stored as it is."""
    assert content.count(of) == 1
    return content.replace(of, bytes(reversed(of)))


def stored(files: dict[str, str | bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as made:
        for name, part in files.items():
            made.writestr(name, part)
    return held.getvalue()


def unpacked(content: bytes) -> dict[str, str | bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def test_a_bad_checksum_harms_only_where_the_text_is():
    files = unpacked(docx(p("den enda tanken"), styles="<!-- marked -->"))
    whole = stored(files)
    spared = read("Grupp 1.docx", with_bad_checksum(whole, b"<!-- marked -->"), "abc123")
    assert [block.text for block in spared.blocks] == ["den enda tanken"]
    assert [finding.code for finding in spared.findings] == ["parts_left_out"]
    assert refusal(with_bad_checksum(whole, b"den enda tanken")) is RefusalReason.BROKEN


@pytest.mark.parametrize("ending", ["docm", "dotx", "dotm"])
def test_templates_and_documents_with_macros_are_read_and_nothing_of_them_runs(ending):
    extra: dict[str, str | bytes] = {
        "word/vbaProject.bin": b"Attribute VB_Name",
        "[Content_Types].xml": "<Types/>",
        "docProps/thumbnail.jpeg": b"",
    }
    made = docx(p("text"), extra=extra)
    assert read(f"mall.{ending}", made, "abc123").blocks == blocks(docx(p("text")))


@pytest.mark.parametrize("held", ["te&#x1;xt", "te&#11;xt", "te\x07xt"])
def test_a_character_that_no_document_can_hold_is_taken_out_and_a_finding_says_so(held):
    document = read("Grupp 1.docx", docx(p(held)), "abc123")
    assert [block.text for block in document.blocks] == ["text"]
    [finding] = document.findings
    assert (finding.code, finding.values["count"]) == ("characters_removed", 1)


def test_a_whole_file_has_no_findings():
    assert read("Grupp 1.docx", docx(p("text")), "abc123").findings == ()


def test_nesting_without_end_is_refused():
    deep = "<w:sdt><w:sdtContent>" * 3000 + p("x") + "</w:sdtContent></w:sdt>" * 3000
    assert refusal(docx(deep)) is RefusalReason.UNSAFE


def test_a_word_file_with_a_password_is_refused():
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    assert refusal(ole) is RefusalReason.ENCRYPTED


def test_an_old_word_file_by_the_name_of_a_new_one_is_to_be_saved_anew():
    assert refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)) is RefusalReason.OTHER_TEXT


def test_slides_by_the_name_of_a_document_are_another_kind():
    assert refusal(archive({"visio/document.xml": "<x/>"})) is RefusalReason.OTHER_KIND


def test_a_spreadsheet_by_the_name_of_a_document_is_read_as_one():
    assert refusal(archive({"xl/workbook.xml": "<x/>"})) is RefusalReason.NO_CONTENT


def test_a_pdf_with_a_password_is_refused():
    locked = pdf("hemligt", encrypt=StandardEncryption("lösen", strength=128))
    assert refusal(locked, "x.pdf") is RefusalReason.ENCRYPTED


def test_a_pdf_with_an_empty_password_is_read():
    assert texts(pdf("öppet", encrypt=StandardEncryption("", "ägare", strength=128))) == ["öppet"]


def test_the_kind_is_known_by_the_content_and_not_by_the_name():
    assert read("fel.docx", pdf("En tanke."), "abc123").blocks[0].text == "En tanke."


def test_a_document_of_our_own_is_refused():
    properties = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'custom-properties"><property name="{EXPORT_MARK_CONTENT}"/></Properties>'
    )
    ours = docx(p("text"), extra={"docProps/custom.xml": properties})
    assert refusal(ours) is RefusalReason.OWN_EXPORT


FURNITURE_ONLY = docx(
    '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>', header=p("Grupp 3")
)


@pytest.mark.parametrize("content", [docx(""), docx(p("  ")), FURNITURE_ONLY, Pdf().content()])
def test_a_document_with_nothing_in_it_is_refused(content):
    assert refusal(content) is RefusalReason.NO_CONTENT


def test_a_document_with_pictures_only_may_hold_notes():
    assert refusal(docx(p(f"<w:r>{PICTURE}</w:r>"))) is RefusalReason.NO_TEXT


def test_a_pdf_with_pictures_only_may_hold_notes():
    made = Pdf()
    made.page().picture()
    assert refusal(made.content(), "x.pdf") is RefusalReason.NO_TEXT


def test_a_document_with_text_in_a_box_only_is_read():
    assert texts(docx(p(box(p("i rutan"))))) == ["i rutan"]


def test_a_document_by_a_common_library_is_read():
    word = WordDocument()
    word.add_heading("Fråga 1", 1)
    word.add_paragraph("fler möten", style="List Bullet")
    held = io.BytesIO()
    word.save(held)
    assert texts(held.getvalue()) == ["Fråga 1", "fler möten"]


@pytest.mark.parametrize("locale", ["sv", "en"])
@pytest.mark.parametrize("reason", list(RefusalReason))
def test_every_reason_has_its_words(locale, reason):
    words = catalogue(locale)
    assert "x.docx" in words.text(f"errors.{reason}.message", name="x.docx")
    assert words.text(f"errors.{reason}.hint")
    assert words.text(f"refusals.{reason}")
