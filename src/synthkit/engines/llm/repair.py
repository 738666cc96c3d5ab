"""What checks rejected, and notes that were passed over, put to the model once more.

One call a question: the faulty lines with what is wrong in them and their notes, and the notes that
no line covers, together. What a person worded is shown and never changed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from synthkit.drafts.tree import insights_by_support, side_id
from synthkit.engines.llm.batching import (
    MOST_NOTES_A_CALL,
    batches,
    batches_needed,
    expected_reply,
    halves,
)
from synthkit.engines.llm.citation_limits import limit_citations
from synthkit.engines.llm.draft_builder import DraftBuilder
from synthkit.engines.llm.findings import dropped, summed, warning
from synthkit.engines.llm.patch import DraftAliases, Patch, patched
from synthkit.engines.llm.prompt_data import (
    NONE,
    NoteLines,
    aliases_of,
)
from synthkit.engines.llm.prompt_runner import Divider, NoAnswer, PromptCall, PromptRunner
from synthkit.engines.llm.replies import RepairAnswer
from synthkit.model.base import Result
from synthkit.model.finding import Finding, Severity
from synthkit.model.note import Note
from synthkit.model.synthesis import Draft, Origin
from synthkit.model.workshop import Question
from synthkit.prompts import one_line
from synthkit.text.catalogue import catalogue
from synthkit.text.detection import language_of
from synthkit.text.languages import DEFAULT, FALLBACK

_ABOUT_TITLES: Final = {
    "duplicate_title",
    "catch_all_title",
    "title_length",
    "title_number_without_source",
}
# Warnings about a line that other words would lift; the rest is for a person to judge.
_ABOUT_WORDING: Final = {
    "cause_added",
    "generalised",
    "insight_overlong",
    "judgement_added",
    "matter_added",
    "matter_of_no_note",
    "name_without_source",
    "number_without_source",
    "opaque_insight",
    "roles_swapped",
    "says_otherwise",
    "wish_as_fact",
}
_MOST_SPLITS: Final = 2


@dataclass(frozen=True, slots=True)
class _Task:
    """What to repair: faults by line and by theme, and the notes that go along."""

    lines: dict[str, tuple[Finding, ...]]
    titles: dict[str, tuple[Finding, ...]]
    notes: tuple[Note, ...]


class Repairer:
    """Repairs one question's draft."""

    def __init__(
        self, runner: PromptRunner, question: Question, draft: Draft, notes: tuple[Note, ...]
    ) -> None:
        self._runner = runner
        self._question = question
        self._draft = draft
        self._notes = notes
        self._as_data = NoteLines(notes)
        self._language = language_of(
            [i.text for i in draft.insights] or [note.text for note in notes], DEFAULT
        )
        self._aliases = DraftAliases(draft)
        spoken_of = draft.speaks_of
        self._passed_over = {note.id for note in notes if note.id not in spoken_of}

    def repaired(self, findings: tuple[Finding, ...]) -> Result[Draft]:
        """The draft with what the model put right; all else as it was."""
        task = self._task(findings)
        # Without a theme there is nothing to put a note under, so asking would be in vain.
        if not self._draft.themes or not (task.lines or task.titles or task.notes):
            return Result(self._draft)
        divider = Divider(self._patch, self._split, self._failed, _MOST_SPLITS)
        patches = divider.run(self._batches(task))
        draft = patched(self._draft, patches, frozenset(task.lines), frozenset(task.titles))
        limited = limit_citations(draft, self._notes, self._language, before=self._draft)
        reported = tuple(finding for patch in patches for finding in patch.findings)
        reported += dropped({"citations_dropped": limited.dropped}, self._question.number)
        return Result(insights_by_support(limited.draft, self._notes), summed(reported))

    def _task(self, findings: tuple[Finding, ...]) -> _Task:
        lines_of_engine = {line.id for line in self._draft.lines if line.origin is Origin.ENGINE}
        titles_of_engine = {t.id for t in self._draft.themes if t.origin is Origin.ENGINE}
        lines: dict[str, tuple[Finding, ...]] = {}
        titles: dict[str, tuple[Finding, ...]] = {}
        for finding in findings:
            line = finding.where.insight or finding.where.tension
            theme = finding.where.theme
            if line in lines_of_engine and _is_for_the_model(finding):
                lines[line] = (*lines.get(line, ()), finding)
            elif not line and theme in titles_of_engine and finding.code in _ABOUT_TITLES:
                titles[theme] = (*titles.get(theme, ()), finding)
        shown = self._behind(lines) | self._passed_over
        return _Task(lines, titles, tuple(note for note in self._notes if note.id in shown))

    def _behind(self, lines: Iterable[str]) -> set[str]:
        ids = set(lines)
        return {c.note for line in self._draft.lines if line.id in ids for c in line.citations}

    def _batches(self, task: _Task) -> list[_Task]:
        """All in one, or else the faults with their notes and the uncovered notes in batches."""
        if len(task.notes) <= MOST_NOTES_A_CALL and self._fits(task):
            return [task]
        uncovered = tuple(note for note in task.notes if note.id in self._passed_over)
        faulty = tuple(note for note in task.notes if note.id not in self._passed_over)
        faults = [_Task(task.lines, task.titles, faulty)] if task.lines or task.titles else []
        count = batches_needed(len(uncovered))
        return faults + [_Task({}, {}, batch) for batch in batches(uncovered, count)]

    def _fits(self, task: _Task) -> bool:
        return self._runner.fits(self._call(task), expected_reply(len(task.notes)))

    def _patch(self, task: _Task) -> Patch:
        answer = self._runner.run(self._call(task))
        return Patch.of(answer, DraftBuilder(self._question, task.notes), self._aliases)

    def _failed(self, task: _Task, _: NoAnswer) -> Patch:
        if not task.lines and not task.notes:
            return Patch()
        return Patch(findings=(warning("not_repaired", self._question.number),))

    def _split(self, task: _Task) -> list[_Task]:
        """The faults in halves with their notes, and the uncovered notes in halves."""
        uncovered = tuple(note for note in task.notes if note.id in self._passed_over)
        if not task.lines:
            return [
                _Task({}, task.titles if at == 0 else {}, half)
                for at, half in enumerate(halves(uncovered))
            ]
        faulty = sorted(task.lines)
        if uncovered:
            return [self._about(faulty, task), *(_Task({}, {}, half) for half in halves(uncovered))]
        if len(faulty) == 1:
            return [task]
        middle = len(faulty) // 2
        return [self._about(faulty[:middle], task), self._about(faulty[middle:], task)]

    def _about(self, lines: Iterable[str], task: _Task) -> _Task:
        faults = {line: task.lines[line] for line in lines}
        shown = self._behind(faults)
        return _Task(faults, task.titles, tuple(note for note in task.notes if note.id in shown))

    def _call(self, task: _Task) -> PromptCall[RepairAnswer]:
        aliases = aliases_of(task.notes)
        uncovered = any(note.id in self._passed_over for note in task.notes)
        faulty = tuple(
            self._aliases.insights.of(i.id) for i in self._draft.insights if i.id in task.lines
        )
        opposed = tuple(
            self._aliases.tensions.of(t.id) for t in self._draft.tensions if t.id in task.lines
        )
        asked_for = {
            "insights": bool(faulty) or uncovered,
            "tensions": bool(opposed),
            "titles": bool(task.titles),
            "also": uncovered and bool(self._draft.lines),
            "opposed": uncovered and bool(self._draft.insights),
            "left_out": bool(task.notes),
        }
        remarks = self._remarks(task)
        notes = self._as_data.of(task.notes, remarks)
        return PromptCall(
            task="repair",
            question=self._question,
            values={
                "lines": self._lines() or NONE,
                "faults": self._faults(task) or NONE,
                "notes": notes or NONE,
            },
            answer=RepairAnswer,
            offered={
                "note": aliases.all,
                "line": (*self._aliases.insights.all, *self._aliases.sides.all),
                "faulty": faulty,
                "theme": self._aliases.themes.all,
                "tension": opposed,
            },
            omitted=tuple(name for name, is_asked_for in asked_for.items() if not is_asked_for),
            language=self._language,
        )

    def _lines(self) -> str:
        aliases = self._aliases
        shown = []
        for theme in self._draft.themes:
            shown.append(f"{aliases.themes.of(theme.id)} {one_line(theme.title)}")
            shown += [f"{aliases.insights.of(i.id)} {one_line(i.text)}" for i in theme.insights]
        for tension in self._draft.tensions:
            sides = " / ".join(
                f"{aliases.sides.of(side_id(tension, at))} {one_line(side.text)}"
                for at, side in enumerate(tension.sides)
            )
            shown.append(f"{aliases.tensions.of(tension.id)} {sides}")
        return "\n".join(shown)

    def _faults(self, task: _Task) -> str:
        """What is wrong, in the words that a person reads too."""
        texts = catalogue(FALLBACK)
        return "\n".join(
            f"{aliases.of(id_)}: "
            + one_line(texts.text(f"findings.{finding.code}.message", **finding.values))
            for aliases, faults in (
                (self._aliases.insights, task.lines),
                (self._aliases.tensions, task.lines),
                (self._aliases.themes, task.titles),
            )
            for id_, findings in faults.items()
            if aliases.knows(id_)
            for finding in findings
        )

    def _remarks(self, task: _Task) -> dict[str, str]:
        """Which faulty lines a note is behind."""
        behind: dict[str, list[str]] = {}
        for aliases, lines in (
            (self._aliases.insights, self._draft.insights),
            (self._aliases.tensions, self._draft.tensions),
        ):
            for line in lines:
                for citation in line.citations if line.id in task.lines else ():
                    behind.setdefault(citation.note, []).append(aliases.of(line.id))
        return {note: f"of {' '.join(lines)}" for note, lines in behind.items()}


def _is_for_the_model(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR or finding.code in _ABOUT_WORDING
