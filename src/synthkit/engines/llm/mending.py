"""What checks rejected, and what the reply passed over, put to the model once more.

One call a question: the faulty lines with what is wrong in them and their notes, and the notes that
nothing speaks of, together. What a person worded is shown and never changed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Final

from synthkit.drafts.ledger import seal
from synthkit.drafts.tree import complete, side_id
from synthkit.engines.llm.aliases import GroupLetters, Headings, aliases_of, note_lines
from synthkit.engines.llm.asking import Asker, Asking, Malformed, NoAnswer, TooLong, side_by_side
from synthkit.engines.llm.building import Builder, Dropped, added_up, insights_by_weight
from synthkit.engines.llm.dividing import (
    MOST_NOTES_A_CALL,
    dealt_out,
    expected_reply,
    halves,
)
from synthkit.engines.llm.joining import without_doubles
from synthkit.engines.llm.putting import Named, Patch, patched
from synthkit.engines.llm.replies import MendAnswer
from synthkit.engines.llm.settled import NONE
from synthkit.engines.llm.spread import without_spread
from synthkit.engines.llm.tongue import language_fault
from synthkit.model.base import Result
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.note import LeftOutReason, Note
from synthkit.model.synthesis import Draft, Origin
from synthkit.model.workshop import Question
from synthkit.prompts import one_line
from synthkit.text import languages
from synthkit.text.catalogue import catalogue
from synthkit.text.detection import language_of

_TITLES: Final = {
    "duplicate_title",
    "catch_all_title",
    "title_length",
    "title_number_without_source",
}
# Warnings about a line that other words would lift; the rest is for a person to judge.
_WORDING: Final = {
    "name_without_source",
    "number_without_source",
    "opaque_insight",
    "insight_overlong",
}
_MOST_DIVISIONS: Final = 2


@dataclass(frozen=True, slots=True)
class _Work:
    """What there is to do: faults by line and theme, and the notes that go along."""

    lines: dict[str, tuple[Finding, ...]]
    titles: dict[str, tuple[Finding, ...]]
    notes: tuple[Note, ...]


class Mender:
    """Mends one question's draft.

    Args:
        asker: puts the prompt.
        question: the question.
        draft: speaks of all these notes.
        notes: those that the engine was given.
    """

    def __init__(
        self, asker: Asker, question: Question, draft: Draft, notes: tuple[Note, ...]
    ) -> None:
        self._asker = asker
        self._question = question
        self._draft = draft
        self._notes = notes
        self._letters = GroupLetters(notes)
        self._headings = Headings(notes)
        self._language = language_of(
            [i.text for i in draft.insights] or [note.text for note in notes], "sv"
        )
        self._named = Named(draft)

    def mended(self, findings: tuple[Finding, ...]) -> Result[Draft]:
        """The draft with what the model put right; all else as it stood."""
        work = self._work(findings)
        # Where there is no theme there is nothing to put a note under: asking would be in vain.
        if not self._draft.themes or not (work.lines or work.titles or work.notes):
            return Result(self._draft)
        asked = side_by_side([partial(self._ask, part, 0) for part in self._in_parts(work)])
        patches = [patch for held in asked for patch in held]
        made = patched(self._draft, patches, frozenset(work.lines), frozenset(work.titles))
        kept = without_spread(made, self._notes, self._language, before=self._draft)
        dropped = Dropped()
        dropped.add("citations_dropped", kept.count)
        made = insights_by_weight(without_doubles(kept.draft, self._language), self._notes)
        made = complete(made, self._notes, LeftOutReason.NOT_COVERED)
        found = tuple(finding for patch in patches for finding in patch.findings)
        found += dropped.findings(self._question.number)
        return Result(seal(made, self._notes), added_up(found))

    def _work(self, findings: tuple[Finding, ...]) -> _Work:
        engines = {line.id for line in self._draft.lines if line.origin is Origin.ENGINE}
        nameable = {t.id for t in self._draft.themes if t.origin is Origin.ENGINE}
        lines: dict[str, tuple[Finding, ...]] = {}
        titles: dict[str, tuple[Finding, ...]] = {}
        for finding in findings:
            line = finding.where.insight or finding.where.tension
            theme = finding.where.theme
            if line in engines and _is_for_the_model(finding):
                lines[line] = (*lines.get(line, ()), finding)
            elif not line and theme in nameable and finding.code in _TITLES:
                titles[theme] = (*titles.get(theme, ()), finding)
        behind = {c.note for line in self._draft.lines if line.id in lines for c in line.citations}
        return _Work(
            lines, titles, tuple(n for n in self._notes if n.id in behind | self._unsaid())
        )

    def _unsaid(self) -> set[str]:
        """The notes that no reply accounted for."""
        return {
            left.note
            for left in self._draft.left_out
            if left.reason is LeftOutReason.NOT_COVERED and left.origin is Origin.ENGINE
        }

    def _in_parts(self, work: _Work) -> list[_Work]:
        """All in one, or else the faults with their notes and the unsaid notes in parts."""
        if len(work.notes) <= MOST_NOTES_A_CALL and self._fits(work):
            return [work]
        unsaid = tuple(note for note in work.notes if note.id in self._unsaid())
        faulty = tuple(note for note in work.notes if note.id not in self._unsaid())
        parts = [_Work(work.lines, work.titles, faulty)] if work.lines or work.titles else []
        count = -(-len(unsaid) // MOST_NOTES_A_CALL)
        return parts + [_Work({}, {}, part) for part in dealt_out(unsaid, count) if count]

    def _fits(self, work: _Work) -> bool:
        return self._asker.fits(self._asking(work), expected_reply(len(work.notes)))

    def _ask(self, work: _Work, divisions: int) -> list[Patch]:
        try:
            answer = self._asker.ask(self._asking(work))
        except (TooLong, Malformed):
            parts = self._divided(work)
            if len(parts) == 1 or divisions == _MOST_DIVISIONS:
                return [self._nothing(work)]
            asked = side_by_side([partial(self._ask, part, divisions + 1) for part in parts])
            return [patch for held in asked for patch in held]
        except NoAnswer:
            return [self._nothing(work)]
        builder = Builder(self._question, work.notes, aliases_of(work.notes))
        patch = Patch.of(answer, builder, self._named)
        dropped = builder.dropped.findings(self._question.number)
        return [patch.with_findings(dropped)]

    def _divided(self, work: _Work) -> list[_Work]:
        """The faults in halves with their notes, and the unsaid notes in halves."""
        unsaid = tuple(note for note in work.notes if note.id in self._unsaid())
        if not work.lines:
            return [
                _Work({}, work.titles if at == 0 else {}, part)
                for at, part in enumerate(halves(unsaid))
            ]
        faulty = sorted(work.lines)
        if unsaid:
            return [self._about(faulty, work), *(_Work({}, {}, part) for part in halves(unsaid))]
        if len(faulty) == 1:
            return [work]
        middle = len(faulty) // 2
        return [self._about(faulty[:middle], work), self._about(faulty[middle:], work)]

    def _about(self, lines: Iterable[str], work: _Work) -> _Work:
        held = {line: work.lines[line] for line in lines}
        behind = {c.note for line in self._draft.lines if line.id in held for c in line.citations}
        return _Work(held, work.titles, tuple(n for n in work.notes if n.id in behind))

    def _asking(self, work: _Work) -> Asking[MendAnswer]:
        aliases = aliases_of(work.notes)
        unsaid = any(note.id in self._unsaid() for note in work.notes)
        faulty = tuple(
            self._named.insights.of(i.id) for i in self._draft.insights if i.id in work.lines
        )
        opposed = tuple(
            self._named.tensions.of(t.id) for t in self._draft.tensions if t.id in work.lines
        )
        wanted = {
            "insights": bool(faulty) or unsaid,
            "tensions": bool(opposed),
            "titles": bool(work.titles),
            "also": unsaid and bool(self._draft.lines),
            "left_out": bool(work.notes),
        }
        return Asking(
            task="mend",
            question=self._question.number,
            values={
                "language": languages.get(self._language).setting.english_name,
                "question": one_line(self._question.text),
                "lines": self._lines() or NONE,
                "faults": self._faults(work) or NONE,
                "notes": note_lines(
                    work.notes, aliases, self._letters, self._headings, self._remarks(work)
                )
                or NONE,
            },
            answer=MendAnswer,
            offered={
                "note": aliases.all,
                "line": (*self._named.insights.all, *self._named.sides.all),
                "faulty": faulty,
                "theme": self._named.themes.all,
                "tension": opposed,
            },
            omitted=tuple(name for name, is_wanted in wanted.items() if not is_wanted),
            judge=lambda said: language_fault([i.text for i in said.insights], self._language),
        )

    def _lines(self) -> str:
        told = []
        for theme in self._draft.themes:
            told.append(f"{self._named.themes.of(theme.id)} {one_line(theme.title)}")
            told += [f"{self._named.insights.of(i.id)} {one_line(i.text)}" for i in theme.insights]
        for tension in self._draft.tensions:
            sides = " / ".join(
                f"{self._named.sides.of(side_id(tension, at))} {one_line(side.text)}"
                for at, side in enumerate(tension.sides)
            )
            told.append(f"{self._named.tensions.of(tension.id)} {sides}")
        return "\n".join(told)

    def _faults(self, work: _Work) -> str:
        """What is wrong, in the words that a person reads too."""
        texts = catalogue("en")
        told = []
        for aliases, faults in (
            (self._named.insights, work.lines),
            (self._named.tensions, work.lines),
            (self._named.themes, work.titles),
        ):
            for held, findings in faults.items():
                if aliases.knows(held):
                    told += [
                        f"{aliases.of(held)}: "
                        + one_line(texts.text(f"findings.{f.code}.message", **f.values))
                        for f in findings
                    ]
        return "\n".join(told)

    def _remarks(self, work: _Work) -> dict[str, str]:
        """Which faulty lines a note stands behind."""
        behind: dict[str, list[str]] = {}
        for insight in self._draft.insights:
            if insight.id in work.lines:
                for citation in insight.citations:
                    behind.setdefault(citation.note, []).append(self._named.insights.of(insight.id))
        for tension in self._draft.tensions:
            if tension.id in work.lines:
                for citation in tension.citations:
                    behind.setdefault(citation.note, []).append(self._named.tensions.of(tension.id))
        return {note: f"of {' '.join(lines)}" for note, lines in behind.items()}

    def _nothing(self, work: _Work) -> Patch:
        number = self._question.number
        finding = Finding(
            severity=Severity.WARNING,
            code="not_mended",
            where=Where(question=number),
            values={"question": number},
        )
        return Patch(findings=(finding,)) if work.lines or work.notes else Patch()


def _is_for_the_model(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR or finding.code in _WORDING
