"""A question's draft: in one call while its notes fit, else in batches that are merged.

The draft may pass over notes: those that no reply mentions, or that a failed call takes with it.
Whoever asked for it accounts for them, and has them asked for again.
"""

from typing import Final

from synthkit.drafts.tree import by_support, with_left_out
from synthkit.engines.llm.batching import batches, batches_needed, expected_reply, halves
from synthkit.engines.llm.citation_limits import limit_citations
from synthkit.engines.llm.draft_builder import DraftBuilder, as_title, under_titles
from synthkit.engines.llm.findings import summed, warning
from synthkit.engines.llm.merging import Merger, is_overlong
from synthkit.engines.llm.prompt_data import (
    NoteLines,
    aliases_of,
    brief_values,
    limit_values,
)
from synthkit.engines.llm.prompt_runner import (
    Divider,
    NoAnswer,
    PromptCall,
    PromptRunner,
    TooLong,
)
from synthkit.engines.llm.replies import DraftAnswer, OutlineAnswer
from synthkit.model.base import Result
from synthkit.model.note import Note
from synthkit.model.synthesis import Brief, Draft, Outline, ThemeProposal
from synthkit.model.workshop import Question
from synthkit.text.detection import is_in_another_language, language_of
from synthkit.text.languages import DEFAULT
from synthkit.text.wordforms import fold

# How often a batch is split because its reply was malformed.
_MOST_SPLITS: Final = 3


class Drafter:
    """Drafts one question."""

    def __init__(
        self, runner: PromptRunner, question: Question, notes: tuple[Note, ...], brief: Brief
    ) -> None:
        self._runner = runner
        self._question = question
        self._notes = notes
        self._brief = brief
        self._as_data = NoteLines(notes)
        self._open = tuple(note for note in notes if note.id not in brief.covered)

    def draft(self) -> Result[Draft]:
        """Themes, insights and tensions; no note is both cited and left out."""
        if not self._open:
            return Result(Draft())
        parts = self._parts()
        findings = tuple(finding for part in parts for finding in part.findings)
        draft = parts[0].value
        if len(parts) > 1 or is_overlong(draft, len(self._notes)):
            merger = Merger(self._runner, self._question, self._notes, self._brief)
            merged = merger.merged(tuple(part.value for part in parts))
            draft, findings = merged.value, findings + merged.findings
        if self._brief.titles:
            draft = under_titles(draft, self._brief.titles, self._brief.language)
        if is_in_another_language([i.text for i in draft.insights], self._brief.language):
            findings += (warning("other_language", self._question.number),)
        return Result(by_support(draft, self._notes), summed(findings))

    def _parts(self) -> list[Result[Draft]]:
        notes = self._open
        count = batches_needed(len(notes))
        while count < len(notes) and not all(map(self._fits, batches(notes, count))):
            count += 1
        divider = Divider(self._part, halves, self._failed, _MOST_SPLITS, always_split=(TooLong,))
        return divider.run(batches(notes, count))

    def _fits(self, notes: tuple[Note, ...]) -> bool:
        return self._runner.fits(self._call(notes), expected_reply(len(notes)))

    def _part(self, notes: tuple[Note, ...]) -> Result[Draft]:
        """What is made of one batch; it may pass over some of its notes."""
        answer = self._runner.run(self._call(notes))
        builder = DraftBuilder(self._question, notes)
        limited = limit_citations(builder.draft(answer), notes, self._brief.language)
        builder.dropped["citations_dropped"] += limited.dropped
        draft = with_left_out(limited.draft, builder.left_out(answer.left_out))
        return Result(draft, builder.findings())

    def _failed(self, notes: tuple[Note, ...], error: NoAnswer) -> Result[Draft]:
        return Result(Draft(), (warning(error.code, self._question.number, count=len(notes)),))

    def _call(self, notes: tuple[Note, ...]) -> PromptCall[DraftAnswer]:
        aliases = aliases_of(notes)
        return PromptCall(
            task="draft",
            question=self._question,
            values={
                "notes": self._as_data.of(notes),
                **limit_values(len(notes), self._brief.length),
                **brief_values(self._brief, aliases),
            },
            answer=DraftAnswer,
            offered={"note": aliases.all, "title": self._brief.titles},
            language=self._brief.language,
        )


class Outliner:
    """Outlines one question."""

    def __init__(self, runner: PromptRunner, question: Question, notes: tuple[Note, ...]) -> None:
        self._runner = runner
        self._question = question
        self._notes = notes
        self._as_data = NoteLines(notes)

    def outline(self) -> Result[Outline]:
        """Themes by the number of their groups, each note in one of them at most."""
        if not self._notes:
            return Result(Outline(themes=()))
        divider = Divider(self._part, lambda notes: [notes], self._failed, most_splits=0)
        parts = divider.run(batches(self._notes, batches_needed(len(self._notes))))
        by_title: dict[str, ThemeProposal] = {}
        for theme in (theme for part in parts for theme in part.value):
            empty = theme.model_copy(update={"notes": ()})
            first = by_title.get(fold(theme.title), empty)
            both = {"notes": first.notes + theme.notes}
            by_title[fold(theme.title)] = first.model_copy(update=both)
        themes = sorted(by_title.values(), key=lambda theme: -self._groups(theme))
        findings = tuple(finding for part in parts for finding in part.findings)
        return Result(Outline(themes=tuple(themes)), findings)

    def _part(self, notes: tuple[Note, ...]) -> Result[tuple[ThemeProposal, ...]]:
        aliases = aliases_of(notes)
        answer = self._runner.run(
            PromptCall(
                task="outline",
                question=self._question,
                values={
                    "notes": self._as_data.of(notes),
                    "themes": limit_values(len(notes))["themes"],
                },
                answer=OutlineAnswer,
                offered={"note": aliases.all},
                language=language_of((note.text for note in notes), DEFAULT),
            )
        )
        taken: set[str] = set()
        themes = []
        for theme in answer.themes:
            resolved, _ = aliases.resolve_all(theme.notes)
            own = tuple(note for note in resolved if note not in taken)
            taken.update(own)
            title = as_title(theme.title)
            if own and title:
                themes.append(ThemeProposal(title=title, notes=own))
        return Result(tuple(themes))

    def _failed(
        self, notes: tuple[Note, ...], error: NoAnswer
    ) -> Result[tuple[ThemeProposal, ...]]:
        finding = warning(error.code, self._question.number, count=len(notes))
        return Result((), (finding,))

    def _groups(self, theme: ThemeProposal) -> int:
        of_theme = set(theme.notes)
        return len({note.voice for note in self._notes if note.id in of_theme})
