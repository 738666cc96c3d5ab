"""Automatic numbering rebuilt: the labels that Word prints and does not store (17.9)."""

from collections import defaultdict
from dataclasses import dataclass, field, replace

from synthkit.readers.docx.styles import Numbered, Style, Styles, indent
from synthkit.readers.docx.xml import Element, attribute, flag, name, number, value

_LEVELS = 9
_LETTERED = {"lowerLetter", "upperLetter", "lowerRoman", "upperRoman"}
# Beyond that a label would be hundreds of letters long, and no list goes that far.
_WRITTEN_OUT = 780
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is labelled.

    Attributes:
        pattern: "%1.%2" stands for the numbers of the first and second level.
        restarts_after: the level (from 1) whose next number restarts this one; 0 is never.
        edge: where its labels begin, in twentieths of a point.
    """

    form: str = "decimal"
    pattern: str = ""
    start: int = 1
    restarts_after: int | None = None
    legal: bool = False
    style: str | None = None
    edge: int | None = None

    @property
    def is_bullet(self) -> bool:
        """Whether it has a sign and no number."""
        return self.form == "bullet"

    @property
    def is_seen(self) -> bool:
        """Whether anything is printed."""
        return bool(self.pattern.strip()) and (self.form != "none" or "%" not in self.pattern)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A place in a list: its level, and the label where it is no mere bullet.

    Attributes:
        edge: where the label begins, in twentieths of a point, as far as the list tells.
    """

    level: int
    label: str | None
    edge: int | None = None


@dataclass(slots=True)
class _List:
    counted_as: str
    levels: dict[int, Level]
    restarts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the paragraphs of a document; to be asked in the order of the document."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, list[int | None]] = defaultdict(lambda: [None] * _LEVELS)
        self._restarted: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root, styles)

    def place(self, direct: Numbered, style: Style) -> Labelled | None:
        """The next paragraph's place in its list, or None if it stands in none.

        What the paragraph says itself goes before what its style says; a list "0" is none.
        """
        list_id = style.numbered.list_id if direct.list_id is None else direct.list_id
        found = self._lists.get(list_id or "")
        if found is None:
            return None
        level = self._level(found, direct, style)
        form = found.levels.get(level, Level())
        label = self._count(list_id or "", found, level)
        if form.is_bullet:
            return Labelled(level or style.list_level, None, form.edge)
        if not form.is_seen:
            return None
        return Labelled(level or style.list_level, label, form.edge)

    @staticmethod
    def _level(found: _List, direct: Numbered, style: Style) -> int:
        if direct.level is not None:
            return min(max(direct.level, 0), _LEVELS - 1)
        if direct.list_id is None and style.numbered_by is not None:
            linked = (n for n, level in found.levels.items() if level.style == style.numbered_by)
            level = next(linked, style.numbered.level)
        else:
            level = style.numbered.level
        return min(max(level or 0, 0), _LEVELS - 1)

    def _count(self, list_id: str, found: _List, level: int) -> str:
        counts = self._counts[found.counted_as]
        restart = found.restarts.get(level)
        if restart is not None and (list_id, level) not in self._restarted:
            self._restarted.add((list_id, level))
            counts[level] = restart
        else:
            before = counts[level]
            counts[level] = found.levels.get(level, Level()).start if before is None else before + 1
        for deeper in range(level + 1, _LEVELS):
            after = found.levels.get(deeper, Level()).restarts_after
            if after is None or 0 < level + 1 <= after:
                counts[deeper] = None
        return _label(found.levels, counts, level)

    def _read(self, root: Element, styles: Styles) -> None:
        abstracts = {
            attribute(element, "w:abstractNumId") or "": element
            for element in root.findall(name("w:abstractNum"))
        }
        instances = {
            attribute(element, "w:numId") or "": element for element in root.findall(name("w:num"))
        }
        for list_id, element in instances.items():
            abstract_id = value(element, "w:abstractNumId") or ""
            abstract = abstracts.get(abstract_id)
            linked = None if abstract is None else value(abstract, "w:numStyleLink")
            if linked is not None:
                target = instances.get(styles.list_of(linked) or "")
                abstract_id = (value(target, "w:abstractNumId") if target is not None else "") or ""
                abstract = abstracts.get(abstract_id, abstract)
            levels = {} if abstract is None else _levels(abstract)
            self._lists[list_id] = _overridden(_List(abstract_id, levels), element)


def _levels(element: Element) -> dict[int, Level]:
    return {
        int(attribute(child, "w:ilvl") or 0): _level(child)
        for child in element.findall(name("w:lvl"))
        if (attribute(child, "w:ilvl") or "0").isdigit()
    }


def _level(element: Element) -> Level:
    return Level(
        form=value(element, "w:numFmt") or "decimal",
        pattern=value(element, "w:lvlText") or "",
        start=1 if (start := number(element, "w:start")) is None else start,
        restarts_after=number(element, "w:lvlRestart"),
        legal=bool(flag(element, "w:isLgl")),
        style=value(element, "w:pStyle"),
        edge=indent(element.find(name("w:pPr"))),
    )


def _overridden(made: _List, instance: Element) -> _List:
    for override in instance.findall(name("w:lvlOverride")):
        at = attribute(override, "w:ilvl") or "0"
        if not at.isdigit():
            continue
        own = override.find(name("w:lvl"))
        if own is not None:
            made.levels[int(at)] = _level(own)
        start = number(override, "w:startOverride")
        if start is not None:
            made.restarts[int(at)] = start
            made.levels[int(at)] = replace(made.levels.get(int(at), Level()), start=start)
    return made


def _label(levels: dict[int, Level], counts: list[int | None], level: int) -> str:
    here = levels.get(level, Level())
    label = here.pattern
    for upper in range(level + 1):
        form = levels.get(upper, Level())
        count = form.start if (count_so_far := counts[upper]) is None else count_so_far
        written = "decimal" if here.legal else form.form
        label = label.replace(f"%{upper + 1}", formatted(count, written))
    return label.strip()


def formatted(count: int, form: str) -> str:
    """A number as Word writes it in that form; forms that are not known are decimal."""
    if not 0 < count <= _WRITTEN_OUT:
        form = "decimal" if form in _LETTERED else form
    if form in {"lowerLetter", "upperLetter"}:
        # After z comes aa, then bb: the letter is repeated, not carried over.
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in {"lowerRoman", "upperRoman"}:
        roman = _roman(count)
        return roman if form == "lowerRoman" else roman.upper()
    if form in {"none", "bullet"}:
        return ""
    return f"{count:02d}" if form == "decimalZero" else str(count)


def _roman(count: int) -> str:
    letters = ""
    for worth, sign in _ROMAN:
        times, count = divmod(count, worth)
        letters += sign * times
    return letters
