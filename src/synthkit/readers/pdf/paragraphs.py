"""Lines to paragraphs and list items, over the ends of lines and pages."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from synthkit.model.document import BlockKind
from synthkit.readers.blocks import BlockDraft
from synthkit.readers.characters import typed_sign
from synthkit.readers.pdf.glyphs import BROKEN_WORD
from synthkit.readers.pdf.lines import SAME_SIZE, SPACED, WIDEST_PITCH, Line, usual_pitch
from synthkit.text.languages import words_of

_SENTENCE_END = re.compile(r"[.!?:…][\"”’)\]]*$")
_HYPHENS = "-\u2010" + BROKEN_WORD
# "språk- och kulturkunskap": the hyphen stands for a word that follows.
_JOINS = words_of(lambda language: language.pages.after_hyphen)
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
            same_size = abs(line.size - last.size) <= SAME_SIZE * max(last.size, 1.0)
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
        and not (_SENTENCE_END.search(last.text) and _looks_begun(made, line))
    )


def _runs_on(made: Made, line: Line, right: float) -> bool:
    """Whether a sentence goes on, though its line ends somewhat before the margin."""
    last = made.lines[-1]
    reaches = last.x1 - last.x0 >= _MOST_OF_LINE * (right - last.x0)
    return reaches and _begins_small(made, line) and not _SENTENCE_END.search(last.text)


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
    if following.lower().rstrip(",") in _JOINS:
        return f"{before}- {more}"
    if not following[:1].islower() or stem.isupper() or stem[-1:].isdigit():
        return f"{before}-{more}"
    return before + more


def continue_over_pages(drafts: Sequence[BlockDraft]) -> list[BlockDraft]:
    """The drafts with a paragraph that goes on over a page's end made whole.

    It does where the first one ends without a sentence's end and the other begins with a small
    letter. It stands where it began.
    """
    made: list[BlockDraft] = []
    for draft in drafts:
        last = made[-1] if made else None
        if last is not None and _flows_on(last, draft):
            made[-1] = replace(last, text=joined(last.text, draft.text))
        else:
            made.append(draft)
    return made


def _flows_on(last: BlockDraft, draft: BlockDraft) -> bool:
    flows = {BlockKind.PARAGRAPH, BlockKind.ITEM}
    if last.kind not in flows or draft.kind is not BlockKind.PARAGRAPH:
        return False
    if last.strong or draft.strong or last.place.page is None or draft.place.page is None:
        return False
    next_page = draft.place.page == last.place.page + 1
    return next_page and not _SENTENCE_END.search(last.text) and draft.text[:1].islower()
