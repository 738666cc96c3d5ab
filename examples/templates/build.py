"""Makes the house templates of the example: ``python -m examples.templates.build``.

``municipality.dotx`` is as a communications department would make it. ``awkward.docx`` is as
templates often are: made in Swedish, with numbered headings and no list of its own, and with wide
pages at the end.
"""

import datetime as dt
import io
import zipfile
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from PIL import Image, ImageDraw

from synthkit.exporters.docx.package import packed

HERE = Path(__file__).parent
MADE_AT = dt.datetime(2026, 1, 2, tzinfo=dt.UTC)
GREEN = RGBColor(0x1B, 0x5E, 0x46)
PURPLE = RGBColor(0x5B, 0x2A, 0x6E)


def main() -> None:
    """Writes both templates beside this file."""
    dotx = packed(municipality(), MADE_AT)
    (HERE / "municipality.dotx").write_bytes(as_template(dotx))
    (HERE / "awkward.docx").write_bytes(packed(awkward(), MADE_AT))


def municipality() -> WordDocument:
    """A cover, a logo in the header, fields in content controls, and a marker."""
    document = blank("Georgia", 11)
    for level, size in ((1, 20), (2, 15), (3, 12)):
        look(document, f"Heading {level}", "Verdana", size, GREEN)
    look(document, "Title", "Verdana", 28, GREEN)
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.left_margin = section.right_margin = Cm(3)
    logo(section.header.paragraphs[0])
    footer = section.footer.paragraphs[0]
    footer.add_run("{{organ")
    footer.add_run("isation}} · {{titel}} · ")
    field(footer, "PAGE")
    for _ in range(6):
        document.add_paragraph()
    control(document.add_paragraph(style="Title"), "title", "[Titel]")
    control(document.add_paragraph(), "series", "[Serie]")
    document.add_paragraph("{{datum}}")
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("{{innehåll}}")
    return document


def awkward() -> WordDocument:
    """Localised names, numbered headings, no list, and a wide section right after the cover."""
    document = blank("Arial", 10.5)
    for style in list(document.styles):
        if style.name not in {"Normal", "Header", "Footer", "Default Paragraph Font"}:
            style.delete()
    for level, size in ((1, 16), (2, 13), (3, 11)):
        style = document.styles.add_style(f"Nämndens Rubrik {level}", WD_STYLE_TYPE.PARAGRAPH)
        style.font.size, style.font.bold, style.font.color.rgb = Pt(size), True, PURPLE
        style.paragraph_format.left_indent = Cm(1)
        style.paragraph_format.first_line_indent = Cm(-1)
        number(document, style.element.get_or_add_pPr(), level - 1)
    document.styles.add_style("Brödtext", WD_STYLE_TYPE.PARAGRAPH).font.size = Pt(10.5)
    section = document.sections[0]
    section.header.paragraphs[0].text = "Dnr {{diarienummer}}"
    document.add_paragraph("{{Titel}}").runs[0].font.size = Pt(30)
    document.add_paragraph("{{organisation}}, {{framtagen}}. Handläggare: {{handläggare}}")
    wide = document.add_section(WD_SECTION.NEW_PAGE)
    wide.orientation = WD_ORIENT.LANDSCAPE
    wide.page_width, wide.page_height = wide.page_height, wide.page_width
    document.add_paragraph("Bilaga: nämndens årshjul")
    return document


def blank(font: str, size: float) -> WordDocument:
    """A4 pages in that font."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = font, Pt(size)
    core = document.core_properties
    core.author = "Kommunikationsavdelningen"
    core.created = core.modified = MADE_AT
    return document


def look(document: WordDocument, name: str, font: str, size: float, colour: RGBColor) -> None:
    """How the style looks."""
    style = document.styles[name]
    fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
    if fonts is not None:
        fonts.getparent().remove(fonts)
    style.font.name, style.font.size = font, Pt(size)
    style.font.color.rgb, style.font.bold = colour, True


def logo(paragraph: Paragraph) -> None:
    """A drawn logo, with the text that those who listen get."""
    drawn = Image.new("RGB", (360, 90), "white")
    pen = ImageDraw.Draw(drawn)
    pen.rectangle((0, 0, 90, 90), fill=(0x1B, 0x5E, 0x46))
    pen.ellipse((20, 20, 70, 70), fill="white")
    pen.rectangle((110, 38, 350, 52), fill=(0x1B, 0x5E, 0x46))
    saved = io.BytesIO()
    drawn.save(saved, "PNG")
    shape = paragraph.add_run().add_picture(io.BytesIO(saved.getvalue()), height=Cm(1))
    shape._inline.docPr.set("descr", "Kommunens logotyp")


def control(paragraph: Paragraph, tag: str, shown: str) -> None:
    """A content control that shows a placeholder."""
    paragraph._p.append(
        parse_xml(
            f'<w:sdt {nsdecls("w")}><w:sdtPr><w:tag w:val="{tag}"/><w:showingPlcHdr/><w:text/>'
            f"</w:sdtPr><w:sdtContent><w:r><w:t>{shown}</w:t></w:r></w:sdtContent></w:sdt>"
        )
    )


def field(paragraph: Paragraph, instruction: str) -> None:
    """A field that the word processor fills in."""
    added = OxmlElement("w:fldSimple")
    added.set(qn("w:instr"), instruction)
    paragraph._p.append(added)


def number(document: WordDocument, properties: OxmlElement, level: int) -> None:
    """Numbers the headings of a style: 1, 1.1, 1.1.1."""
    lists = document.part.numbering_part.element
    if level == 0:
        for child in list(lists):
            lists.remove(child)
        shown = ("%1", "%1.%2", "%1.%2.%3")
        levels = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
            for at, text in enumerate(shown)
        )
        for xml in (
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="7">{levels}</w:abstractNum>',
            f'<w:num {nsdecls("w")} w:numId="7"><w:abstractNumId w:val="7"/></w:num>',
        ):
            lists.append(parse_xml(xml))
    numbering = properties.get_or_add_numPr()
    numbering.get_or_add_ilvl().val = level
    numbering.get_or_add_numId().val = 7


def as_template(docx: bytes) -> bytes:
    """The same as a .dotx."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(made, "w") as target:
        for entry in source.infolist():
            part = source.read(entry).replace(
                b"wordprocessingml.document.main+xml", b"wordprocessingml.template.main+xml"
            )
            target.writestr(entry, part)
    return made.getvalue()


if __name__ == "__main__":
    main()
