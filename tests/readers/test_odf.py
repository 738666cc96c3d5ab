"""OpenDocument: texts become blocks, spreadsheets the same tables as Excel's."""

import pytest

from synthkit.errors import Unreadable
from synthkit.model.document import BlockKind, RefusalReason
from synthkit.readers.reading import read
from tests.readers.builders import archive

_O = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = " ".join(
    f'xmlns:{name}="{_O}{name}:1.0"' for name in ("office", "text", "table", "style", "fo")
)


def odf(kind: str, body: str, styles: str = "", more: dict[str, str | bytes] | None = None):
    content = (
        f"<office:document-content {_NAMES}>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
        "</office:document-content>"
    )
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    return archive({"mimetype": mimetype, "content.xml": content, **(more or {})})


def found(content: bytes):
    document = read("x.odt", content, "abc123")
    return [(block.kind, block.text, block.level) for block in document.blocks]


def refusal(content: bytes):
    with pytest.raises(Unreadable) as refused:
        read("x.ods", content, "abc123")
    return refused.value.key


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def test_headings_items_and_paragraphs_stand_in_their_order():
    body = (
        '<text:h text:outline-level="2">Vad saknas?</text:h>'
        f"<text:list><text:list-item>{p('Bänkar')}<text:list><text:list-item>{p('i skugga')}"
        "</text:list-item></text:list></text:list-item></text:list>"
        + p('Mer<text:s text:c="2000000000"/>träd<text:line-break/>vid vägen')
    )
    assert found(odf("text", body)) == [
        (BlockKind.HEADING, "Vad saknas?", 2),
        (BlockKind.ITEM, "Bänkar", 0),
        (BlockKind.ITEM, "i skugga", 1),
        (BlockKind.PARAGRAPH, "Mer träd\nvid vägen", 0),
    ]


def test_comments_and_deleted_text_are_out_and_bold_paragraphs_are_strong():
    style = (
        '<style:style style:name="P1"><style:text-properties fo:font-weight="bold"/></style:style>'
    )
    body = (
        f"<text:tracked-changes>{p('borta')}</text:tracked-changes>"
        + p(f"Fråga<office:annotation>{p('intern')}</office:annotation>", "P1")
        + p("svar")
    )
    blocks = read("x.odt", odf("text", body, style), "abc123").blocks
    assert [(b.text, b.strong) for b in blocks] == [("Fråga", True), ("svar", False)]


def row(*cells: str, mark: str = "") -> str:
    made = "".join(
        f"<table:table-cell>{p(text) if text else ''}</table:table-cell>" for text in cells
    )
    return f"<table:table-row {mark}>{made}</table:table-row>"


def table(*rows: str, name: str = "Lag 4") -> str:
    return f'<table:table table:name="{name}">{"".join(rows)}</table:table>'


_EMPTY = (
    '<table:table-row table:number-rows-repeated="1048570">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)


def test_a_spreadsheet_is_read_as_excels_are():
    rows = (
        row("Fråga", "Svar"),
        row("Vad saknas?", "Bänkar i skuggan"),
        row("Vad saknas?", "dolt", mark='table:visibility="collapse"'),
        _EMPTY,
    )
    document = read("x.ods", odf("spreadsheet", table(*rows)), "abc123")
    assert [(b.text, b.group) for b in document.blocks] == [
        ("Vad saknas?", None),
        ("Bänkar i skuggan", "Lag 4"),
    ]
    assert "hidden_rows" in {f.code for f in document.findings}


def test_what_is_repeated_without_end_is_refused():
    endless = row("Bänkar", mark='table:number-rows-repeated="1048576"')
    assert refusal(odf("spreadsheet", table(endless))) == RefusalReason.TOO_LARGE


def test_lists_within_lists_without_end_are_refused():
    body = "<text:list><text:list-item>" * 100 + "</text:list-item></text:list>" * 100
    assert refusal(odf("text", body)) == RefusalReason.UNSAFE


def test_a_password_is_told_and_slides_are_not_read():
    locked = odf("text", p("x"), more={"META-INF/manifest.xml": "<m><encryption-data/></m>"})
    assert refusal(locked) == RefusalReason.ENCRYPTED
    assert refusal(odf("presentation", p("x"))) == RefusalReason.SLIDES


def test_what_is_struck_through_is_a_block_of_its_own():
    style = (
        '<style:style style:name="T1"><style:text-properties '
        'style:text-line-through-style="solid"/></style:style>'
    )
    body = (
        '<text:p>Fler bord<text:span text:style-name="T1"> och stolar</text:span></text:p>'
        + p("Höj avgiften", "T1")
        + f"<table:table><table:table-row><table:table-cell>{p('Sälj båten', 'T1')}"
        "</table:table-cell></table:table-row></table:table>"
    )
    blocks = read("x.odt", odf("text", body, style), "abc123").blocks
    assert [(block.text, block.struck) for block in blocks] == [
        ("Fler bord", False),
        ("och stolar", True),
        ("Höj avgiften", True),
        ("Sälj båten", True),
    ]
