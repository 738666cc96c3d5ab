"""The characters of one paragraph, and what is anchored to it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import groupby

from synthkit.model.document import EXPORT_ANCHOR
from synthkit.model.original import referred_to
from synthkit.readers.characters import SYMBOL_SIGNS
from synthkit.readers.docx.drawings import Anchored, AnchorKind, anchored_in
from synthkit.readers.docx.styles import Marks, Styles, marks
from synthkit.readers.docx.xml import (
    Element,
    as_number,
    attribute,
    children,
    control,
    flag,
    name,
    value,
)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that look the same."""

    text: str
    strong: bool = False
    placeholder: bool = False
    struck: bool = False

    @property
    def stands(self) -> bool:
        """Whether it is what somebody wrote and did not take back."""
        return not (self.placeholder or self.struck)


@dataclass(slots=True)
class Inline:
    """What one paragraph holds."""

    runs: list[Run] = field(default_factory=list)
    anchored: list[Anchored] = field(default_factory=list)

    def text(self) -> str:
        """The characters, but for those of untouched prompts and what is struck through."""
        return "".join(run.text for run in self.runs if run.stands)

    def apart(self) -> list[Run]:
        """The untouched prompts, and what is struck through, each by itself."""
        groups = groupby(self.runs, key=lambda run: (run.placeholder, run.struck))
        return [
            Run("".join(run.text for run in runs), placeholder=placeholder, struck=struck)
            for (placeholder, struck), runs in groups
            if placeholder or struck
        ]

    @property
    def strong(self) -> bool:
        """Whether every character that is seen is bold or underlined."""
        seen = [run for run in self.runs if run.text.strip() and run.stands]
        return bool(seen) and all(run.strong for run in seen)


@dataclass(frozen=True, slots=True)
class _Look:
    paragraph: Marks
    linked: bool = False
    placeholder: bool = False


_FIELD_CHARACTER = name("w:fldChar")
_PROPERTIES = name("w:rPr")
_SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
_SIGN_OF = {name(tag): sign for tag, sign in _SIGNS.items()}
_REFERENCES = {
    name("w:footnoteReference"): AnchorKind.FOOTNOTE,
    name("w:endnoteReference"): AnchorKind.ENDNOTE,
    name("w:commentReference"): AnchorKind.COMMENT,
}
_CODES = ("w:instrText", "w:delInstrText")


class Fields:
    """Which part of a field is seen: its result, never its code (17.16).

    Follows the fields of one story, which may begin in one paragraph and end in another.

    A field that is never ended would hide the rest of the story; such a beginning is not followed.
    """

    def __init__(self, story: Element) -> None:
        self._whole: set[Element] = set()
        self._in_result: list[bool] = []
        begun: list[Element] = []
        for character in story.iter(_FIELD_CHARACTER):
            kind = attribute(character, "w:fldCharType")
            if kind == "begin":
                begun.append(character)
            elif kind == "end" and begun:
                self._whole |= {begun.pop(), character}

    @property
    def shown(self) -> bool:
        """Whether what stands here is seen, and no code of a field."""
        return all(self._in_result)

    def meet(self, character: Element) -> None:
        """Go past a field character."""
        kind = attribute(character, "w:fldCharType")
        if kind == "begin" and character in self._whole:
            self._in_result.append(False)
        elif kind == "separate" and self._in_result:
            self._in_result[-1] = True
        elif kind == "end" and character in self._whole and self._in_result:
            self._in_result.pop()

    def skip(self, element: Element) -> None:
        """Go past all field characters within something that is not read."""
        for character in element.iter(_FIELD_CHARACTER):
            self.meet(character)


class InlineReader:
    """Reads paragraphs of one story."""

    def __init__(self, styles: Styles, fields: Fields) -> None:
        self._styles = styles
        self._fields = fields
        self._into = Inline()
        by_handler: dict[Callable[[Element, _Look], None], tuple[str, ...]] = {
            self._run: ("w:r", "m:r"),
            self._text: ("w:t", "m:t"),
            self._sign: tuple(_SIGNS),
            self._symbol: ("w:sym",),
            self._field_character: ("w:fldChar",),
            self._link: ("w:hyperlink",),
            self._control: ("w:sdt",),
            self._ruby: ("w:ruby",),
            self._drawing: ("w:drawing", "w:pict", "w:object"),
            self._reference: ("w:footnoteReference", "w:endnoteReference", "w:commentReference"),
            self._bookmark: ("w:bookmarkStart",),
            # Tracked changes are read as if accepted; properties hold no text of the page.
            self._skip: ("w:del", "w:moveFrom", "w:delText", "w:pPr", "w:rPr", *_CODES),
        }
        self._handlers = {name(tag): handle for handle, tags in by_handler.items() for tag in tags}

    def read(self, paragraph: Element, look: Marks, *, placeholder: bool) -> Inline:
        """What the paragraph holds, where ``look`` is what its style says of characters."""
        self._into = Inline()
        self._walk(paragraph, _Look(paragraph=look, placeholder=placeholder))
        return self._into

    def _walk(self, element: Element, look: _Look) -> None:
        for child in children(element):
            handle = self._handlers.get(child.tag)
            if handle is None:
                # What is not known is looked into: a new wrapper must not swallow its text.
                self._walk(child, look)
            else:
                handle(child, look)

    def _skip(self, element: Element, _: _Look) -> None:
        self._fields.skip(element)

    def _run(self, element: Element, look: _Look) -> None:
        properties = element.find(_PROPERTIES)
        own = marks(properties)
        if properties is not None:
            own = own.over(self._styles.character(value(properties, "w:rStyle")))
        shown = own.over(look.paragraph)
        if shown.hidden:
            self._fields.skip(element)
            return
        strong = bool(shown.bold) or (bool(shown.underlined) and not look.linked)
        before = len(self._into.runs)
        self._walk(element, look)
        if strong or shown.struck:
            runs = self._into.runs
            struck = bool(shown.struck)
            runs[before:] = [replace(run, strong=strong, struck=struck) for run in runs[before:]]

    def _add(self, text: str, look: _Look) -> None:
        if text and self._fields.shown:
            self._into.runs.append(Run(text, placeholder=look.placeholder))

    def _text(self, element: Element, look: _Look) -> None:
        self._add((element.text or "").translate(SYMBOL_SIGNS), look)

    def _sign(self, element: Element, look: _Look) -> None:
        self._add(_SIGN_OF[element.tag], look)

    def _symbol(self, element: Element, look: _Look) -> None:
        code = attribute(element, "w:char") or ""
        try:
            point = int(code, 16)
        except ValueError:
            return
        font = (attribute(element, "w:font") or "").lower()
        if font.startswith(("wingdings", "symbol", "webdings")):
            # Fonts of signs lie in the private area; their own numbers begin at F000.
            point -= 0xF000 if point >= 0xF000 else 0
            self._add(chr(0xF000 + point).translate(SYMBOL_SIGNS), look)
        elif 0 < point < 0x110000:
            self._add(chr(point), look)

    def _field_character(self, element: Element, look: _Look) -> None:
        self._fields.meet(element)
        if attribute(element, "w:fldCharType") == "begin":
            self._add(_form_field(element), look)

    def _link(self, element: Element, look: _Look) -> None:
        self._walk(element, replace(look, linked=True))

    def _control(self, element: Element, look: _Look) -> None:
        content, prompts = control(element)
        if content is not None:
            self._walk(content, replace(look, placeholder=look.placeholder or prompts))

    def _ruby(self, element: Element, look: _Look) -> None:
        base, reading = element.find(name("w:rubyBase")), element.find(name("w:rt"))
        if base is not None:
            self._walk(base, look)
        if reading is not None:
            # How it is read aloud stands above the word, and behind it where there is one line.
            self._add("（", look)
            self._walk(reading, look)
            self._add("）", look)

    def _drawing(self, element: Element, _: _Look) -> None:
        if self._fields.shown:
            self._into.anchored += anchored_in(element)

    def _bookmark(self, element: Element, _: _Look) -> None:
        called = attribute(element, "w:name") or ""
        if referred_to(called) or called.startswith(EXPORT_ANCHOR):
            self._into.anchored.append(Anchored(AnchorKind.BOOKMARK, text=called))

    def _reference(self, element: Element, _: _Look) -> None:
        note_id = attribute(element, "w:id")
        if note_id is not None and self._fields.shown:
            self._into.anchored.append(Anchored(_REFERENCES[element.tag], text=note_id))


def _form_field(begin: Element) -> str:
    """What an old form field shows that has no result of its own: a list's choice, a box."""
    data = begin.find(name("w:ffData"))
    if data is None:
        return ""
    choices = data.find(name("w:ddList"))
    if choices is not None:
        entries = [attribute(e, "w:val") or "" for e in choices.findall(name("w:listEntry"))]
        chosen = as_number(value(choices, "w:result") or value(choices, "w:default")) or 0
        return entries[chosen] if 0 <= chosen < len(entries) else ""
    box = data.find(name("w:checkBox"))
    if box is None:
        return ""
    ticked = flag(box, "w:checked")
    ticked = flag(box, "w:default") if ticked is None else ticked
    return "☒" if ticked else "☐"
