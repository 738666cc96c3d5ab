"""Merging answers to drafts: what stands behind a line is what stood behind its sources."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from synthkit.drafts.citing import merged
from synthkit.drafts.tree import with_left_out
from synthkit.engines.llm.building import Dropped, as_line, one_a_title, theme_of
from synthkit.engines.llm.replies import MergeAnswer, MergedInsight, MergedTension
from synthkit.model.note import LeftOutReason
from synthkit.model.synthesis import (
    Citation,
    Draft,
    Insight,
    LeftOut,
    Side,
    Tension,
    Theme,
    line_id,
)


@dataclass(frozen=True, slots=True)
class PartLine:
    """A line of a part: an insight, a side of a tension, or a single point.

    Attributes:
        title: of its theme.
        groups: letters of those behind it.
    """

    title: str
    text: str
    citations: tuple[Citation, ...]
    groups: tuple[str, ...]


class MergeBuilder:
    """Makes one draft of an answer about lines; each line is used once.

    Args:
        question: its number.
        lines: by alias.
    """

    def __init__(self, question: int, lines: Mapping[str, PartLine]) -> None:
        self._number = str(question)
        self._lines = lines
        self._taken: set[str] = set()
        self.dropped = Dropped()

    def draft(self, answer: MergeAnswer) -> Draft:
        """The draft that the answer comes to; it may pass over lines."""
        themes: list[Theme] = []
        for said in answer.themes:
            made = [self._insight(insight) for insight in said.insights]
            theme = theme_of(self._number, said.title, tuple(one for one in made if one))
            if theme:
                themes.append(theme)
        tensions = [self._tension(said) for said in answer.tensions]
        draft = Draft(themes=one_a_title(themes), tensions=tuple(made for made in tensions if made))
        return with_left_out(draft, self._left_out(answer.left_out))

    def _left_out(self, aliases: Iterable[str]) -> list[LeftOut]:
        """Points of one group alone: what several say is no minor one, and is asked for again."""
        lines = [
            self._lines[alias]
            for alias in dict.fromkeys(map(_bare, aliases))
            if alias in self._lines and alias not in self._taken
        ]
        return [
            LeftOut(note=citation.note, reason=LeftOutReason.MINOR)
            for line in lines
            if len(line.groups) == 1
            for citation in line.citations
        ]

    def _insight(self, said: MergedInsight) -> Insight | None:
        citations = self._citations(said.sources)
        text = as_line(said.text)
        if not citations or not text:
            self.dropped.add("unsourced_lines_dropped")
            return None
        made_of = line_id(self._number, "insight", citations[0].note, text)
        return Insight(id=made_of, text=text, citations=citations)

    def _tension(self, said: MergedTension) -> Tension | None:
        one = self._citations(said.one.sources)
        there = {citation.note for citation in one}
        other = tuple(c for c in self._citations(said.other.sources) if c.note not in there)
        texts = (as_line(said.one.text), as_line(said.other.text))
        if not one or not other or not all(texts):
            self.dropped.add("unsourced_lines_dropped")
            return None
        return Tension(
            id=line_id(self._number, "tension", one[0].note, other[0].note, *texts),
            sides=(Side(text=texts[0], citations=one), Side(text=texts[1], citations=other)),
        )

    def _citations(self, sources: Iterable[str]) -> tuple[Citation, ...]:
        """What stands behind these lines; a line that was used already is not used again."""
        found: tuple[Citation, ...] = ()
        for alias in dict.fromkeys(map(_bare, sources)):
            if alias not in self._lines:
                self.dropped.add("unknown_ids_dropped")
            elif alias not in self._taken:
                self._taken.add(alias)
                found = merged(found, self._lines[alias].citations)
        return found


def _bare(alias: str) -> str:
    return alias.strip(" \t\n[]()\"'").lower()
