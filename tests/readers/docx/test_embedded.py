"""What other parts of the archive put into the text: charts, diagrams, whole documents."""

import pytest

from synthkit.model.document import BlockKind, Place
from synthkit.readers.reading import read
from tests.builders import cell, heading, item, paragraph
from tests.readers.builders import archive, blocks, docx, p, r, relations, table, texts
from tests.readers.sheets.builders import rows, workbook

CHARTS = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
DIAGRAMS = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
CHUNK = '<w:altChunk r:id="chunk"/>'


def with_part(body: str, kind: str, path: str, content: str | bytes, **parts: str) -> bytes:
    held = {"chunk": (kind, path)} | {part: (part, f"{part}.xml") for part in parts}
    extra: dict[str, str | bytes] = {
        f"word/{path}": content,
        "word/_rels/document.xml.rels": relations(held),
    }
    return docx(body, extra=extra, **parts)


def inserted(content: str | bytes, body: str = p("före") + CHUNK + p("efter")) -> bytes:
    return with_part(body, "aFChunk", "chunk.bin", content)


# Documents within the document


def test_a_web_page_is_read_where_it_is_put_in():
    page = """<html><head><title>dolt</title><style>p {color: red}</style></head><body>
      <h2>Fråga 1</h2><p>Fler <b>möten</b><br>och fika</p><ul><li>ett<ul><li>under</li></ul></li>
      <li>två</li></ul><div style="display:none">osynligt</div><script>dolt()</script>
      löst</body></html>"""
    assert blocks(inserted(page)) == (
        paragraph("före"),
        heading("Fråga 1", 2),
        paragraph("Fler möten\noch fika"),
        item("ett"),
        item("under", 1, parent=3),
        item("två"),
        paragraph("löst"),
        paragraph("efter"),
    )


def test_a_table_of_a_web_page_is_a_table_after_those_before_it():
    page = (
        "<table><thead><tr><th>a<th>b</tr></thead><tbody><tr><td>c<td><p>d<p>e</tr></tbody></table>"
    )
    made = inserted(page, table(["först"]) + CHUNK + table(["sist"]))
    assert blocks(made) == (
        cell("först", 1, 1, table=1),
        cell("a", 1, 1, table=2),
        cell("b", 1, 2, table=2),
        cell("c", 2, 1, table=2),
        cell("d", 2, 2, table=2),
        cell("e", 2, 2, table=2),
        cell("sist", 1, 1, table=3),
    )


def test_a_web_archive_is_read_by_its_page():
    made = (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=X\n\n--X\n"
        "Content-Type: text/html; charset=windows-1252\nContent-Transfer-Encoding: "
        "quoted-printable\n\n<p>Sm=E5 f=F6retag</p>\n--X\nContent-Type: text/css\n\np {}\n--X--\n"
    )
    assert texts(inserted(made)) == ["före", "Små företag", "efter"]


@pytest.mark.parametrize(
    "content",
    [
        '<meta charset="iso-8859-1"><p>Små företag</p>'.encode("iso-8859-1"),
        "<p>Små företag</p>".encode(),
        "Små företag".encode("cp1252"),
    ],
)
def test_letters_come_out_right_however_they_are_stored(content):
    assert texts(inserted(content)) == ["före", "Små företag", "efter"]


def test_a_word_file_is_read_with_its_lists_and_tables_and_without_its_header():
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'
    inner = docx(p("- ett") + table(["a"]) + section, header=p("sidhuvud"))
    made = inserted(inner, table(["först"]) + CHUNK)
    assert blocks(made) == (cell("först", 1, 1), item("ett"), cell("a", 1, 1, table=2))


def test_in_a_cell_it_belongs_to_the_cell():
    (only,) = blocks(inserted("<p>ett</p>", table([CHUNK])))
    assert (only.kind, only.text, only.place) == (
        BlockKind.CELL,
        "ett",
        Place(table=1, row=1, column=1),
    )


def test_documents_within_each_other_end():
    content = docx(p("innerst"))
    for _ in range(6):
        content = inserted(content, p("text") + CHUNK)
    assert texts(content) == ["text"] * 4


@pytest.mark.parametrize("content", [b"{\\rtf1 hej}", archive({"xl/workbook.xml": "<x/>"})])
def test_a_document_of_another_kind_is_a_finding(content):
    document = read("Grupp 1.docx", inserted(content), "abc123")
    assert [block.text for block in document.blocks] == ["före", "efter"]
    assert [finding.code for finding in document.findings] == ["inserted_unread"]


def test_what_a_web_page_strikes_through_is_a_block_of_its_own():
    struck = "<p style='text-decoration: line-through'>Höj avgiften</p>"
    page = f"<p>Fler bord <s>och stolar</s></p>{struck}"
    found = blocks(inserted(page, CHUNK))
    assert [(b.text, b.struck) for b in found] == [
        ("Fler bord", False),
        ("och stolar", True),
        ("Höj avgiften", True),
    ]


# Workbooks


def test_a_workbook_that_was_put_in_is_named_with_what_stands_in_it():
    sheet = workbook({"Sheet1": rows(("Fler bord", "Åsa"), ("Varmt vatten", None))})
    made = with_part(p("före"), "package", "embeddings/Sheet1.xlsx", sheet)
    document = read("Grupp 1.docx", made, "abc123")
    told = [(f.code, f.values["count"]) for f in document.findings]
    assert told == [("embedded_workbook", 3)]
    broken = with_part(p("före"), "package", "embeddings/Sheet1.xlsx", b"PK")
    codes = [f.code for f in read("Grupp 1.docx", broken, "abc123").findings]
    assert codes == ["embedded_workbook"]
    empty = with_part(p("före"), "package", "embeddings/Sheet1.xlsx", workbook({"Sheet1": rows()}))
    assert not read("Grupp 1.docx", empty, "abc123").findings


# Charts and diagrams


def drawn(element: str) -> str:
    return p(f"<w:r><w:drawing>{element}</w:drawing></w:r>")


def test_of_a_chart_the_titles_series_and_categories_are_read_and_no_numbers():
    def series(name: str) -> str:
        return (
            f"<c:ser><c:tx><c:strRef><c:strCache><c:pt><c:v>{name}</c:v></c:pt></c:strCache>"
            "</c:strRef></c:tx><c:cat><c:strRef><c:strCache><c:pt><c:v>Umeå</c:v></c:pt>"
            "<c:pt><c:v>Skellefteå</c:v></c:pt></c:strCache></c:strRef></c:cat><c:val><c:numRef>"
            "<c:numCache><c:pt><c:v>4.3</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>"
        )

    chart = (
        f'<c:chartSpace xmlns:c="{CHARTS}" xmlns:a="{DRAWING}"><c:chart><c:title><c:tx><c:rich>'
        "<a:p><a:r><a:t>Antal </a:t></a:r><a:r><a:t>möten</a:t></a:r></a:p></c:rich></c:tx>"
        f"</c:title><c:plotArea>{series('2024')}{series('2025')}</c:plotArea></c:chart>"
        "</c:chartSpace>"
    )
    frame = f'<c:chart xmlns:c="{CHARTS}" r:id="chunk"/>'
    made = with_part(p("före") + drawn(frame) + p("efter"), "chart", "charts/chart1.xml", chart)
    assert [(b.kind, b.text) for b in blocks(made)] == [
        (BlockKind.PARAGRAPH, "före"),
        (BlockKind.BOX, "Antal möten"),
        (BlockKind.BOX, "2024, 2025"),
        (BlockKind.BOX, "Umeå, Skellefteå"),
        (BlockKind.PARAGRAPH, "efter"),
    ]


def test_each_point_of_a_diagram_is_a_box():
    points = "".join(
        f"<dgm:pt><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>"
        for text in ("Plan", "Gör", "")
    )
    data = f'<dgm:dataModel xmlns:dgm="{DIAGRAMS}" xmlns:a="{DRAWING}">{points}</dgm:dataModel>'
    frame = f'<dgm:relIds xmlns:dgm="{DIAGRAMS}" r:dm="chunk"/>'
    made = with_part(p("före") + drawn(frame), "diagramData", "diagrams/data1.xml", data)
    assert [(b.kind, b.text) for b in blocks(made)] == [
        (BlockKind.PARAGRAPH, "före"),
        (BlockKind.BOX, "Plan"),
        (BlockKind.BOX, "Gör"),
    ]


@pytest.mark.parametrize("kind", ["chart", "diagramData", "aFChunk"])
def test_a_damaged_part_does_no_harm(kind):
    frame = f'<c:chart xmlns:c="{CHARTS}" r:id="chunk"/>'
    body = p("text") + (CHUNK if kind == "aFChunk" else drawn(frame))
    assert texts(with_part(body, kind, "part.xml", b"PK\x03\x04<broken")) == ["text"]


# What is printed beside the words


def test_footnotes_and_endnotes_have_the_marks_that_are_printed():
    def referring(tag: str, number: int) -> str:
        return f'<w:r><w:{tag} w:id="{number}"/></w:r>'

    made = docx(
        p("a", referring("footnoteReference", 5))
        + p("b", referring("endnoteReference", 1), referring("footnoteReference", 2)),
        footnotes="".join(f'<w:footnote w:id="{n}">{p(f"fot {n}")}</w:footnote>' for n in (2, 5)),
        endnotes=f'<w:endnote w:id="1">{p("slut")}</w:endnote>',
    )
    notes = [(b.text, b.label) for b in blocks(made) if b.kind is BlockKind.FOOTNOTE]
    assert notes == [("fot 5", "1"), ("slut", "i"), ("fot 2", "2")]


def test_the_form_of_those_marks_is_the_document_s():
    section = '<w:sectPr><w:footnotePr><w:numFmt w:val="lowerLetter"/></w:footnotePr></w:sectPr>'
    made = docx(
        p("a", '<w:r><w:footnoteReference w:id="2"/></w:r>') + section,
        footnotes=f'<w:footnote w:id="2">{p("fot")}</w:footnote>',
    )
    assert [b.label for b in blocks(made)] == [None, "a"]


def test_how_a_word_is_read_aloud_stands_behind_it():
    ruby = f"<w:ruby><w:rt>{r('とう')}</w:rt><w:rubyBase>{r('東')}</w:rubyBase></w:ruby>"
    assert texts(docx(p(f"<w:r>{ruby}</w:r>"))) == ["東（とう）"]


def test_prompts_of_two_form_fields_are_not_run_together():
    def field(prompt: str) -> str:
        held = f"<w:sdtContent>{r(prompt)}</w:sdtContent>"
        return f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>{held}</w:sdt>"

    made = docx(p(field("Klicka här"), " och ", field("Skriv här")))
    assert blocks(made) == (
        paragraph("och"),
        paragraph("Klicka här", placeholder=True),
        paragraph("Skriv här", placeholder=True),
    )
