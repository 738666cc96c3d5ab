"""How the Word document looks: styles, lists and language in place of the template's."""

from dataclasses import dataclass
from typing import Final

from babel.numbers import get_decimal_symbol
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as WordParagraph
from lxml import etree

from synthkit.exporters.layout import Style
from synthkit.text import languages
from synthkit.text.languages import LanguageCode
from synthkit.text.numbers_in_text import regional

STYLE_NAMES: Final[dict[Style, str]] = {
    Style.TITLE: "Title",
    Style.HEADING_1: "Heading 1",
    Style.HEADING_2: "Heading 2",
    Style.HEADING_3: "Heading 3",
    Style.BODY: "Body Text",
    Style.LIST_NUMBER: "List Number",
    Style.LIST_BULLET: "List Bullet",
    Style.KEY_INSIGHTS: "Key Insights Label",
    Style.ABBREVIATION: "Abbreviation",
    Style.SMALL_PRINT: "Small Print",
}

# On every Windows and Mac with Word; LibreOffice puts Carlito in its place, of the same widths.
_FONT: Final = "Calibri"

# Contrast with white, to 1: 8.7, 12.2 and 7.0 (WCAG 2.1 AA asks for 4.5). Running text has
# no colour of its own, so that whoever reads light on dark may.
_BLUE: Final = RGBColor(0x1F, 0x4E, 0x79)
_DEEP_BLUE: Final = RGBColor(0x17, 0x36, 0x5D)
_GREY: Final = RGBColor(0x59, 0x59, 0x59)

_BULLETS: Final = 1
_NUMBERS: Final = 2
_INDENTS: Final = {_BULLETS: Cm(0.5), _NUMBERS: Cm(0.75)}
_TEXT_WIDTH: Final = Cm(16.0)
# Room for an abbreviation before what it stands for; a longer one pushes that to the next stop.
_TERM_WIDTH: Final = Cm(2.25)
TERM_STYLE: Final = "Strong"


@dataclass(frozen=True, slots=True)
class _Look:
    """One style, by what it has different from running text.

    Sizes and spaces are in points, ``line`` in lines.
    """

    before: float = 0
    after: float = 0
    line: float | None = None
    size: float | None = None
    colour: RGBColor | None = None
    bold: bool = False
    outline: int | None = None
    list_of: int | None = None
    hang: Length | None = None
    leads: bool = False


_LOOKS: Final[dict[str, _Look]] = {
    "Normal": _Look(size=11, after=6, line=1.15),
    "Title": _Look(size=26, after=4, line=1.0, colour=_DEEP_BLUE, bold=True, leads=True),
    "Heading 1": _Look(
        size=18, before=22, after=8, line=1.0, colour=_DEEP_BLUE, bold=True, outline=0, leads=True
    ),
    "Heading 2": _Look(
        size=14, before=18, after=6, line=1.05, colour=_BLUE, bold=True, outline=1, leads=True
    ),
    "Heading 3": _Look(size=11.5, before=10, after=3, line=1.05, bold=True, outline=2, leads=True),
    "Body Text": _Look(after=8),
    "List Number": _Look(after=4, list_of=_NUMBERS),
    "List Bullet": _Look(after=3, list_of=_BULLETS),
    "Key Insights Label": _Look(colour=_BLUE, leads=True),
    "Abbreviation": _Look(after=3, hang=_TERM_WIDTH),
    "Small Print": _Look(size=9, before=4, colour=_GREY),
    "Footer": _Look(size=9, line=1.0, colour=_GREY),
}
_OWN: Final = ("Key Insights Label", "Abbreviation", "Small Print")
_KEPT: Final = frozenset({*_LOOKS, "Default Paragraph Font", "Normal Table", "No List"})


def set_language(document: WordDocument, language: LanguageCode) -> None:
    """Sets the language of all text, for spelling and for those who listen to it."""
    tag = languages.get(language).setting.tag
    defaults = document.styles.element.find(qn("w:docDefaults"))
    run = defaults.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}")
    run.find(qn("w:lang")).attrib.clear()
    for script in ("val", "eastAsia"):
        run.find(qn("w:lang")).set(qn(f"w:{script}"), tag)
    _set_font(run)
    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    for child in parse_xml(_settings(language, tag)):
        settings.append(child)


def set_styles(document: WordDocument) -> None:
    """Replaces the template's styles and lists; those that the document never uses go."""
    for name in _OWN:
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    for style in list(document.styles):
        if style.name not in _KEPT:
            style.delete()
    document.styles.add_style(TERM_STYLE, WD_STYLE_TYPE.CHARACTER, builtin=True).font.bold = True
    for name, look in _LOOKS.items():
        _dress(document, _paragraph_style(document, name), look)
    footer = _paragraph_style(document, "Footer").paragraph_format
    footer.tab_stops.add_tab_stop(_TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    _set_lists(document)


class Numbering:
    """Numbered lists, each an instance of its own that begins where it should."""

    def __init__(self, document: WordDocument) -> None:
        self._element = document.part.numbering_part.element
        self._current = _NUMBERS

    def restart(self, start: int) -> None:
        """Begins a new list at ``start``."""
        self._current = max(num.numId for num in self._element.num_lst) + 1
        self._element.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{self._current}">'
                f'<w:abstractNumId w:val="{_NUMBERS}"/>'
                f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'
                "</w:num>"
            )
        )

    def apply(self, paragraph: WordParagraph) -> None:
        """Makes the paragraph the next item of the list."""
        properties = paragraph._element.get_or_add_pPr()  # noqa: SLF001 - the API has no numbering
        number = properties.get_or_add_numPr()
        number.get_or_add_ilvl().val = 0
        number.get_or_add_numId().val = self._current


def _paragraph_style(document: WordDocument, name: str) -> ParagraphStyle:
    style = document.styles[name]
    if not isinstance(style, ParagraphStyle):
        msg = f"{name!r} is no paragraph style in the template"
        raise TypeError(msg)
    return style


def _dress(document: WordDocument, style: ParagraphStyle, look: _Look) -> None:
    """Replaces what the template says of the style."""
    for tag in ("w:pPr", "w:rPr", "w:link", "w:rsid", "w:semiHidden", "w:unhideWhenUsed"):
        for element in style.element.findall(qn(tag)):
            style.element.remove(element)
    style.base_style = None if style.name == "Normal" else document.styles["Normal"]
    style.next_paragraph_style = document.styles["Body Text"] if look.leads else style
    style.quick_style = True
    style.font.size = Pt(look.size) if look.size else None
    style.font.bold = look.bold or None
    if look.colour is not None:
        style.font.color.rgb = look.colour
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(look.before), Pt(look.after)
    shape.line_spacing = look.line
    shape.widow_control = True
    # Nor items of a list: LibreOffice then forgets to keep the heading above with them.
    shape.keep_together = look.leads or None
    shape.keep_with_next = look.leads or None
    properties = style.element.get_or_add_pPr()
    if look.list_of is not None:
        properties.get_or_add_numPr().get_or_add_numId().val = look.list_of
    indent = _INDENTS[look.list_of] if look.list_of is not None else look.hang
    if indent is not None:
        shape.left_indent, shape.first_line_indent = indent, Length(-indent)
    if look.outline is not None:
        outline = OxmlElement("w:outlineLvl")
        outline.set(qn("w:val"), str(look.outline))
        properties.append(outline)


def _set_font(run: etree._Element) -> None:
    fonts = run.find(qn("w:rFonts"))
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), _FONT)


def _set_lists(document: WordDocument) -> None:
    """One kind of bullets and one of numbers, each tied to its style."""
    lists = document.part.numbering_part.element
    for child in list(lists):
        lists.remove(child)
    kinds = ((_BULLETS, "bullet", "•", "ListBullet"), (_NUMBERS, "decimal", "%1.", "ListNumber"))
    for number, form, sign, style in kinds:
        indent = _INDENTS[number].twips
        lists.append(
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
                '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
                f'<w:numFmt w:val="{form}"/><w:pStyle w:val="{style}"/>'
                f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
                f'<w:pPr><w:ind w:left="{indent}" w:hanging="{indent}"/>'
                "</w:pPr></w:lvl></w:abstractNum>"
            )
        )
    for number, *_ in kinds:
        lists.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{number}">'
                f'<w:abstractNumId w:val="{number}"/></w:num>'
            )
        )


def _settings(language: LanguageCode, tag: str) -> str:
    decimal = get_decimal_symbol(regional(language))
    separator = languages.get(language).setting.list_separator
    return (
        f'<w:settings {nsdecls("w")}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{tag}"/>'
        '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" '
        'w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" '
        'w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" '
        'w:followedHyperlink="followedHyperlink"/>'
        f'<w:decimalSymbol w:val="{decimal}"/><w:listSeparator w:val="{separator}"/></w:settings>'
    )
