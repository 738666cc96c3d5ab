"""How the Word document looks: styles, lists and language in place of the template's."""

from dataclasses import dataclass, replace
from typing import Final

from babel.numbers import get_decimal_symbol
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from lxml import etree

from synthkit.exporters.docx.lists import LIST_FORMS, list_definitions, make_list
from synthkit.exporters.layout import Density, Style
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


_TEXT_WIDTHS: Final = {Density.NORMAL: Cm(16.0), Density.DENSE: Cm(17.4)}
# Room for an abbreviation before what it stands for; a longer one pushes that to the next stop.
_TERM_WIDTH: Final = Cm(2.25)
# Of text and space that stand dense; nothing is smaller than this.
_SMALLER: Final = 0.86
_SMALLEST: Final = 8.5
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
    list_of: Style | None = None
    hang: Length | None = None
    leads: bool = False

    @property
    def dense(self) -> "_Look":
        """The same in less room."""
        size = self.size and max(self.size * _SMALLER, _SMALLEST)
        return replace(self, size=size, before=self.before / 2, after=self.after / 2, line=1.05)


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
    "List Number": _Look(after=4, list_of=Style.LIST_NUMBER),
    "List Bullet": _Look(after=3, list_of=Style.LIST_BULLET),
    "Key Insights Label": _Look(colour=_BLUE, leads=True),
    "Abbreviation": _Look(after=3, hang=_TERM_WIDTH),
    "Small Print": _Look(size=9, before=4, colour=_GREY),
    "Footer": _Look(size=9, line=1.0, colour=_GREY),
}
_OWN: Final = ("Key Insights Label", "Abbreviation", "Small Print")
_KEPT: Final = frozenset({*_LOOKS, "Default Paragraph Font", "Normal Table", "No List"})


def set_language(document: WordDocument, language: LanguageCode) -> None:
    """Sets the language of all text and the font, and leaves none of the template's settings."""
    set_text_language(document, language)
    _set_font(_default_run(document))
    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    tag = languages.get(language).setting.tag
    for child in parse_xml(_settings(language, tag)):
        settings.append(child)


def set_text_language(document: WordDocument, language: LanguageCode) -> None:
    """Sets the language of all text, for spelling and for those who listen to it."""
    tag = languages.get(language).setting.tag
    for element in list(document.styles.element.iter(qn("w:lang"))):
        element.getparent().remove(element)
    run = _default_run(document)
    spoken = OxmlElement("w:lang")
    for script in ("val", "eastAsia"):
        spoken.set(qn(f"w:{script}"), tag)
    run.append(spoken)


def set_styles(
    document: WordDocument, density: Density = Density.NORMAL
) -> dict[Style, ParagraphStyle]:
    """Replaces the template's styles and lists; those that the document never uses go."""
    for style in list(document.styles):
        if style.name not in _KEPT:
            style.delete()
    lists = list_definitions(document)
    for child in list(lists):
        lists.remove(child)
    add_term_style(document)
    for name, look in _LOOKS.items():
        dress(document, name, look if density is Density.NORMAL else look.dense)
    footer = document.styles["Footer"]
    if isinstance(footer, ParagraphStyle):
        stops = footer.paragraph_format.tab_stops
        stops.add_tab_stop(_TEXT_WIDTHS[density], WD_TAB_ALIGNMENT.RIGHT)
    return {style: paragraph_style(document, name) for style, name in STYLE_NAMES.items()}


def add_term_style(document: WordDocument) -> None:
    """Adds the style of what is explained, unless it is there."""
    if TERM_STYLE not in document.styles:
        strong = document.styles.add_style(TERM_STYLE, WD_STYLE_TYPE.CHARACTER, builtin=True)
        strong.font.bold = True


def add_style(document: WordDocument, style: Style) -> ParagraphStyle:
    """Adds the style as it looks in a document of ours, in the font of this one."""
    name = STYLE_NAMES[style]
    return dress(document, name, _LOOKS[name])


def paragraph_style(document: WordDocument, name: str) -> ParagraphStyle:
    """The paragraph style of that name, which is there."""
    style = document.styles[name]
    if not isinstance(style, ParagraphStyle):
        msg = f"{name!r} is no paragraph style"
        raise TypeError(msg)
    return style


def dress(document: WordDocument, name: str, look: _Look) -> ParagraphStyle:
    """The style of that name, added if missing, with this look and no other."""
    if name not in document.styles:
        kind = WD_STYLE_TYPE.PARAGRAPH
        document.styles.add_style(name, kind, builtin=name not in _OWN)
    style = paragraph_style(document, name)
    for tag in ("w:pPr", "w:rPr", "w:link", "w:rsid", "w:semiHidden", "w:unhideWhenUsed"):
        for element in style.element.findall(qn(tag)):
            style.element.remove(element)
    plain = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = None if plain is None or style.name == plain.name else plain
    follows = "Body Text" if "Body Text" in document.styles else style.name
    style.next_paragraph_style = document.styles[follows] if look.leads else style
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
    if look.list_of is not None:
        make_list(document, style, look.list_of)
    indent = LIST_FORMS[look.list_of].indent if look.list_of is not None else look.hang
    if indent is not None:
        shape.left_indent, shape.first_line_indent = indent, Length(-indent)
    if look.outline is not None:
        set_outline(style, look.outline)
    return style


def outline_of(style: ParagraphStyle) -> int | None:
    """The level of the heading that the style itself makes, from 0."""
    found = style.element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    return None if found is None else int(found.get(qn("w:val")))


def set_outline(style: ParagraphStyle, level: int) -> None:
    """Makes the style's paragraphs headings of that level, for all who do not see their looks."""
    if outline_of(style) != level:
        outline = OxmlElement("w:outlineLvl")
        outline.set(qn("w:val"), str(level))
        properties = style.element.get_or_add_pPr()
        for told in properties.findall(qn("w:outlineLvl")):
            properties.remove(told)
        properties.append(outline)


def _default_run(document: WordDocument) -> etree._Element:
    """What all characters look like unless a style says otherwise."""
    element = document.styles.element
    defaults = element.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = parse_xml(f"<w:docDefaults {nsdecls('w')}/>")
        element.insert(0, defaults)
    for tag in ("w:rPrDefault", "w:rPr"):
        inner = defaults.find(qn(tag))
        if inner is None:
            inner = OxmlElement(tag)
            defaults.insert(0, inner)
        defaults = inner
    return defaults


def _set_font(run: etree._Element) -> None:
    fonts = run.find(qn("w:rFonts"))
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), _FONT)


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
