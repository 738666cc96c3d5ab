"""Lines to paragraphs, list items and headings."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from synthkit.domain.document import BlockKind, Place
from synthkit.readers.drafting import Draft, Indents
from synthkit.readers.pdf.glyphs import BROKEN_WORD
from synthkit.readers.pdf.lines import Line
from synthkit.readers.text import clean, typed_sign

_LABEL = re.compile(r"(\(?(?:\d{1,2}|[a-zA-Z])[.)])\s+(?=\S)")
_SENTENCE_END = re.compile(r"[.!?:…][\"”’)\]]*$")
_HYPHENS = "-\u2010" + BROKEN_WORD
# "språk- och kulturkunskap": the hyphen stands for a word that follows.
_AND = {"och", "eller", "samt", "respektive", "and", "or", "und", "och/eller"}
_LARGER = 1.15  # times the letters of the text: a heading
_LONGEST_HEADING = 250
_HEADING_LEVELS = 3
_INDENT_TOLERANCE = 5.0  # points
_SPACED = 1.3  # times the usual distance of lines: a new paragraph
_USUAL_PITCH = 1.4  # times the height of letters, where nothing else is known
_SAME_SIZE = 0.12  # of the height of letters
_WIDEST_PITCH = 2.2  # times the height of letters: not the distance of lines of one paragraph


@dataclass(frozen=True, slots=True)
class Manner:
    """How a document is set.

    Attributes:
        body: the height of most letters.
        heading_sizes: the heights of larger ones, the largest first.
    """

    body: float
    heading_sizes: tuple[float, ...]

    def heading(self, size: float) -> int | None:
        """The level of a heading of that size, or None if it is none."""
        if size < _LARGER * self.body:
            return None
        larger = sum(other > size * 1.05 for other in self.heading_sizes)
        return min(larger + 1, _HEADING_LEVELS)


def manner_of(lines: Iterable[Line]) -> Manner:
    """How a document with these lines is set."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size * 2) / 2] += len(line.text)
    if not letters:
        return Manner(0.0, ())
    body = max(letters, key=lambda size: (letters[size], -size))
    return Manner(body, tuple(sorted((s for s in letters if s > body * _LARGER), reverse=True)))


@dataclass(slots=True)
class _Made:
    """A paragraph in the making."""

    lines: list[Line]
    sign: str | None = None
    label: str | None = None
    sign_x: float = 0.0
    text: str = ""

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def size(self) -> float:
        return self.lines[0].size

    @property
    def item(self) -> bool:
        return self.sign is not None or self.label is not None


@dataclass(slots=True)
class Writer:
    """Makes the drafts of one document, region by region."""

    manner: Manner
    indents: Indents = field(default_factory=lambda: Indents(_INDENT_TOLERANCE))

    def flow(self, lines: Sequence[Line], place: Place) -> list[Draft]:
        """The paragraphs, items and headings of one column."""
        return [self._draft(made, place) for made in paragraphs(lines)]

    def framed(
        self, lines: Sequence[Line], kind: BlockKind, place: Place, scope: int
    ) -> list[Draft]:
        """The paragraphs of a cell or box, all of that kind."""
        indents = Indents(_INDENT_TOLERANCE)
        drafts = []
        for made in paragraphs(lines):
            level = indents.level(made.sign_x) if made.item else 0
            drafts.append(
                Draft(
                    kind=kind,
                    text=clean(made.text),
                    level=level,
                    label=made.label,
                    strong=made.bold,
                    place=place,
                    scope=scope,
                    item=made.item,
                )
            )
        return drafts

    def _draft(self, made: _Made, place: Place) -> Draft:
        text = clean(made.text)
        whole = text if made.label is None else f"{made.label} {text}"
        heading = self.manner.heading(made.size) if len(text) <= _LONGEST_HEADING else None
        if heading is not None and made.sign is None:
            self.indents.end()
            return Draft(BlockKind.HEADING, whole, level=heading, place=place)
        if made.bold and made.sign is None and len(text) <= _LONGEST_HEADING:
            # "1." before a bold line counts headings, not the items of a list.
            self.indents.end()
            return Draft(BlockKind.PARAGRAPH, whole, strong=True, place=place)
        if made.item:
            level = self.indents.level(made.sign_x)
            item = Draft(BlockKind.ITEM, text, level=level, label=made.label, item=True)
            return replace(item, strong=made.bold, place=place)
        self.indents.end()
        return Draft(BlockKind.PARAGRAPH, text, strong=made.bold, place=place)


def paragraphs(lines: Sequence[Line]) -> list[_Made]:
    """The lines of one column, joined."""
    made: list[_Made] = []
    pitch = _pitch(lines)
    right = max((line.x1 for line in lines), default=0.0)
    for line in lines:
        begun = _begun(line)
        if made and not begun.item and _continues(made[-1], line, pitch, right):
            made[-1].text = joined(made[-1].text, begun.text)
            made[-1].lines.append(line)
        else:
            made.append(begun)
    return made


def _begun(line: Line) -> _Made:
    text = line.text
    made = _Made([line], text=text, sign_x=line.x0)
    sign = typed_sign(text)
    found = _LABEL.match(text) if sign is None else None
    if sign is not None:
        made.sign, made.text = sign, text[len(sign) :]
    elif found is not None:
        made.label, made.text = found.group(1), text[found.end() :]
    return made


def _pitch(lines: Sequence[Line]) -> float:
    """The usual distance between two lines, in heights of their letters."""
    steps = (
        (below.bottom - above.bottom) / max(above.size, 1.0) for above, below in pairwise(lines)
    )
    close = sorted(step for step in steps if 0 < step < _WIDEST_PITCH)
    # The lines of paragraphs stand closer than the paragraphs do.
    return median(close[: max(1, len(close) // 2)]) if close else _USUAL_PITCH


def _continues(made: _Made, line: Line, pitch: float, right: float) -> bool:
    """Whether a line without a list sign goes on with the paragraph before it."""
    last = made.lines[-1]
    return (
        _is_next(made, line, pitch)
        and (line.bold or not made.bold)
        and not _would_have_fitted(last, line, right)
        and not (_SENTENCE_END.search(last.text) and _looks_begun(made, line))
    )


def _is_next(made: _Made, line: Line, pitch: float) -> bool:
    """Whether the line stands where the paragraph's next one would, in letters as large."""
    last, size = made.lines[-1], max(made.size, 1.0)
    down = line.bottom - last.bottom
    same_size = abs(line.size - made.size) <= _SAME_SIZE * size
    near = -size < down <= _SPACED * pitch * size
    return same_size and near and not (made.item and line.x0 < made.sign_x - _INDENT_TOLERANCE)


def _looks_begun(made: _Made, line: Line) -> bool:
    """Whether the line, after a sentence's end, looks like the first of a paragraph."""
    last = made.lines[-1]
    if line.bold and not last.bold:
        return True
    if made.item or len(made.lines) == 1:
        return False
    return line.x0 > max(made.lines[1].x0, last.x0) + _INDENT_TOLERANCE


def _would_have_fitted(last: Line, line: Line, right: float) -> bool:
    """Whether there was room for the next word on the line before: so that it was ended.

    A line that ends with a hyphen goes on in any case.
    """
    if last.text[-1] in _HYPHENS:
        return False
    word = line.words[0]
    space = 0.35 * word.size
    return last.x1 + space + (word.x1 - word.x0) < right - 0.5 * word.size


def joined(text: str, more: str) -> str:
    """Two lines as one; a word that was broken at the end of the line is whole again.

    A hyphen stays where it is not there because of the line: before a capital letter or a
    figure, after an abbreviation, and where it stands for a word that follows.
    """
    if not text or text[-1] not in _HYPHENS or len(text) < 2 or not text[-2].isalnum():
        return f"{text} {more}"
    before = text.rstrip(_HYPHENS)
    stem = before.split()[-1] if before.split() else ""
    following = more.split(maxsplit=1)[0] if more.split() else ""
    if following.lower().rstrip(",") in _AND:
        return f"{before}- {more}"
    if not following[:1].islower() or stem.isupper() or stem[-1:].isdigit():
        return f"{before}-{more}"
    return before + more


def continue_over_pages(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with a paragraph that goes on over a page's end made whole.

    It does where the first one ends without a sentence's end and the other begins with a small
    letter. It stands where it began.
    """
    made: list[Draft] = []
    for draft in drafts:
        last = made[-1] if made else None
        if last is not None and _goes_on(last, draft):
            made[-1] = replace(last, text=joined(last.text, draft.text))
        else:
            made.append(draft)
    return made


def _goes_on(last: Draft, draft: Draft) -> bool:
    flows = {BlockKind.PARAGRAPH, BlockKind.ITEM}
    if last.kind not in flows or draft.kind is not BlockKind.PARAGRAPH:
        return False
    if last.strong or draft.strong or last.place.page is None or draft.place.page is None:
        return False
    next_page = draft.place.page == last.place.page + 1
    return next_page and not _SENTENCE_END.search(last.text) and draft.text[:1].islower()
