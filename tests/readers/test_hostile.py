"""Files that were made to stall, fill or break the machine: read or refused, within the limits."""

import time

import pytest

from synthkit.model.document import RefusalReason
from synthkit.readers.contents import Limits
from synthkit.readers.pool import ReadingPool, Task
from tests.readers.builders import archive
from tests.readers.sheets.builders import rows, workbook
from tests.readers.test_odf import odf, p
from tests.readers.test_slides import deck, shape, slide

SECONDS = 6
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
_LAUGHING = (
    f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{_LAUGHS}]>'
    f'<worksheet xmlns="{_SHEET}"><sheetData><row><c t="inlineStr"><is><t>&a9;</t></is></c></row>'
    "</sheetData></worksheet>"
)
_FORM = rows(["Tidstämpel", "Vad saknas i parken?"], ["2026-05-02", "Fler bänkar i skuggan"])
_NOTES = b"\n\nVad saknas?\n- L\xe5dor\n- Vatten\n"


def row(inside: str, repeated: int = 1, rows_repeated: int = 1) -> str:
    return (
        f'<table:table-row table:number-rows-repeated="{rows_repeated}">'
        f'<table:table-cell table:number-columns-repeated="{repeated}">{inside}</table:table-cell>'
        "</table:table-row>"
    )


def ods(*written: str) -> bytes:
    return odf("spreadsheet", f'<table:table table:name="A">{"".join(written)}</table:table>')


def nested(*inside: str, by: int) -> bytes:
    return "".join(part * by for part in inside).encode()


REFUSED = {
    "laughs.xlsx": workbook({"A": _FORM}, more={"xl/worksheets/sheet1.xml": _LAUGHING}),
    "sheets.xlsx": workbook({f"S{n}": "<sheetData/>" for n in range(300)}),
    "deep.xlsx": workbook(
        {"A": "<sheetData>" + "<row>" * 9_999 + "</row>" * 9_999 + "</sheetData>"}
    ),
    "index.xlsx": workbook(
        {"A": '<sheetData><row r="-5"><c r="A1" t="s"><v>-1</v></c></row></sheetData>'}
    ),
    "row.xlsx": workbook({"A": _FORM.replace('r="2"', f'r="{"9" * 5_000}"')}),
    "parts.xlsx": archive({f"xl/{n}": b"" for n in range(20_001)}),
    "rows.ods": ods(row(p("x"), rows_repeated=1_048_576)),
    "columns.ods": ods(row(p("x"), repeated=1_000_000) * 50),
    "empty.ods": ods(row("", 16_384, 1_048_576) * 150),
    "spans.odt": odf("text", f"<text:p>{'<text:span>' * 9_999}x{'</text:span>' * 9_999}</text:p>"),
    "groups.pptx": deck(slide("<p:grpSp>" * 3_000 + shape("x") + "</p:grpSp>" * 3_000)),
    "slides.pptx": deck(*[slide(shape("x"))] * 1_001),
    "nul.csv": b"a;b\x00\x00;c\n" * 1_000,
    "field.csv": b'Svar;Nr\n"' + b"Fler bord;1\n" * 100_000,
    "cells.csv": b"ord;\n" * 200_001,
    "messages.eml": b"Content-Type: message/rfc822\n\n" * 3_000 + b"Subject: x" + _NOTES,
    "parts.eml": b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(3_000)
    ),
    "page.eml": b"Subject: x\nContent-Type: text/html\n\n" + b"<div>" * 50_000,
}
READ = {
    "charset.eml": b"Subject: x\nContent-Type: text/plain; charset=klingon" + _NOTES,
    "codec.eml": b"Subject: x\nContent-Type: text/plain; charset=zip" + _NOTES,
    "levels.pptx": deck(
        slide(
            '<p:sp><p:nvSpPr><p:nvPr><p:ph type="body"/></p:nvPr></p:nvSpPr><p:txBody>'
            f'<a:p><a:pPr lvl="{"9" * 50}"/><a:r><a:t>Bord</a:t></a:r></a:p></p:txBody></p:sp>'
        )
    ),
    "cells.csv": (
        "Tidstämpel;Vad saknas?\n" + "2026-05-02;Fler bord i skuggan" + ";" * 9_999 + "\n"
    ).encode(),
    "empty.ods": ods(
        row("", 16_384, 1_000_000), row(p("Vad saknas?")), row(p("Fler bord")), row("", 9, 40_000)
    ),
    "voices.vtt": b"WEBVTT\n\n" + (b"ab" + b" " * 20_000 + b"\n") * 20,
}


@pytest.fixture(scope="module")
def pool():
    with ReadingPool(Limits(seconds=SECONDS, megabytes=1024)) as opened:
        yield opened


def outcome(pool: ReadingPool, name: str, content: bytes):
    start = time.monotonic()
    [(_, found)] = pool.read_all([Task(name, "abc123", len(content), lambda: content)])
    assert time.monotonic() - start < SECONDS
    return found


@pytest.mark.parametrize("name", REFUSED)
def test_what_no_person_made_is_refused_in_time_and_harms_nobody(pool, name):
    found = outcome(pool, name, REFUSED[name])
    assert isinstance(found, RefusalReason)
    assert found not in {RefusalReason.CRASHED, RefusalReason.TOO_SLOW}


@pytest.mark.parametrize("name", READ)
def test_what_is_odd_and_holds_text_is_read(pool, name):
    found = outcome(pool, name, READ[name])
    assert not isinstance(found, RefusalReason), found
    assert any(
        "Bord" in b.text or "bord" in b.text or "ab" in b.text or "Vatten" in b.text
        for b in found.blocks
    )


def test_a_quotation_mark_that_is_never_closed_is_told(pool):
    text = 'Svar;Nr\n"Fler bord;1\nMer ljus vid vägen;2\nVatten;3\n'
    found = outcome(pool, "svar.csv", text.encode())
    assert not isinstance(found, RefusalReason)
    assert "quotation_mark_open" in {finding.code for finding in found.findings}


def test_a_sign_for_inches_is_no_open_quotation_mark(pool):
    text = 'Svar;Nr\nEn skärm på 27" till;1\n"Två\nrader";2\n'
    found = outcome(pool, "svar.csv", text.replace('27"', '27" och 32"').encode())
    assert not isinstance(found, RefusalReason)
    assert "quotation_mark_open" not in {finding.code for finding in found.findings}
