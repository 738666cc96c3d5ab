"""Lines to paragraphs, list items and headings."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from synthkit.model.document import BlockKind, Place
from synthkit.readers.blocks import BlockDraft, Indents
from synthkit.readers.characters import clean, typed_sign
from synthkit.readers.pdf.continuation import HYPHENS, SENTENCE_END, joined
from synthkit.readers.pdf.lines import Line
from synthkit.readers.pdf.type_sizes import TypeSizes

_LABEL = re.compile(r"(\(?(?:\d{1,2}|[a-zA-Z])[.)])\s+(?=\S)")
_LONGEST_HEADING = 250
_INDENT_TOLERANCE = 5.0  # points
_SPACED = 1.3  # times the usual distance of lines: a new paragraph
_USUAL_PITCH = 1.4  # times the height of letters, where nothing else is known
_SAME_SIZE = 0.12  # of the height of letters
_NEAR_MARGIN = 2.5  # letter heights
_STICKS_OUT = 6.0  # letter heights beyond the lines that end together; more than a word is wide
_MOST_OF_LINE = 0.6
_SHORT = 12.0  # letter heights; no line of running text is shorter, but many a note
_FEWEST_FULL = 3  # lines that end at the margin
_ACROSS = 0.55  # of the page's width; what reaches so far is no short line
_WIDEST_PITCH = 2.2  # times the height of letters: not the distance of lines of one paragraph


@dataclass(slots=True)
class Made:
    """A paragraph in the making.

    Attributes:
        lines: that it is made of.
        sign: the list sign before it, with white space.
        label: the number or letter before it.
        sign_x: where its first line begins.
        text: without sign and label.
    """

    lines: list[Line]
    sign: str | None = None
    label: str | None = None
    sign_x: float = 0.0
    text: str = ""

    @property
    def bold(self) -> bool:
        """Whether all of it is."""
        return all(line.bold for line in self.lines)

    @property
    def size(self) -> float:
        """The height of its letters."""
        return self.lines[0].size

    @property
    def whole(self) -> str:
        """The text with the number before it."""
        return self.text if self.label is None else f"{self.label} {self.text}"

    @property
    def item(self) -> bool:
        """Whether a list sign, number or letter stands before it."""
        return self.sign is not None or self.label is not None


@dataclass(slots=True)
class Writer:
    """Makes the drafts of one document, region by region."""

    type_sizes: TypeSizes
    indents: Indents = field(default_factory=lambda: Indents(_INDENT_TOLERANCE))

    def flow(self, lines: Sequence[Line], place: Place, width: float) -> list[BlockDraft]:
        """The paragraphs, items and headings of one column, on a page of that width."""
        return [self._draft(made, place) for made in flowing(lines, width)]

    def titles(self, lines: Sequence[Line], place: Place) -> list[BlockDraft]:
        """Headings, whatever the size of their letters."""
        self.indents.end()
        return [
            BlockDraft(
                BlockKind.HEADING,
                clean(made.whole),
                level=self.type_sizes.heading(made.size) or 1,
                place=place,
            )
            for made in single_note(lines)
        ]

    def framed(
        self, paragraphs: Iterable[Made], kind: BlockKind, place: Place, scope: int
    ) -> list[BlockDraft]:
        """The paragraphs of a cell or box, all of that kind."""
        indents = Indents(_INDENT_TOLERANCE)
        drafts = []
        for made in paragraphs:
            level = indents.level(made.sign_x) if made.item else 0
            drafts.append(
                BlockDraft(
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

    def _draft(self, made: Made, place: Place) -> BlockDraft:
        text = clean(made.text)
        whole = clean(made.whole)
        heading = self.type_sizes.heading(made.size) if len(text) <= _LONGEST_HEADING else None
        if heading is not None and made.sign is None:
            self.indents.end()
            return BlockDraft(BlockKind.HEADING, whole, level=heading, place=place)
        if made.bold and made.sign is None and len(text) <= _LONGEST_HEADING:
            # "1." before a bold line counts headings, not the items of a list.
            self.indents.end()
            return BlockDraft(BlockKind.PARAGRAPH, whole, strong=True, place=place)
        if made.item:
            level = self.indents.level(made.sign_x)
            item = BlockDraft(BlockKind.ITEM, text, level=level, label=made.label, item=True)
            return replace(item, strong=made.bold, place=place)
        self.indents.end()
        return BlockDraft(BlockKind.PARAGRAPH, text, strong=made.bold, place=place)


@dataclass(slots=True)
class _Measure:
    """Lines of one size that begin near each other, and so have the same right margin.

    Attributes:
        right: where its lines have to end.
        room: where lines have to end as far as it is known: of the whole column, where these
            lines alone do not tell.
        runs: whether they are running text, and not short lines that are a note each.
    """

    lines: list[Line]
    right: float = 0.0
    room: float = 0.0
    runs: bool = False


def flowing(lines: Sequence[Line], width: float) -> list[Made]:
    """The lines of one column, on a page of that width, joined to paragraphs and items.

    Where all lines are short the longest tells nothing of the margin, and most likely each is a
    note of its own: only one that begins small goes on with one that began with a capital. But
    where spaces part them every few lines, it is these that tell the notes apart.
    """
    spaced = _is_spaced(lines)
    column = max((line.x1 for line in lines), default=0.0)
    measures: dict[int, _Measure] = {}
    for measure in _measures(lines):
        measure.right = _right_of(measure.lines)
        full = _reaches_margin(measure.lines, measure.right, width)
        measure.room = measure.right if full else column
        measure.runs = spaced or full
        measures |= dict.fromkeys(map(id, measure.lines), measure)

    def goes_on(made: Made, line: Line, pitch: float) -> bool:
        last = made.lines[-1]
        measure = measures[id(last)]
        if not measure.runs and not made.item and not _begins_small(made, line):
            return False
        fits = _would_have_fitted(last, line, measure.room)
        if fits and not (measure.runs and _runs_on(made, line, measure.right)):
            return False
        return _continues(made, line, pitch)

    return _joined(lines, goes_on)


def _right_of(lines: Sequence[Line]) -> float:
    """Where lines have to end, as far as these tell.

    A single long word cannot be broken, and a line far beyond several that end together sticks
    out: neither tells where the others had to end.
    """
    size = lines[0].size
    ordered = sorted(lines, key=lambda line: line.x1)
    broken = sum(line.word_count > 1 for line in lines) * 2 > len(lines)
    while len(ordered) > _FEWEST_FULL:
        last, before, third = ordered[-1], ordered[-2], ordered[-_FEWEST_FULL]
        together = before.x1 - third.x1 <= _NEAR_MARGIN * size
        sticks_out = last.x1 - before.x1 > _STICKS_OUT * size and together
        if not sticks_out and (last.word_count > 1 or not broken):
            break
        ordered.pop()
    return ordered[-1].x1


def _measures(lines: Sequence[Line]) -> list[_Measure]:
    made: list[_Measure] = []
    for line in sorted(lines, key=lambda line: line.x0):
        for measure in made:
            last = measure.lines[-1]
            same_size = abs(line.size - last.size) <= _SAME_SIZE * max(last.size, 1.0)
            if same_size and line.x0 - last.x0 <= _NEAR_MARGIN * last.size:
                measure.lines.append(line)
                break
        else:
            made.append(_Measure([line]))
    return made


def _reaches_margin(lines: Sequence[Line], right: float, width: float) -> bool:
    """Whether the right end of the longest line is where a line had to end.

    It is where lines reach across the page, or several end together; but not where all that
    follow them begin like something new, as in a list or an address.
    """
    down = sorted(lines, key=lambda line: line.top)
    longest = right - min(line.x0 for line in lines)
    full = [abs(right - line.x1) < _NEAR_MARGIN * line.size for line in down]
    after = [line.text[0] for ends, line in zip(full, down[1:], strict=False) if ends]
    small = sum(not letter.isupper() and letter.isalpha() for letter in after)
    if longest > _ACROSS * width:
        return len(after) < _FEWEST_FULL or small * 3 >= len(after)
    enough = sum(full) >= max(_FEWEST_FULL, len(lines) / 4)
    return enough and longest > _SHORT * lines[0].size and small * 2 >= len(after)


def _is_spaced(lines: Sequence[Line]) -> bool:
    """Whether wider spaces stand between every few lines."""
    within = _SPACED * _pitch(lines)
    steps = [
        (below.bottom - above.bottom) / max(above.size, 1.0) for above, below in pairwise(lines)
    ]
    wider = sum(step > within for step in steps)
    return wider > 0 and wider * 2 >= len(steps) - wider


def paragraphs(lines: Sequence[Line], right: float) -> list[Made]:
    """The lines of one column or cell that reaches so far, joined to paragraphs and items."""

    def goes_on(made: Made, line: Line, pitch: float) -> bool:
        fits = _would_have_fitted(made.lines[-1], line, right)
        return not fits and _continues(made, line, pitch)

    return _joined(lines, goes_on)


def single_note(lines: Sequence[Line]) -> list[Made]:
    """The lines of one note, joined wherever they end; more than one where list signs say so."""
    return _joined(lines, _is_next)


def _joined(lines: Sequence[Line], goes_on: Callable[[Made, Line, float], bool]) -> list[Made]:
    made: list[Made] = []
    pitch = _pitch(lines)
    for line in lines:
        begun = _begun(line)
        if made and not begun.item and goes_on(made[-1], line, pitch):
            made[-1].text = joined(made[-1].text, begun.text)
            made[-1].lines.append(line)
        else:
            made.append(begun)
    return made


def _begun(line: Line) -> Made:
    text = line.text
    made = Made([line], text=text, sign_x=line.x0)
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


def _continues(made: Made, line: Line, pitch: float) -> bool:
    """Whether a line without a list sign may go on with the paragraph before it."""
    last = made.lines[-1]
    return (
        _is_next(made, line, pitch)
        and (line.bold or not made.bold)
        and not (SENTENCE_END.search(last.text) and _looks_begun(made, line))
    )


def _runs_on(made: Made, line: Line, right: float) -> bool:
    """Whether a sentence goes on, though its line ends somewhat before the margin."""
    last = made.lines[-1]
    reaches = last.x1 - last.x0 >= _MOST_OF_LINE * (right - last.x0)
    return reaches and _begins_small(made, line) and not SENTENCE_END.search(last.text)


def _begins_small(made: Made, line: Line) -> bool:
    """Whether the line begins with a small letter after a paragraph that began with a capital."""
    return line.text[0].islower() and not made.text[0].islower()


def _is_next(made: Made, line: Line, pitch: float) -> bool:
    """Whether the line stands where the paragraph's next one would, in letters as large."""
    last, size = made.lines[-1], max(made.size, 1.0)
    down = line.bottom - last.bottom
    same_size = abs(line.size - made.size) <= _SAME_SIZE * size
    near = -size < down <= _SPACED * pitch * size
    return same_size and near and not (made.item and line.x0 < made.sign_x - _INDENT_TOLERANCE)


def _looks_begun(made: Made, line: Line) -> bool:
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
    if last.text[-1] in HYPHENS:
        return False
    word = line.words[0]
    space = 0.35 * word.size
    return last.x1 + space + (word.x1 - word.x0) < right - 0.5 * word.size
