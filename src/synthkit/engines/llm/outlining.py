"""The themes of a question alone, for a person to sign off before anything is written."""

from functools import partial

from synthkit.engines.llm.aliases import GroupLetters, Headings, aliases_of, note_lines
from synthkit.engines.llm.asking import Asker, Asking, NoAnswer, side_by_side
from synthkit.engines.llm.building import as_title
from synthkit.engines.llm.dividing import MOST_NOTES_A_CALL, dealt_out
from synthkit.engines.llm.replies import OutlineAnswer
from synthkit.model.base import Result
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.note import Note
from synthkit.model.synthesis import Outline, Theming
from synthkit.model.workshop import Question
from synthkit.prompts import one_line
from synthkit.text import languages
from synthkit.text.detection import language_of
from synthkit.text.wordforms import fold


def outline(asker: Asker, question: Question, notes: tuple[Note, ...]) -> Result[Outline]:
    """Themes by the number of their groups, each note in one of them at most."""
    if not notes:
        return Result(Outline(themes=()))
    return _Outliner(asker, question, notes).outline()


class _Outliner:
    """The outlining of one question."""

    def __init__(self, asker: Asker, question: Question, notes: tuple[Note, ...]) -> None:
        self._asker = asker
        self._question = question
        self._notes = notes
        self._letters = GroupLetters(notes)
        self._headings = Headings(notes)

    def outline(self) -> Result[Outline]:
        parts = dealt_out(self._notes, -(-len(self._notes) // MOST_NOTES_A_CALL))
        answered = side_by_side([partial(self._part, part) for part in parts])
        themes: dict[str, Theming] = {}
        for theming in (held for part in answered for held in part.value):
            held = themes.get(fold(theming.title))
            notes = (held.notes if held else ()) + theming.notes
            title = held.title if held else theming.title
            themes[fold(theming.title)] = Theming(title=title, notes=notes)
        by_weight = sorted(themes.values(), key=lambda theming: -self._groups(theming))
        findings = tuple(finding for part in answered for finding in part.findings)
        return Result(Outline(themes=tuple(by_weight)), findings)

    def _part(self, notes: tuple[Note, ...]) -> Result[tuple[Theming, ...]]:
        aliases = aliases_of(notes)
        spoken = language_of((note.text for note in notes), "sv")
        asking = Asking(
            task="outline",
            question=self._question.number,
            values={
                "language": languages.get(spoken).setting.english_name,
                "question": one_line(self._question.text),
                "notes": note_lines(notes, aliases, self._letters, self._headings),
            },
            answer=OutlineAnswer,
            offered={"note": aliases.all},
        )
        try:
            answer = self._asker.ask(asking)
        except NoAnswer:
            finding = Finding(
                severity=Severity.WARNING,
                code="reply_unusable",
                where=Where(question=self._question.number),
                values={"question": self._question.number, "count": len(notes)},
            )
            return Result((), (finding,))
        taken: set[str] = set()
        themes = []
        for said in answer.themes:
            found = [aliases.resolve(alias) for alias in said.notes]
            own = tuple(dict.fromkeys(n for n in found if n and n not in taken))
            taken.update(own)
            title = as_title(said.title)
            if own and title:
                themes.append(Theming(title=title, notes=own))
        return Result(tuple(themes))

    def _groups(self, theming: Theming) -> int:
        held = set(theming.notes)
        return len({self._letters.of(note) for note in self._notes if note.id in held})
