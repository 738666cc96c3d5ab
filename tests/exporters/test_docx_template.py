import io
import zipfile

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from synthkit.errors import ExportRefused
from synthkit.exporters.document_layout import lay_out
from synthkit.exporters.docx.lists import numbering_of
from synthkit.exporters.docx.template import export_into
from synthkit.exporters.house_template import HouseTemplate
from synthkit.exporters.view import View
from tests.builders import NOON
from tests.exporters.accessibility import faults
from tests.exporters.builders import whole
from tests.exporters.test_docx import exported
from tests.exporters.test_transcription_form import jpeg


def saved(document) -> bytes:
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def bare():
    """A document with no style but the plainest."""
    document = Document()
    for style in list(document.styles):
        if style.name not in {"Normal", "Header", "Footer", "Default Paragraph Font"}:
            style.delete()
    return document


def named(document, *names: str):
    for name in names:
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    return document


def written(document, name="mall.docx", facts=None, **template: object):
    content = document if isinstance(document, bytes) else saved(document)
    made = whole(**(facts or {}))
    house = HouseTemplate(name=name, content=content, **template)
    result = export_into(house, made, View(), NOON)
    codes = {finding.code: finding.values for finding in result.findings}
    return Document(io.BytesIO(result.value)), codes, result.value


def texts(document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def ours() -> list[str]:
    return [paragraph.text for paragraph in lay_out(whole()).value.paragraphs]


def style_of(document, start: str) -> str:
    return next(p.style.name for p in document.paragraphs if p.text.startswith(start))


@pytest.mark.parametrize(
    "names",
    [
        ("Rubrik 1", "Rubrik 2", "Rubrik 3", "Brödtext", "Punktlista"),
        (
            "Nämndens Rubrik 1",
            "Nämndens Rubrik 2",
            "Nämndens Rubrik 3",
            "Brödtext ny",
            "Punktlista Nämnden",
        ),
    ],
)
def test_styles_are_found_by_their_names_in_swedish(names):
    document, _, _ = written(named(bare(), *names))
    starts = ("Sammanställning WS 2", "1. Hur lär", "Kunskapsdelning", "Dokumentet", "Dela lärande")
    found = [style_of(document, start) for start in (*starts[:3], starts[4])]
    assert found == [names[0], names[1], names[2], names[4]]
    assert faults(saved(document)) == []


def test_styles_are_found_by_what_they_are_for():
    template = named(bare(), "Kapitel", "Avsnitt", "Stycke")
    for level, name in enumerate(("Kapitel", "Avsnitt", "Stycke")):
        outline = parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="{level}"/>')
        template.styles[name].element.get_or_add_pPr().append(outline)
    document, codes, _ = written(template)
    assert style_of(document, "Sammanställning WS 2") == "Kapitel"
    assert style_of(document, "1. Hur lär") == "Avsnitt"
    assert "heading_1" not in codes["template_lacks_styles"]["names"]


def test_the_settings_name_a_style_that_nothing_else_tells():
    template = named(bare(), "Huvudord")
    document, _, _ = written(template, styles={"heading_2": "huvudord"})
    assert style_of(document, "1. Hur lär") == "Huvudord"
    with pytest.raises(ExportRefused) as refused:
        written(template, styles={"heading_2": "Finns ej"})
    assert refused.value.key == "template_no_such_style"


def test_what_is_lacking_is_added_and_told():
    document, codes, docx = written(bare())
    lacking = "title, heading_1, heading_2, heading_3, list_number, list_bullet"
    assert codes["template_lacks_styles"]["names"] == lacking
    assert texts(document) == ours()
    assert faults(docx) == []


def test_a_template_that_has_all_is_told_nothing_of():
    _, codes, _ = written(exported())
    assert codes == {"template_without_marker": {"file": "mall.docx"}}


@pytest.mark.parametrize("marker", ["{{innehåll}}", "{{ Content }}"])
def test_our_text_takes_the_place_of_the_marker(marker):
    template = Document()
    template.add_paragraph("Före")
    paragraph = template.add_paragraph()
    for piece in (marker[:4], marker[4:]):
        paragraph.add_run(piece)
    template.add_paragraph("Efter")
    document, codes, _ = written(template)
    assert texts(document) == ["Före", *ours(), "Efter"]
    assert "template_without_marker" not in codes


def test_without_a_marker_it_stands_after_the_cover_on_upright_pages():
    template = Document()
    template.add_paragraph("Omslag")
    wide = template.add_section(WD_SECTION.NEW_PAGE)
    wide.orientation = WD_ORIENT.LANDSCAPE
    wide.page_width, wide.page_height = wide.page_height, wide.page_width
    template.add_paragraph("Bilaga")
    document, codes, _ = written(template)
    assert [text for text in texts(document) if text] == ["Omslag", *ours(), "Bilaga"]
    assert [s.page_width > s.page_height for s in document.sections] == [False, False, True]
    assert "template_without_marker" in codes


def test_fields_are_filled_wherever_they_stand_and_unknown_ones_told():
    template = Document()
    template.add_paragraph("{{titel}}, {{datum}}, {{okänt}}")
    template.sections[0].footer.paragraphs[0].text = "Dnr {{diarienummer}}"
    template.add_paragraph()._p.append(
        parse_xml(
            f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="Författare"/></w:sdtPr>'
            "<w:sdtContent><w:r><w:t>Klicka här</w:t></w:r></w:sdtContent></w:sdt>"
        )
    )
    template.add_paragraph("{{innehåll}}")
    document, codes, docx = written(template, reference="RS 2025:11")
    assert document.paragraphs[0].text == "Sammanställning WS 2, 9 oktober 2025, {{okänt}}"
    assert document.sections[0].footer.paragraphs[0].text == "Dnr RS 2025:11"
    with zipfile.ZipFile(io.BytesIO(docx)) as packed:
        assert "<w:t>Reglab</w:t>" in packed.read("word/document.xml").decode()
    assert codes["template_unknown_fields"]["names"] == "{{okänt}}"


def test_headings_that_the_template_numbers_keep_our_numbers_alone():
    template = named(bare(), "Rubrik 1", "Rubrik 2", "Rubrik 3")
    lists = template.part.numbering_part.element
    used = lists.num_lst[0].numId
    for level in (1, 2, 3):
        properties = template.styles[f"Rubrik {level}"].element.get_or_add_pPr()
        properties.get_or_add_numPr().get_or_add_numId().val = used
    document, codes, _ = written(template)
    heading = next(p for p in document.paragraphs if p.text.startswith("1. Hur lär"))
    assert heading._p.pPr.numPr.numId.val == 0
    assert "template_numbers_headings" in codes
    question = next(p for p in document.paragraphs if p.text.startswith("Hur lär"))
    assert question._p.pPr.numPr.numId.val > 0


def test_a_template_file_makes_a_document_and_the_same_bytes_twice():
    dotx = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved(Document()))) as source,
        zipfile.ZipFile(dotx, "w") as target,
    ):
        for name in source.namelist():
            of_document, of_template = b"document.main+xml", b"template.main+xml"
            target.writestr(name, source.read(name).replace(of_document, of_template))
    first, second = (written(dotx.getvalue(), "mall.dotx")[2] for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as packed:
        assert b"template.main+xml" not in packed.read("[Content_Types].xml")


def test_what_is_no_template_is_refused():
    with pytest.raises(ExportRefused) as refused:
        written(b"PK not a zip")
    assert refused.value.key == "template_unreadable"


def test_a_picture_that_nobody_describes_is_told():
    template = Document()
    template.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(jpeg(40, 40)))
    _, codes, _ = written(template)
    assert codes["template_pictures_undescribed"]["count"] == 1


@pytest.mark.parametrize(("facts", "tag"), [({}, "sv-SE"), ({"language": "en"}, "en-GB")])
def test_every_document_passes_the_checks_of_accessibility(facts, tag):
    assert faults(exported(**facts), tag) == []
    assert faults(written(Document(), facts=facts)[2], tag) == []


def test_a_list_of_the_template_is_restarted_and_not_replaced():
    template = Document()
    document, _, _ = written(template)
    style = document.styles["List Number"]
    assert numbering_of(style) == numbering_of(template.styles["List Number"])
    items = [p for p in document.paragraphs if p.style.name == "List Number"]
    assert len({p._p.pPr.numPr.numId.val for p in items}) == 1
