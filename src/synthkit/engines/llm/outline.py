"""The themes of a question alone, for a person to sign off before anything is written."""

from synthkit.engines.llm.batching import batches, batches_needed
from synthkit.engines.llm.draft_builder import as_title
from synthkit.engines.llm.findings import warning
from synthkit.engines.llm.prompt_data import (
    NoteLines,
    aliases_of,
    english_name,
)
from synthkit.engines.llm.prompt_runner import Divider, NoAnswer, PromptCall, PromptRunner
from synthkit.engines.llm.replies import OutlineAnswer
from synthkit.model.base import Result
from synthkit.model.note import Note
from synthkit.model.synthesis import Outline, ThemeProposal
from synthkit.model.workshop import Question
from synthkit.prompts import one_line
from synthkit.text.detection import language_of
from synthkit.text.languages import DEFAULT
from synthkit.text.wordforms import fold


class Outliner:
    """Outlines one question.

    Args:
        runner: sends the prompt.
        question: the question.
        notes: all of its notes.
    """

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
                question=self._question.number,
                values={
                    "language": english_name(language_of((n.text for n in notes), DEFAULT)),
                    "question": one_line(self._question.text),
                    "notes": self._as_data.of(notes),
                },
                answer=OutlineAnswer,
                offered={"note": aliases.all},
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

    def _failed(self, notes: tuple[Note, ...], _: NoAnswer) -> Result[tuple[ThemeProposal, ...]]:
        finding = warning("reply_unusable", self._question.number, count=len(notes))
        return Result((), (finding,))

    def _groups(self, theme: ThemeProposal) -> int:
        of_theme = set(theme.notes)
        return len({note.voice for note in self._notes if note.id in of_theme})
