"""Drafts of parts made into one: on titles and lines, never on the notes again.

Single points that a part left out go along: four parts may each have heard one group of four. What
the reply passes over has no line, and its notes are asked for once more with all others.
"""

from collections.abc import Iterable
from functools import partial
from itertools import count
from typing import Final

from synthkit.drafts.citing import Citer
from synthkit.drafts.tree import with_left_out, with_lines
from synthkit.engines.llm.aliases import Aliases, GroupLetters
from synthkit.engines.llm.asking import Asker, Asking, NoAnswer, side_by_side
from synthkit.engines.llm.building import one_a_title
from synthkit.engines.llm.merge_building import MergeBuilder, PartLine
from synthkit.engines.llm.replies import MergeAnswer
from synthkit.engines.llm.settled import settled_values
from synthkit.engines.llm.tongue import language_fault
from synthkit.model.base import Result
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.note import LeftOutReason, Note
from synthkit.model.synthesis import Brief, Citation, Draft
from synthkit.model.workshop import Question
from synthkit.prompts import one_line
from synthkit.text import languages

MOST_THEMES: Final = 5
MOST_INSIGHTS_A_THEME: Final = 4
_FEWEST_IN_HALVES: Final = 4


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
        self._brief = brief
        self._citer = Citer(notes)
        self._notes = {note.id: note for note in notes}
        self._letters = GroupLetters(notes)

    def merged(self, parts: tuple[Draft, ...]) -> Result[Draft]:
        """One draft; its notes are among those of the parts, and it may pass over some."""
        saying = tuple(part for part in parts if part.themes or part.tensions)
        if len(saying) < 2 and not any(map(is_overlong, saying)):
            return Result(_beside_each_other(parts))
        # One part's disagreements are as they are to be; those of several may be one and the same.
        settled = parts[0].tensions if len(parts) == 1 else ()
        open_to_joining = parts
        if settled:
            open_to_joining = (with_lines(parts[0], parts[0].themes, ()),)
        lines = self._lines(open_to_joining)
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
            return self._without_answer(parts)
        builder = MergeBuilder(
            self._question.number, dict(zip(asking.offered["line"], lines, strict=True))
        )
        made = builder.draft(answer)
        made = with_lines(made, made.themes, settled + made.tensions)
        made = with_left_out(made, (*made.left_out, *beyond))
        return Result(made, builder.dropped.findings(self._question.number))

    def _without_answer(self, parts: tuple[Draft, ...]) -> Result[Draft]:
        """The parts merged in halves, and these with each other; beside each other if need be."""
        if len(parts) == 1:
            return Result(parts[0])
        if len(parts) < _FEWEST_IN_HALVES:
            return Result(_beside_each_other(parts), (self._not_merged(len(parts)),))
        middle = len(parts) // 2
        made = side_by_side(
            [partial(self.merged, half) for half in (parts[:middle], parts[middle:])]
        )
        findings = tuple(finding for result in made for finding in result.findings)
        whole = self.merged(tuple(result.value for result in made))
        return Result(whole.value, findings + whole.findings)

    def _not_merged(self, parts: int) -> Finding:
        return Finding(
            severity=Severity.WARNING,
            code="parts_not_merged",
            where=Where(question=self._question.number),
            values={"question": self._question.number, "count": parts},
        )

    def _lines(self, parts: Iterable[Draft]) -> list[PartLine]:
        lines: list[PartLine] = []
        alone: list[PartLine] = []
        disagreements = count(1)
        for part in parts:
            for theme in part.themes:
                lines += [self._line(theme.title, i.text, i.citations) for i in theme.insights]
            for tension in part.tensions:
                title = f"Disagreement {next(disagreements)}"
                lines += [self._line(title, side.text, side.citations) for side in tension.sides]
            for left in part.left_out:
                citation = self._citer.cite(left.note)
                if citation and left.reason is LeftOutReason.MINOR:
                    text = self._notes[left.note].text
                    alone.append(self._line("Single points", text, (citation,)))
        return lines + alone

    def _line(self, title: str, text: str, citations: tuple[Citation, ...]) -> PartLine:
        groups = sorted({self._letters.of(self._notes[c.note]) for c in citations})
        return PartLine(one_line(title), one_line(text), citations, tuple(groups))

    def _asking(self, lines: list[PartLine]) -> Asking[MergeAnswer]:
        aliases = Aliases("i", map(str, range(len(lines))))
        return Asking(
            task="merge",
            question=self._question.number,
            values={
                "language": languages.get(self._brief.language).setting.english_name,
                "question": one_line(self._question.text),
                "lines": _as_data(lines, aliases.all),
                **settled_values(self._brief),
            },
            answer=MergeAnswer,
            offered={"line": aliases.all, "title": self._brief.titles},
            judge=self._language_fault,
        )

    def _language_fault(self, answer: MergeAnswer) -> str | None:
        texts = [insight.text for theme in answer.themes for insight in theme.insights]
        return language_fault(texts, self._brief.language)


def _as_data(lines: Iterable[PartLine], aliases: Iterable[str]) -> str:
    told: list[str] = []
    title: str | None = None
    for alias, line in zip(aliases, lines, strict=True):
        if line.title != title:
            title = line.title
            told.append(title)
        behind = len({citation.note for citation in line.citations})
        notes = f"{behind} note{'' if behind == 1 else 's'}"
        told.append(f"[{alias}] ({' '.join(line.groups)}, {notes}) {line.text}")
    return "\n".join(told)


def _beside_each_other(parts: Iterable[Draft]) -> Draft:
    """All themes one after another: too many are better than none."""
    drafts = tuple(parts)
    themes = one_a_title(theme for part in drafts for theme in part.themes)
    tensions = {tension.id: tension for part in drafts for tension in part.tensions}
    draft = Draft(themes=themes, tensions=tuple(tensions.values()))
    left_out = (left for part in drafts for left in part.left_out)
    return with_left_out(draft, left_out)
