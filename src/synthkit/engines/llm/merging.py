"""Drafts of several batches merged into one: by titles and lines, never by the notes again.

Single points that a batch left out go along: four batches may each have heard one group of four.
What the reply passes over has no line, and its notes are asked for once more with all others.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Final

from synthkit.drafts.citing import Citer, merged
from synthkit.drafts.limits import MOST_INSIGHTS_A_THEME, most_themes
from synthkit.drafts.tree import with_left_out, with_lines
from synthkit.engines.llm.draft_builder import insight_of, merge_titles, tension_of, theme_of
from synthkit.engines.llm.findings import dropped, warning
from synthkit.engines.llm.prompt_data import (
    Aliases,
    brief_values,
    group_letters,
    limit_values,
)
from synthkit.engines.llm.prompt_runner import NoAnswer, PromptCall, PromptRunner, side_by_side
from synthkit.engines.llm.replies import MergeAnswer, MergedInsight, MergedTension
from synthkit.model.base import Result
from synthkit.model.citation import Citation
from synthkit.model.note import LeftOutReason, Note
from synthkit.model.synthesis import Brief, Draft, Insight, LeftOut, Tension, Theme
from synthkit.model.workshop import Question
from synthkit.prompts import one_line
from synthkit.text.languages import LanguageCode
from synthkit.text.phrases import with_quotation_marks

_FEWEST_IN_HALVES: Final = 4
# Points that have no line in a part and may have one in the whole.
_SINGLE_POINTS: Final = frozenset({LeftOutReason.MINOR, LeftOutReason.NO_ROOM})


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


def is_overlong(draft: Draft, notes: int) -> bool:
    """Whether it has more themes, or more insights in one, than so many notes may have."""
    return len(draft.themes) > most_themes(notes) or any(
        len(theme.insights) > MOST_INSIGHTS_A_THEME for theme in draft.themes
    )


class Merger:
    """Merges the drafts of one question's parts."""

    def __init__(
        self, runner: PromptRunner, question: Question, notes: tuple[Note, ...], brief: Brief
    ) -> None:
        self._runner = runner
        self._question = question
        self._brief = brief
        self._citer = Citer(notes)
        self._notes = {note.id: note for note in notes}
        self._letters = group_letters(notes)

    def merged(self, parts: tuple[Draft, ...]) -> Result[Draft]:
        """One draft; its notes are among those of the parts, and it may pass over some."""
        with_content = [part for part in parts if part.themes or part.tensions]
        if len(with_content) < 2 and not any(
            is_overlong(part, len(self._notes)) for part in with_content
        ):
            return Result(_concatenated(parts))
        # One part's disagreements stay as they are; those of several may be one and the same.
        tensions = parts[0].tensions if len(parts) == 1 else ()
        to_merge = (with_lines(parts[0], parts[0].themes, ()),) if tensions else parts
        lines = self._lines(to_merge)
        aliases = Aliases("i", map(str, range(len(lines))))
        try:
            answer = self._runner.run(self._call(lines, aliases))
        except NoAnswer:
            return self._in_halves(parts)
        builder = _MergeBuilder(self._question.number, lines, aliases, self._brief.language)
        draft = builder.draft(answer)
        draft = with_lines(draft, draft.themes, tensions + draft.tensions)
        not_shown = (
            left for part in parts for left in part.left_out if left.reason not in _SINGLE_POINTS
        )
        draft = with_left_out(draft, (*draft.left_out, *not_shown))
        return Result(draft, dropped(builder.dropped, self._question.number))

    def _in_halves(self, parts: tuple[Draft, ...]) -> Result[Draft]:
        """The parts merged in halves, and these with each other; concatenated if need be."""
        if len(parts) == 1:
            return Result(parts[0])
        if len(parts) < _FEWEST_IN_HALVES:
            not_merged = warning("parts_not_merged", self._question.number, count=len(parts))
            return Result(_concatenated(parts), (not_merged,))
        middle = len(parts) // 2
        halves = side_by_side(
            [partial(self.merged, half) for half in (parts[:middle], parts[middle:])]
        )
        findings = tuple(finding for half in halves for finding in half.findings)
        whole = self.merged(tuple(half.value for half in halves))
        return Result(whole.value, findings + whole.findings)

    def _lines(self, parts: Iterable[Draft]) -> list[PartLine]:
        lines: list[PartLine] = []
        single_points: list[PartLine] = []
        disagreements = count(1)
        for part in parts:
            for theme in part.themes:
                lines += [self._line(theme.title, i.text, i.citations) for i in theme.insights]
            for tension in part.tensions:
                title = f"Disagreement {next(disagreements)}"
                lines += [self._line(title, side.text, side.citations) for side in tension.sides]
            for left in part.left_out:
                citation = self._citer.cite(left.note)
                if citation and left.reason in _SINGLE_POINTS:
                    text = self._notes[left.note].text
                    single_points.append(self._line("Single points", text, (citation,)))
        return lines + single_points

    def _line(self, title: str, text: str, citations: tuple[Citation, ...]) -> PartLine:
        groups = sorted({self._letters[self._notes[c.note].voice] for c in citations})
        return PartLine(one_line(title), one_line(text), citations, tuple(groups))

    def _call(self, lines: list[PartLine], aliases: Aliases) -> PromptCall[MergeAnswer]:
        return PromptCall(
            task="merge",
            question=self._question,
            values={
                "lines": _as_data(lines, aliases.all),
                **limit_values(len(self._notes), self._brief.length),
                **brief_values(self._brief),
            },
            answer=MergeAnswer,
            offered={"line": aliases.all, "title": self._brief.titles},
            language=self._brief.language,
        )


class _MergeBuilder:
    """Makes one draft of an answer about lines; each line is used once."""

    def __init__(
        self, question: int, lines: list[PartLine], aliases: Aliases, language: LanguageCode
    ) -> None:
        self._question = question
        self._language = language
        self._lines = lines
        self._aliases = aliases
        self._taken: set[str] = set()
        self.dropped: Counter[str] = Counter()

    def draft(self, answer: MergeAnswer) -> Draft:
        """The draft that the answer comes to; it may pass over lines."""
        themes: list[Theme] = []
        for said in answer.themes:
            insights = [self._insight(insight) for insight in said.insights]
            theme = theme_of(self._question, said.title, tuple(one for one in insights if one))
            if theme:
                themes.append(theme)
        tensions = [self._tension(said) for said in answer.tensions]
        draft = Draft(themes=merge_titles(themes), tensions=tuple(one for one in tensions if one))
        return with_left_out(draft, self._left_out(answer.left_out))

    def _left_out(self, said: Iterable[str]) -> list[LeftOut]:
        """Points of one group alone: what several say is not minor, and is asked for again."""
        lines, _ = self._aliases.resolve_all(said)
        return [
            LeftOut(note=citation.note, reason=LeftOutReason.MINOR)
            for line in lines
            if line not in self._taken and len(self._lines[int(line)].groups) == 1
            for citation in self._lines[int(line)].citations
        ]

    def _insight(self, said: MergedInsight) -> Insight | None:
        text = with_quotation_marks(said.text, self._language)
        made = insight_of(self._question, text, self._citations(said.sources))
        if made is None:
            self.dropped["unsourced_lines_dropped"] += 1
        return made

    def _tension(self, said: MergedTension) -> Tension | None:
        one = self._citations(said.one.sources)
        of_one = {citation.note for citation in one}
        other = tuple(c for c in self._citations(said.other.sources) if c.note not in of_one)
        texts = (with_quotation_marks(side.text, self._language) for side in (said.one, said.other))
        made = tension_of(self._question, *zip(texts, (one, other), strict=True))
        if made is None:
            self.dropped["unsourced_lines_dropped"] += 1
        return made

    def _citations(self, sources: Iterable[str]) -> tuple[Citation, ...]:
        """What is behind these lines, as far as they were not used already."""
        lines, unknown = self._aliases.resolve_all(sources)
        self.dropped["unknown_ids_dropped"] += unknown
        unused = [line for line in lines if line not in self._taken]
        self._taken.update(unused)
        citations: tuple[Citation, ...] = ()
        for line in unused:
            citations = merged(citations, self._lines[int(line)].citations)
        return citations


def _as_data(lines: Iterable[PartLine], aliases: Iterable[str]) -> str:
    shown: list[str] = []
    title: str | None = None
    for alias, line in zip(aliases, lines, strict=True):
        if line.title != title:
            title = line.title
            shown.append(title)
        behind = len({citation.note for citation in line.citations})
        notes = f"{behind} note{'' if behind == 1 else 's'}"
        shown.append(f"[{alias}] ({' '.join(line.groups)}, {notes}) {line.text}")
    return "\n".join(shown)


def _concatenated(parts: tuple[Draft, ...]) -> Draft:
    """All themes one after another: too many are better than none."""
    themes = merge_titles(theme for part in parts for theme in part.themes)
    tensions = {tension.id: tension for part in parts for tension in part.tensions}
    draft = Draft(themes=themes, tensions=tuple(tensions.values()))
    return with_left_out(draft, (left for part in parts for left in part.left_out))
