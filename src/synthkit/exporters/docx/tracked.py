"""What is new or changed in a Word document since another one, as tracked changes.

Accepted, they give the new document; rejected, the paragraphs of the other one. Paragraphs are
paired by their words, else by their bookmarks, else by likeness, and never across each other, so
that either document keeps its order.
"""

import copy
import datetime as dt
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import count, pairwise
from typing import Any, Final

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from rapidfuzz import fuzz

from synthkit.exporters.docx.package import packed

AUTHOR: Final = "synthkit"
# In percent, of two paragraphs that are one changed; the same as for lines that come back.
_ALIKE: Final = 60.0
_PIECES: Final = re.compile(r"\s+|\w+|[^\w\s]")
_GONE: Final = qn("w:del")


@dataclass(frozen=True, slots=True)
class _Read:
    """A paragraph as it reads with all earlier changes accepted."""

    element: Any
    text: str
    style: str
    names: frozenset[str]


def tracked(new: bytes, before: bytes, made_at: dt.datetime) -> bytes:
    """The new Word file, with what differs from the one before as tracked changes.

    Args:
        new: as `docx.write` makes it.
        before: as somebody edited it; changes that were tracked in it count as accepted.
        made_at: with time zone; when the changes are said to be made.
    """
    document = Document(io.BytesIO(new))
    now, then = _paragraphs(document), _paragraphs(Document(io.BytesIO(before)))
    styles = {style.name: style for style in document.styles}
    marks = _Marks(made_at)
    place = None
    for was, made in _aligned(then, now):
        if made is None and was is not None:
            gone = Paragraph(OxmlElement("w:p"), document._body)  # noqa: SLF001 - python-docx cannot insert after
            if place is None:
                document.element.body.insert(0, gone._element)  # noqa: SLF001
            else:
                place.addnext(gone._element)  # noqa: SLF001
            place = gone._element  # noqa: SLF001
            if was.style in styles:
                gone.style = styles[was.style]
            gone.add_run(was.text)
            marks.whole(place, "w:del")
        elif made is not None:
            place = made.element
            if was is None:
                marks.whole(place, "w:ins")
            elif was.text != made.text:
                marks.within(place, was.text, made.text)
    return packed(document, made_at)


class _Marks:
    """Puts marks of change round runs, each with a number of its own."""

    def __init__(self, made_at: dt.datetime) -> None:
        self._numbers = count(10_000)  # beyond those of bookmarks
        self._date = made_at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def whole(self, paragraph: Any, kind: str) -> None:  # noqa: ANN401 - lxml's
        """The paragraph with its end."""
        for run in paragraph.findall(qn("w:r")):
            mark = self._mark(kind)
            run.addprevious(mark)
            mark.append(_deleted(run) if kind == "w:del" else run)
        properties = paragraph.get_or_add_pPr()
        of_end = OxmlElement("w:rPr")
        of_end.append(self._mark(kind))
        properties.append(of_end)

    def within(self, paragraph: Any, before: str, after: str) -> None:  # noqa: ANN401 - lxml's
        """The words that differ."""
        runs = paragraph.findall(qn("w:r"))
        model, place = runs[0], runs[0].getprevious()
        for run in runs:
            paragraph.remove(run)
        made: list[Any] = []
        for kind, text in _differences(before, after):
            run = copy.deepcopy(model)
            for child in list(run):
                if child.tag != qn("w:rPr"):
                    run.remove(child)
            run.text = text
            if kind:
                mark = self._mark(kind)
                mark.append(_deleted(run) if kind == "w:del" else run)
                run = mark
            made.append(run)
        for one in made:
            if place is None:
                paragraph.insert(0, one)
            else:
                place.addnext(one)
            place = one

    def _mark(self, kind: str) -> Any:  # noqa: ANN401 - lxml's
        mark = OxmlElement(kind)
        mark.set(qn("w:id"), str(next(self._numbers)))
        mark.set(qn("w:author"), AUTHOR)
        mark.set(qn("w:date"), self._date)
        return mark


def _deleted(run: Any) -> Any:  # noqa: ANN401 - lxml's
    for text in run.findall(qn("w:t")):
        text.tag = qn("w:delText")
    return run


def _differences(before: str, after: str) -> Iterator[tuple[str, str]]:
    """What stays ("" before it), is deleted, and is inserted, in order."""
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield "", "".join(new[k:m])
            continue
        if i < j:
            yield "w:del", "".join(old[i:j])
        if k < m:
            yield "w:ins", "".join(new[k:m])


def _paragraphs(document: Any) -> list[_Read]:  # noqa: ANN401 - python-docx's class is a function
    found: list[_Read] = []
    for paragraph in document.paragraphs:
        element = paragraph._element  # noqa: SLF001 - python-docx sees no tracked changes
        text = "".join(
            "\t" if one.tag == qn("w:tab") else one.text or ""
            for one in element.iter(qn("w:t"), qn("w:tab"))
            if not any(above.tag in {_GONE, qn("w:pPr")} for above in one.iterancestors())
        )
        names = frozenset(one.get(qn("w:name")) for one in element.iter(qn("w:bookmarkStart")))
        if text.strip():
            found.append(_Read(element, text, paragraph.style.name, names))
    return found


def _aligned(
    then: Sequence[_Read], now: Sequence[_Read]
) -> Iterator[tuple[_Read | None, _Read | None]]:
    """Both in their order: pairs, what is gone, and what is new."""
    old, new = ([(one.style, one.text) for one in side] for side in (then, now))
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    at_then = at_now = 0
    for block in blocks:
        yield from _paired(then[at_then : block.a], now[at_now : block.b])
        at_then, at_now = block.a + block.size, block.b + block.size
        yield from zip(then[block.a : at_then], now[block.b : at_now], strict=True)


def _paired(
    then: Sequence[_Read], now: Sequence[_Read]
) -> Iterator[tuple[_Read | None, _Read | None]]:
    """The pairs of most likeness that do not cross each other, with what stands between."""
    best = [[0.0] * (len(now) + 1) for _ in range(len(then) + 1)]
    likeness = [[_likeness(a, b) for b in now] for a in then]
    for i in reversed(range(len(then))):
        for j in reversed(range(len(now))):
            best[i][j] = max(likeness[i][j] + best[i + 1][j + 1], best[i + 1][j], best[i][j + 1])
    pairs: list[tuple[int, int]] = [(-1, -1)]
    i = j = 0
    while i < len(then) and j < len(now):
        if likeness[i][j] and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    for (a, b), (c, d) in pairwise((*pairs, (len(then), len(now)))):
        yield from ((one, None) for one in then[a + 1 : c])
        yield from ((None, one) for one in now[b + 1 : d])
        if c < len(then):
            yield then[c], now[d]


def _likeness(one: _Read, other: _Read) -> float:
    if one.style != other.style:
        return 0.0
    if one.names & other.names:
        return 100.0
    alike = fuzz.token_sort_ratio(one.text, other.text)
    return alike if alike >= _ALIKE else 0.0
