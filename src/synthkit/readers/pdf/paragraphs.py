"""Lines to paragraphs and list items."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from synthkit.readers.characters import typed_sign
from synthkit.readers.pdf.lines import (
    HYPHENS,
    SAME_SIZE,
    SPACED,
    WIDEST_PITCH,
    Line,
    joined,
    usual_pitch,
)

SENTENCE_END = re.compile(r"[.!?:…][\"”’)\]]*$")
_LABEL = re.compile(r"(\(?(?:\d{1,2}|[a-zA-Z])[.)])\s+(?=\S)")
INDENT_TOLERANCE = 5.0  # points
_USUAL_PITCH = 1.4  # times the height of letters, where nothing else is known
_NEAR_MARGIN = 2.5  # letter heights
_STICKS_OUT = 6.0  # letter heights beyond the lines that end together; more than a word is wide
_MOST_OF_LINE = 0.6
_SHORT = 12.0  # letter heights; no line of running text is shorter, but many a note
_FEWEST_FULL = 3  # lines that end at the margin
_ACROSS = 0.55  # of the page's width; what reaches so far is no short line


@dataclass(slots=True)
class Made:
    """A paragraph in the making.

    Attributes:
        lines: that it is made of.
        text: without sign and label.
        sign: the list sign before it, with white space.
        label: the number or letter before it.
    """

    lines: list[Line]
    text: str
    sign: str | None = None
    label: str | None = None

    @property
    def bold(self) -> bool:
        """Whether all of it is."""
        return all(line.bold for line in self.lines)

    @property
    def size(self) -> float:
        """The height of its letters."""
        return self.lines[0].size

    @property
    def x0(self) -> float:
        """Where its first line begins, with sign and label."""
        return self.lines[0].x0

    @property
    def whole(self) -> str:
        """The text with the number before it."""
        return self.text if self.label is None else f"{self.label} {self.text}"

    @property
    def item(self) -> bool:
        """Whether a list sign, number or letter stands before it."""
        return self.sign is not None or self.label is not None


class _Measure(NamedTuple):
    """What lines of one size that begin near each other have in common.

    Attributes:
        right: where they have to end.
        room: where they have to end as far as it is known: at the end of the whole column, where
            these lines alone do not tell.
        runs: whether they are running text, and not short lines that are a note each.
    """

    right: float
    room: float
    runs: bool


def flowing(lines: Sequence[Line], width: float) -> list[Made]:
    """The lines of one column, on a page of that width, joined to paragraphs and items.

    Where all lines are short the longest tells nothing of the margin, and most likely each is a
    note of its own: only one that begins small goes on with one that began with a capital. But
    where spaces part them every few lines, it is these that tell the notes apart.
    """
    spaced = _is_spaced(lines)
    column = max((line.x1 for line in lines), default=0.0)
    measures: dict[int, _Measure] = {}
    for alike in _alike(lines):
        right = _right_of(alike)
        full = _reaches_margin(alike, right, width)
        measure = _Measure(right, room=right if full else column, runs=spaced or full)
        measures |= dict.fromkeys(map(id, alike), measure)

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


def _alike(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines of one size that begin near each other, and so have the same right margin."""
    made: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.x0):
        for alike in made:
            last = alike[-1]
            same_size = abs(line.size - last.size) <= SAME_SIZE * max(last.size, 1.0)
            if same_size and line.x0 - last.x0 <= _NEAR_MARGIN * last.size:
                alike.append(line)
                break
        else:
            made.append([line])
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
    within, steps = SPACED * _pitch(lines), _steps(lines)
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
    sign = typed_sign(text)
    if sign is not None:
        return Made([line], text[len(sign) :], sign=sign)
    label = _LABEL.match(text)
    if label is not None:
        return Made([line], text[label.end() :], label=label[1])
    return Made([line], text)


def _pitch(lines: Sequence[Line]) -> float:
    """The usual distance between two lines, in heights of their letters."""
    return usual_pitch((s for s in _steps(lines) if 0 < s < WIDEST_PITCH), _USUAL_PITCH)


def _steps(lines: Sequence[Line]) -> list[float]:
    """How far each line is below the one before it, in heights of that one's letters."""
    return [
        (below.bottom - above.bottom) / max(above.size, 1.0) for above, below in pairwise(lines)
    ]


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
    same_size = abs(line.size - made.size) <= SAME_SIZE * size
    near = -size < down <= SPACED * pitch * size
    return same_size and near and not (made.item and line.x0 < made.x0 - INDENT_TOLERANCE)


def _looks_begun(made: Made, line: Line) -> bool:
    """Whether the line, after a sentence's end, looks like the first of a paragraph."""
    last = made.lines[-1]
    if line.bold and not last.bold:
        return True
    if made.item or len(made.lines) == 1:
        return False
    return line.x0 > max(made.lines[1].x0, last.x0) + INDENT_TOLERANCE


def _would_have_fitted(last: Line, line: Line, right: float) -> bool:
    """Whether there was room for the next word on the line before: so that it was ended.

    A line that ends with a hyphen goes on in any case.
    """
    if last.text[-1] in HYPHENS:
        return False
    word = line.words[0]
    space = 0.35 * word.size
    return last.x1 + space + (word.x1 - word.x0) < right - 0.5 * word.size
