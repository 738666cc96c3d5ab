"""Lists in Word: their signs and indents, and which list a paragraph or a style belongs to."""

from typing import Final, NamedTuple

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.numbering import CT_Numbering
from docx.oxml.text.parfmt import CT_PPr
from docx.parts.numbering import NumberingPart
from docx.shared import Cm, Length
from docx.styles.style import BaseStyle, ParagraphStyle
from docx.text.paragraph import Paragraph as WordParagraph

from synthkit.exporters.layout import Style


class _ListForm(NamedTuple):
    """The signs of a list, by Word's name for their form, and their indent."""

    form: str
    sign: str
    indent: Length


LIST_FORMS: Final = {
    Style.LIST_BULLET: _ListForm("bullet", "•", Cm(0.5)),
    Style.LIST_NUMBER: _ListForm("decimal", "%1.", Cm(0.75)),
}

NO_LIST: Final = 0


class Numbering:
    """Numbered lists of one style, each an instance of its own that begins where it should."""

    def __init__(self, document: WordDocument, style: ParagraphStyle) -> None:
        self._element = list_definitions(document)
        place = numbering_of(style)
        if place is None:
            msg = f"{style.name!r} is the style of no list"
            raise ValueError(msg)
        self._current, self._level = place
        used = next(num for num in self._element.num_lst if num.numId == self._current)
        self._kind = used.abstractNumId.val

    def restart(self, start: int) -> None:
        """Begins a new list at ``start``."""
        self._current = max(num.numId for num in self._element.num_lst) + 1
        self._element.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{self._current}">'
                f'<w:abstractNumId w:val="{self._kind}"/>'
                f'<w:lvlOverride w:ilvl="{self._level}"><w:startOverride w:val="{start}"/>'
                "</w:lvlOverride></w:num>"
            )
        )

    def apply(self, paragraph: WordParagraph) -> None:
        """Makes the paragraph the next item of the list."""
        set_numbering(paragraph._element.get_or_add_pPr(), self._current, self._level)  # noqa: SLF001 - the API has no numbering


def set_numbering(properties: CT_PPr, list_id: int, level: int = 0) -> None:
    """Makes a paragraph, or all of a style, an item of that list, or of `NO_LIST`."""
    number = properties.get_or_add_numPr()
    number.get_or_add_ilvl().val = level
    number.get_or_add_numId().val = list_id


class ListPlace(NamedTuple):
    """A list by its number, and a level of it from 0."""

    list_id: int
    level: int


def numbering_of(style: BaseStyle | None) -> ListPlace | None:
    """The list that a style, or one that it is based on, puts its paragraphs into."""
    while isinstance(style, ParagraphStyle):
        found = style.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if found is not None:
            number, level = (found.find(qn(tag)) for tag in ("w:numId", "w:ilvl"))
            list_id = NO_LIST if number is None else int(number.get(qn("w:val")))
            on = 0 if level is None else int(level.get(qn("w:val")))
            return None if list_id == NO_LIST else ListPlace(list_id, on)
        style = style.base_style
    return None


def list_definitions(document: WordDocument) -> CT_Numbering:
    """The lists of the document, which has some from then on."""
    part = document.part
    if not any(rel.reltype == RELATIONSHIP_TYPE.NUMBERING for rel in part.rels.values()):
        element = parse_xml(f"<w:numbering {nsdecls('w')}/>")
        name = PackURI("/word/numbering.xml")
        added = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, element, part.package)
        part.relate_to(added, RELATIONSHIP_TYPE.NUMBERING)
    found: CT_Numbering = part.numbering_part.element
    return found


def make_list(document: WordDocument, style: ParagraphStyle, kind: Style) -> None:
    """Gives the paragraphs of a style the signs of a list of ours."""
    form, sign, indent = LIST_FORMS[kind]
    lists = list_definitions(document)
    kinds = lists.findall(qn("w:abstractNum"))
    number = max((int(each.get(qn("w:abstractNumId"))) for each in kinds), default=0) + 1
    definition = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
        '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{form}"/><w:pStyle w:val="{style.style_id}"/>'
        f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{indent.twips}" w:hanging="{indent.twips}"/>'
        "</w:pPr></w:lvl></w:abstractNum>"
    )
    # In the schema all kinds of lists stand before all lists.
    lists.insert(len(kinds), definition)
    list_id = max((num.numId for num in lists.num_lst), default=0) + 1
    lists.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{list_id}"><w:abstractNumId w:val="{number}"/></w:num>'
        )
    )
    set_numbering(style.element.get_or_add_pPr(), list_id)
