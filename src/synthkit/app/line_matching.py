"""Which line of an edited document is which of the lines that stood there.

Lines are matched by their words where these are unchanged, then by the anchors of the file, then by
likeness: programs drop anchors, and an anchor may have slid to a neighbour when its line went.
"""

from collections.abc import Callable, Sequence
from typing import Final

from rapidfuzz import fuzz

from synthkit.app.document_tree import Anchors, TreeLine
from synthkit.model.base import FrozenModel

# In percent, of two lines that are one reworded; anything less alike is a new line.
ALIKE: Final = 60.0
# In percent of a line's words that stand in another, so that they were joined, or one was split.
_CONTAINED: Final = 70.0
_CONTAINED_BY_ANCHOR: Final = 40.0


class LineEdit(FrozenModel):
    """One line of the edited document, and what it was.

    Attributes:
        id: of the line that it was; None of a new one.
        before: its words then, "" of a new one.
        joined: ids of the other lines whose words it took over.
        split_from: id of the line whose words a new one took over.
        came_from: number of the question that it stood under, and its id there, where ``before``
            are its words.
    """

    id: str | None
    text: str
    before: str = ""
    joined: tuple[str, ...] = ()
    split_from: str | None = None
    came_from: tuple[int, str] | None = None
    comments: tuple[str, ...] = ()


class LineMatching:
    """The lines of a question as they were, and as they are now."""

    def __init__(
        self, before: Sequence[TreeLine], after: Sequence[TreeLine], anchors: Anchors
    ) -> None:
        self._anchors = anchors
        self._before = {line.ids[0]: line.text for line in before}
        self._after = after
        self._was: dict[int, str] = {}
        self._match()
        self._joined = self._joins()

    def edits(self) -> list[LineEdit]:
        """The lines now, in order."""
        return [
            LineEdit(
                id=self._was.get(place),
                text=line.text,
                before=self._before.get(self._was.get(place, ""), ""),
                joined=tuple(one for one, into in self._joined.items() if into == place),
                split_from=None if place in self._was else self._source(line),
                comments=line.comments,
            )
            for place, line in enumerate(self._after)
        ]

    def dropped(self) -> list[tuple[str, str]]:
        """The lines that nothing now says, by id, with their words."""
        return [one for one in self.gone() if one[0] not in self._joined]

    def gone(self) -> list[tuple[str, str]]:
        """The lines that no line now is, joined ones too."""
        return [one for one in self._before.items() if one[0] not in self._was.values()]

    def _match(self) -> None:
        if self._anchors is Anchors.ARE_MARKS:
            self._pair(lambda line, one, _: float(one in line.ids[:1]), 1.0)
        self._pair(lambda line, _, text: 100.0 if line.text == text else 0.0, 100.0)
        self._pair(
            lambda line, one, text: _anchored(line.text, text) if one in line.ids else 0.0, 1.0
        )
        self._pair(lambda line, _, text: fuzz.token_sort_ratio(line.text, text), ALIKE)

    def _pair(self, score: Callable[[TreeLine, str, str], float], least: float) -> None:
        """Pairs what is still free, the best first; of equals, in the order of the document."""
        taken = set(self._was.values())
        free = [item for item in self._before.items() if item[0] not in taken]
        scored = [
            (-found, place, at, one)
            for place, line in enumerate(self._after)
            if place not in self._was
            for at, (one, text) in enumerate(free)
            if (found := score(line, one, text)) >= least
        ]
        for _, place, _, one in sorted(scored):
            if place not in self._was and one not in self._was.values():
                self._was[place] = one

    def _joins(self) -> dict[str, int]:
        """By line that is gone, the reworded one that says it now."""
        joins: dict[str, int] = {}
        marked = self._anchors is Anchors.ARE_MARKS
        for one, text in self.gone():
            for place, line in enumerate(self._after):
                was = self._was.get(place)
                if marked and one in line.ids[1:]:
                    joins[one] = place
                if was is None or line.text == self._before[was]:
                    continue
                least = _CONTAINED_BY_ANCHOR if one in line.ids else _CONTAINED
                if _share(text, line.text, beside=self._before[was]) >= least:
                    joins.setdefault(one, place)
        return joins

    def _source(self, line: TreeLine) -> str | None:
        """The line that a new one was split off: it lost the words that the new one has."""
        for place, was in self._was.items():
            text = self._after[place].text
            before = self._before[was]
            if text != before and _share(line.text, before, beside=text) >= _CONTAINED:
                return was
        return None


def _anchored(text: str, before: str) -> float:
    """Of lines that were run together the first is the one that stays."""
    return 1 + (100.0 if before.rstrip(".") in text else fuzz.ratio(text, before))


def _share(words: str, text: str, *, beside: str) -> float:
    """In percent, how many of the words stand in the text, without those that ``beside`` has."""
    other = _words(beside)
    own = [word for word in _words(words) if word not in other] or _words(words)
    there = _words(text)
    return 100 * sum(word in there for word in own) / len(own) if own else 0.0


def _words(text: str) -> list[str]:
    return [
        word for word in (part.strip(".,;:!?–-()”\"'").casefold() for part in text.split()) if word
    ]
