"""Drafts of parts made into one: on titles and lines, never on the notes again.

Single points that a part left out go along: four parts may each have heard one group of four. What
the reply passes over has no line, and its notes are asked for once more with all others.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from synthkit.domain.base import Result
from synthkit.domain.citing import Citer
from synthkit.domain.corrections import merged_citations
from synthkit.domain.finding import Finding, Severity, Where
from synthkit.domain.note import LeftOutReason, Note
from synthkit.domain.synthesis import (
    Brief,
    Citation,
    Draft,
    Insight,
    LeftOut,
    Side,
    Tension,
    Theme,
    line_id,
)
from synthkit.domain.workshop import Question
from synthkit.engines.llm.aliases import Aliases, GroupLetters
from synthkit.engines.llm.asking import Asker, Asking, NoAnswer
from synthkit.engines.llm.building import Dropped, as_line, one_a_title, theme_of
from synthkit.engines.llm.replies import MergeAnswer, MergedInsight, MergedTension
from synthkit.prompts import one_line

MOST_THEMES: Final = 5
MOST_INSIGHTS_A_THEME: Final = 4
_LANGUAGES: Final = {"sv": "Swedish", "en": "English"}
_NONE: Final = "(none)"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a part: an insight, a side of a tension, or a single point."""

    title: str
    text: str
    citations: tuple[Citation, ...]
    stands_alone: bool = False
    is_side: bool = False


def is_overlong(draft: Draft) -> bool:
    """Whether it has more themes, or more insights in one, than a section may have."""
    return len(draft.themes) > MOST_THEMES or any(
        len(theme.insights) > MOST_INSIGHTS_A_THEME for theme in draft.themes
    )


class Merger:
    """Merges the drafts of one question's parts.

    Args:
        asker: puts the prompt.
        question: the question.
        notes: of all parts.
        brief: what is settled.
    """

    def __init__(
        self, asker: Asker, question: Question, notes: tuple[Note, ...], brief: Brief
    ) -> None:
        self._asker = asker
        self._question = question
        self._number = str(question.number)
        self._brief = brief
        self._citer = Citer(notes)
        self._texts = {note.id: note.text for note in notes}
        self._notes = {note.id: note for note in notes}
        self._letters = GroupLetters(notes)
        self._dropped = Dropped()

    def merged(self, parts: tuple[Draft, ...]) -> Result[Draft]:
        """One draft; its notes are among those of the parts, and it may pass over some."""
        lines = self._lines(parts)
        asking = self._asking(lines)
        beyond = tuple(
            left
            for part in parts
            for left in part.left_out
            if left.reason is not LeftOutReason.MINOR
        )
        try:
            answer = self._asker.ask(asking)
        except NoAnswer:
            return self._side_by_side(parts)
        made = self._build(answer, dict(zip(asking.offered["line"], lines, strict=True)))
        cited = {citation.note for citation in made.citations}
        left_out = {left.note: left for left in (*made.left_out, *beyond)}
        kept = tuple(left for note, left in left_out.items() if note not in cited)
        findings = self._dropped.findings(self._question.number)
        return Result(made.model_copy(update={"left_out": kept}), findings)

    def _side_by_side(self, parts: tuple[Draft, ...]) -> Result[Draft]:
        """The parts one after another: too many themes are better than none."""
        themes = one_a_title(theme for part in parts for theme in part.themes)
        tensions = {t.id: t for part in parts for t in part.tensions}
        draft = Draft(themes=themes, tensions=tuple(tensions.values()))
        cited = {citation.note for citation in draft.citations}
        left_out = {left.note: left for part in parts for left in part.left_out}
        kept = tuple(left for note, left in left_out.items() if note not in cited)
        finding = Finding(
            severity=Severity.WARNING,
            code="parts_not_merged",
            where=Where(question=self._question.number),
            values={"question": self._question.number, "count": len(parts)},
        )
        return Result(draft.model_copy(update={"left_out": kept}), (finding,))

    def _lines(self, parts: Iterable[Draft]) -> list[_Line]:
        lines: list[_Line] = []
        alone: list[_Line] = []
        for part in parts:
            for theme in part.themes:
                lines += [_Line(theme.title, one.text, one.citations) for one in theme.insights]
            for tension in part.tensions:
                lines += [
                    _Line("?", side.text, side.citations, is_side=True) for side in tension.sides
                ]
            for left in part.left_out:
                if left.reason is LeftOutReason.MINOR:
                    citation = self._citer.cite(left.note)
                    text = self._texts.get(left.note, "")
                    if citation:
                        alone.append(_Line("", text, (citation,), stands_alone=True))
        return lines + alone

    def _asking(self, lines: list[_Line]) -> Asking[MergeAnswer]:
        aliases = Aliases("i", map(str, range(len(lines))))
        return Asking(
            task="merge",
            question=self._question.number,
            values={
                "language": _LANGUAGES[self._brief.language],
                "question": one_line(self._question.text),
                "titles": "\n".join(f"- {one_line(t)}" for t in self._brief.titles) or _NONE,
                "lines": self._as_data(lines, aliases.all),
            },
            answer=MergeAnswer,
            offered={"line": aliases.all, "title": self._brief.titles},
        )

    def _as_data(self, lines: Iterable[_Line], aliases: Iterable[str]) -> str:
        told: list[str] = []
        title: str | None = None
        for alias, line in zip(aliases, lines, strict=True):
            heading = "Single points" if line.stands_alone else one_line(line.title)
            if heading != title:
                title = heading
                told.append(heading)
            cited = dict.fromkeys(citation.note for citation in line.citations)
            groups = dict.fromkeys(self._letters.of(self._notes[note]) for note in cited)
            counted = f"{len(cited)} note{'' if len(cited) == 1 else 's'}"
            told.append(f"[{alias}] ({' '.join(groups)}, {counted}) {one_line(line.text)}")
        return "\n".join(told)

    def _build(self, answer: MergeAnswer, lines: Mapping[str, _Line]) -> Draft:
        taken: set[str] = set()
        themes: list[Theme] = []
        for said in answer.themes:
            made = (self._insight(insight, lines, taken) for insight in said.insights)
            theme = theme_of(self._number, said.title, tuple(one for one in made if one))
            if theme:
                themes.append(theme)
        tensions = tuple(
            opposed
            for said in answer.tensions
            if (opposed := self._tension(said, lines, taken)) is not None
        )
        left_out = [
            citation.note
            for alias in dict.fromkeys(answer.left_out)
            if alias in lines and alias not in taken and self._is_of_one_group(lines[alias])
            for citation in lines[alias].citations
        ]
        return Draft(
            themes=one_a_title(themes),
            tensions=tensions,
            left_out=tuple(
                LeftOut(note=note, reason=LeftOutReason.MINOR) for note in dict.fromkeys(left_out)
            ),
        )

    def _is_of_one_group(self, line: _Line) -> bool:
        """What several groups say is no minor point: its notes are asked for once more."""
        return len({self._letters.of(self._notes[c.note]) for c in line.citations}) == 1

    def _insight(
        self, said: MergedInsight, lines: Mapping[str, _Line], taken: set[str]
    ) -> Insight | None:
        citations = self._citations(said.sources, lines, taken)
        text = as_line(said.text)
        if not citations or not text:
            self._dropped.add("unsourced_lines_dropped")
            return None
        made_of = line_id(self._number, "insight", citations[0].note, text)
        return Insight(id=made_of, text=text, citations=citations)

    def _tension(
        self, said: MergedTension, lines: Mapping[str, _Line], taken: set[str]
    ) -> Tension | None:
        one = self._citations(said.one.sources, lines, taken)
        there = {citation.note for citation in one}
        other = tuple(
            citation
            for citation in self._citations(said.other.sources, lines, taken)
            if citation.note not in there
        )
        if not one or not other:
            self._dropped.add("unsourced_lines_dropped")
            return None
        texts = (as_line(said.one.text), as_line(said.other.text))
        return Tension(
            id=line_id(self._number, "tension", one[0].note, other[0].note, *texts),
            sides=(Side(text=texts[0], citations=one), Side(text=texts[1], citations=other)),
        )

    def _citations(
        self, sources: Iterable[str], lines: Mapping[str, _Line], taken: set[str]
    ) -> tuple[Citation, ...]:
        """What stands behind these lines; a line that was used already is not used again."""
        found: tuple[Citation, ...] = ()
        for alias in dict.fromkeys(source.strip(" []").lower() for source in sources):
            if alias not in lines:
                self._dropped.add("unknown_ids_dropped")
            elif alias not in taken:
                taken.add(alias)
                found = merged_citations(found, lines[alias].citations)
        return found
