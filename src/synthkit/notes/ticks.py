"""Boxes to tick: what stands beside an unticked one was offered, and not said."""

import re

from synthkit.model.document import Document
from synthkit.notes.template import Repeats

_BOX = re.compile(r"(?P<ticked>[☑☒✘🗹🗷]|\[[xX]\]|\([xX]\))|☐|\[ ?\](?!\()|\( ?\)(?=\s)")

_CHECKED = "☑🗹"  # a check mark is set when a thing is done, too


class Ticks:
    """Which lines of a document offer what nobody ticked.

    A box is a list sign as well; it is one to tick only where some in the document are ticked, or
    where the line stands in several files. Where each line has a box of its own, and done ones a
    check mark, it is a list of things to do: they are said, done or not.
    """

    def __init__(self, document: Document, repeats: Repeats) -> None:
        self._repeats = repeats
        self._some_ticked = any(
            _chooses(line) for b in document.blocks for line in b.text.split("\n")
        )

    def offer(self, text: str) -> bool:
        """Whether it has boxes to tick."""
        return bool(_BOX.search(text)) and (self._some_ticked or self._repeats.in_several(text))

    def ticked(self, text: str) -> str:
        """The text without the choices that nobody ticked, and without the boxes of the others."""
        if not self.offer(text):
            return text
        return "\n".join(kept for line in text.split("\n") if (kept := _ticked(line)).strip())


def _ticked(line: str) -> str:
    boxes = list(_BOX.finditer(line))
    if not boxes:
        return line
    before, after = line[: boxes[0].start()], line[boxes[-1].end() :]
    if before.strip() and not after.strip():  # "Ja ☐ Nej ☒"
        begins = [0, *(box.end() for box in boxes[:-1])]
        labels = [line[a : b.start()] for a, b in zip(begins, boxes, strict=True)]
        before = ""
    else:
        ends = [*(box.start() for box in boxes[1:]), len(line)]
        labels = [line[b.end() : end] for b, end in zip(boxes, ends, strict=True)]
    chosen = [label.strip() for label, box in zip(labels, boxes, strict=True) if box["ticked"]]
    return f"{before.strip()} {', '.join(chosen)}".strip() if chosen else ""


def _chooses(line: str) -> bool:
    """Whether a line chooses: by a cross, or among boxes that stand side by side."""
    boxes = list(_BOX.finditer(line))
    ticked = [box["ticked"] for box in boxes if box["ticked"]]
    return bool(ticked) and (len(boxes) > 1 or ticked[0] not in _CHECKED)
