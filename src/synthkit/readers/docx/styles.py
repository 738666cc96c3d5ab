"""What styles, with all that they inherit (ECMA-376 part 1, 17.7), and properties say of a text."""

import re
from dataclasses import dataclass
from functools import cached_property

from synthkit.readers.docx.xml import Element, as_number, attribute, flag, name, number, value
from synthkit.text.languages import either_word

# Word stores the names of its own styles in English whatever its language; other programs, and
# styles that people made after them, have them in the language of their users. Documents come in
# more languages than notes do, so some names stand here.
_HEADINGS_ELSEWHERE = (
    r"overskrift|otsikko|überschrift|titre|kop|título|titulo|titolo|nagłówek|заголовок|virsraksts"
    r"|antraštė|nadpis|címsor"
)
_HEADING = re.compile(
    rf"(?:{either_word(lambda language: language.styles.heading)}|{_HEADINGS_ELSEWHERE})"
    r"\s*([1-9])",
    re.IGNORECASE,
)
_TITLE = re.compile(
    rf"(?:{either_word(lambda language: language.styles.title)}"
    r"|otsikko|alaotsikko|titre|sous-titre)",
    re.IGNORECASE,
)
_CONTENTS = re.compile(
    rf"(?:{either_word(lambda language: language.styles.contents)}"
    r"|verzeichnis|sisluet|indholdsfortegnelse|inndeling)\s*[1-9]",
    re.IGNORECASE,
)
_LIST = re.compile(
    rf"(?:{either_word(lambda language: language.styles.lists)})\s*([1-9])", re.IGNORECASE
)
REMOVED = frozenset({name("w:del"), name("w:moveFrom")})
_BODY_TEXT = 9  # the outline level of what is no heading


@dataclass(frozen=True, slots=True)
class Numbered:
    """That a paragraph is numbered: by which list, on which level; None is not said."""

    list_id: str | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Marks:
    """How characters look, as far as it matters; None is not said."""

    bold: bool | None = None
    underlined: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None

    def over(self, below: "Marks") -> "Marks":
        """These marks, and where they say nothing, those below."""
        return Marks(
            below.bold if self.bold is None else self.bold,
            below.underlined if self.underlined is None else self.underlined,
            below.hidden if self.hidden is None else self.hidden,
            below.struck if self.struck is None else self.struck,
        )


def marks(properties: Element | None) -> Marks:
    """What run properties say themselves, without their style."""
    if properties is None:
        return Marks()
    underline = value(properties, "w:u")
    return Marks(
        bold=flag(properties, "w:b"),
        underlined=None if underline is None else underline != "none",
        hidden=flag(properties, "w:vanish"),
        struck=flag(properties, "w:dstrike") or flag(properties, "w:strike"),
    )


def numbered(properties: Element | None) -> Numbered:
    """What paragraph properties say themselves about numbering."""
    found = None if properties is None else properties.find(name("w:numPr"))
    if found is None:
        return Numbered()
    return Numbered(value(found, "w:numId"), number(found, "w:ilvl"))


@dataclass(frozen=True, slots=True)
class Style:
    """One style with what it inherits.

    Attributes:
        heading: the level of the heading that it makes, from 1, or None.
        list_level: that the style's name tells ("List Bullet 2"), from 0.
        indent: of the first line's edge, in twentieths of a point.
        contents: it is for the lines of a table of contents.
    """

    heading: int | None = None
    numbered: Numbered = Numbered()
    numbered_by: str | None = None
    marks: Marks = Marks()
    list_level: int = 0
    indent: int | None = None
    contents: bool = False


PLAIN = Style()


class Styles:
    """The styles of a document, by id."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._default: str | None = None
        self._resolved: dict[str, Style] = {}
        self._root = root
        for element in () if root is None else root.iter(name("w:style")):
            style_id = attribute(element, "w:styleId")
            if style_id is None:
                continue
            self._elements.setdefault(style_id, element)
            if attribute(element, "w:type") == "paragraph" and _on(element, "w:default"):
                self._default = style_id

    @cached_property
    def defaults(self) -> Marks:
        """How characters look where nothing else is said."""
        path = "/".join(map(name, ("w:docDefaults", "w:rPrDefault", "w:rPr")))
        return marks(None if self._root is None else self._root.find(path))

    def paragraph(self, style_id: str | None) -> Style:
        """The paragraph style of that id, or the default one."""
        known = style_id if style_id in self._elements else self._default
        return self._resolve(known, ()) if known is not None else PLAIN

    def character(self, style_id: str | None) -> Marks:
        """The marks that a character style makes."""
        return self._resolve(style_id, ()).marks if style_id in self._elements else Marks()

    def list_of(self, style_id: str | None) -> str | None:
        """The list that a numbering style stands for."""
        element = self._elements.get(style_id or "")
        found = None if element is None else numbered(element.find(name("w:pPr")))
        return found.list_id if found else None

    def _resolve(self, style_id: str | None, below: tuple[str, ...]) -> Style:
        element = self._elements.get(style_id or "")
        if element is None or style_id is None or style_id in below:
            return PLAIN
        if style_id not in self._resolved:
            base = self._resolve(value(element, "w:basedOn"), (*below, style_id))
            self._resolved[style_id] = _inheriting(style_id, element, base)
        return self._resolved[style_id]


def _inheriting(style_id: str, element: Element, base: Style) -> Style:
    properties = element.find(name("w:pPr"))
    own = numbered(properties)
    called = (value(element, "w:name") or style_id).strip()
    return Style(
        heading=_heading(called, properties, base),
        numbered=Numbered(
            base.numbered.list_id if own.list_id is None else own.list_id,
            base.numbered.level if own.level is None else own.level,
        ),
        numbered_by=style_id if own.list_id is not None else base.numbered_by,
        marks=marks(element.find(name("w:rPr"))).over(base.marks),
        list_level=_list_level(called) or base.list_level,
        indent=base.indent if (stated := indent(properties)) is None else stated,
        contents=base.contents or _CONTENTS.fullmatch(called) is not None,
    )


def _heading(called: str, properties: Element | None, base: Style) -> int | None:
    stated = None if properties is None else number(properties, "w:outlineLvl")
    if stated is not None:
        return heading_of_outline(stated)
    found = _HEADING.fullmatch(called)
    if found:
        return int(found.group(1))
    # A title and a subtitle head the whole document, as a heading of the first level does.
    return 1 if _TITLE.fullmatch(called) else base.heading


def heading_of_outline(level: int) -> int | None:
    """The heading's level for an outline level (0 to 8; 9 is body text)."""
    return level + 1 if 0 <= level < _BODY_TEXT else None


def _list_level(called: str) -> int:
    found = _LIST.fullmatch(called)
    return int(found.group(1)) - 1 if found else 0


def indent(properties: Element | None) -> int | None:
    """Where the first line begins, as far as paragraph properties say themselves."""
    found = None if properties is None else properties.find(name("w:ind"))
    if found is None:
        return None
    left = as_number(attribute(found, "w:left") or attribute(found, "w:start"))
    if left is None:
        return None
    hanging = as_number(attribute(found, "w:hanging")) or 0
    return left - hanging + (as_number(attribute(found, "w:firstLine")) or 0)


def _on(element: Element, attribute_name: str) -> bool:
    return (attribute(element, attribute_name) or "0") not in {"0", "false", "off"}


def is_contents(control: Element) -> bool:
    """Whether a control holds the table of contents."""
    gallery = control.find("/".join(map(name, ("w:sdtPr", "w:docPartObj", "w:docPartGallery"))))
    return gallery is not None and attribute(gallery, "w:val") == "Table of Contents"


def heading_of(properties: Element | None, style: Style) -> int | None:
    """The level of the heading that a paragraph is, or None."""
    stated = None if properties is None else number(properties, "w:outlineLvl")
    return style.heading if stated is None else heading_of_outline(stated)


def mark_removed(properties: Element | None) -> bool:
    """Whether a tracked change takes the end of the paragraph out."""
    mark = None if properties is None else properties.find(name("w:rPr"))
    return mark is not None and any(mark.find(tag) is not None for tag in REMOVED)


def is_drop_cap(properties: Element | None) -> bool:
    """Whether a paragraph is the large first letter of the next one."""
    frame = None if properties is None else properties.find(name("w:framePr"))
    return frame is not None and attribute(frame, "w:dropCap") in {"drop", "margin"}


def mark_hidden(properties: Element | None, look: Marks) -> bool:
    """Whether the end of the paragraph is hidden, and its number with it."""
    mark = None if properties is None else properties.find(name("w:rPr"))
    return bool(marks(mark).over(look).hidden)
