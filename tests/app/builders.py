"""A workshop that was read and can be summarised, corrected, added to and summarised again."""

import dataclasses
import datetime as dt
import shutil
import tempfile
from collections import Counter
from pathlib import Path
from types import TracebackType
from typing import Self

from synthkit.app.context import Context
from synthkit.app.corrections import undo
from synthkit.app.material import synthesis_of
from synthkit.app.pipeline import summarise
from synthkit.app.sections import Existing
from synthkit.drafts.changes import Change, ChangeRecord
from synthkit.drafts.citing import Citer
from synthkit.drafts.tree import complete
from synthkit.engines.engine import Engine
from synthkit.model.base import Result
from synthkit.model.document import Document
from synthkit.model.finding import Finding
from synthkit.model.note import LeftOutReason, Note, PlacedBy, Placement
from synthkit.model.synthesis import Brief, Draft, Insight, Outline, Synthesis, Theme, line_id
from synthkit.model.workshop import Question, Workshop
from synthkit.store.store import Store
from tests.builders import NOON, document, heading, item, workshop

QUESTIONS = ("Hur lär vi av varandra?", "Vad behöver näringslivet för stöd?")


def group_file(name: str, *points: tuple[str, ...]) -> Document:
    """A file that repeats the questions, with the points that a group made under each."""
    blocks = []
    for number, (question, written) in enumerate(zip(QUESTIONS, points, strict=True), 1):
        blocks += [heading(f"{number}. {question}", 2), *(item(text) for text in written)]
    return document(f"{name}.docx", *blocks)


class Workplace:
    """A store in a folder of its own, an engine, and a clock that goes on by a minute a step."""

    def __init__(self, engine: Engine, *documents: Document, asked: Workshop | None = None) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._minutes = 0
        self.engine = engine
        self.store = Store.open(Path(self._folder.name) / ".synthkit")
        self.read(*documents)
        self.context = Context(
            store=self.store,
            workshop=asked or workshop(*QUESTIONS),
            group_names={},
            clock=self.now,
            on_step=lambda _what: None,
        )

    def copy(self) -> Self:
        """The same in a folder of its own."""
        other = type(self)(self.engine, asked=self.context.workshop)
        other.store.close()
        place = Path(other._folder.name) / ".synthkit"
        shutil.rmtree(place)
        shutil.copytree(Path(self._folder.name) / ".synthkit", place)
        other.store = Store.open(place)
        other.context = dataclasses.replace(other.context, store=other.store)
        return other

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.store.close()
        self._folder.cleanup()

    def now(self) -> dt.datetime:
        self._minutes += 1
        return NOON + dt.timedelta(minutes=self._minutes)

    def read(self, *documents: Document) -> None:
        for one in documents:
            self.store.save_document(one, root="/notes", reader_version="1")

    def summarise(self, *numbers: int, existing: Existing = Existing.OWN) -> Synthesis:
        summarise(self.context, self.engine, numbers or (1, 2), existing)
        return self.whole()

    def whole(self) -> Synthesis:
        """As `overview`, without the checks, which would take most of the time."""
        return synthesis_of(self.store, self.context.workshop, self.context.group_names).value

    def follow(self, asked: Workshop) -> None:
        """Goes on with other settings."""
        self.context = dataclasses.replace(self.context, workshop=asked)

    def do(self, change: Change) -> ChangeRecord:
        return self.store.record(change, self.now())

    def undo(self) -> ChangeRecord:
        """Undoes the last change, which is given back."""
        undoing, last = undo(self.store.changes())
        self.do(undoing)
        return last


class Headstrong:
    """An engine that keeps to nothing that it is told, and makes other lines every time.

    Some of its lines have the ids of lines before, some cite what is settled already.
    """

    name = "offline"
    version = "1"
    model = None
    model_label = None
    prompts = ()

    def __init__(self, mood: int = 0) -> None:
        self.mood = mood
        self._moods: Counter[int] = Counter()

    def place(
        self, workshop: Workshop, notes: tuple[Note, ...], settled: tuple[Placement, ...]
    ) -> Result[tuple[Placement, ...]]:
        placed = {placement.note for placement in settled}
        return Result(
            tuple(
                Placement(note=note.id, question=1, by=PlacedBy.ENGINE)
                for note in notes
                if note.id not in placed
            )
        )

    def outline(self, question: Question, notes: tuple[Note, ...]) -> Result[Outline]:
        raise NotImplementedError

    def draft(self, question: Question, notes: tuple[Note, ...], brief: Brief) -> Result[Draft]:
        # The questions are drafted side by side.
        self._moods[question.number] += 1
        mood = self.mood + self._moods[question.number]
        citer = Citer(notes)
        themes: list[Theme] = []
        size = 1 + mood % 3
        for start in range(0, len(notes), size):
            held = notes[start : start + size]
            if (start + mood) % 5 == 4:
                continue
            cited = tuple(c for c in (citer.cite(note.id) for note in held) if c)
            insight = Insight(
                id=line_id(str(question.number), "insight", str(start)),
                text=f"{held[0].text} – {'ja ' * (mood % 4)}så är det.",
                citations=cited,
            )
            if themes and start % 2:
                last = themes[-1]
                themes[-1] = last.model_copy(update={"insights": (*last.insights, insight)})
            else:
                title = f"Matter {chr(65 + (start + mood) % 26)}"
                identity = line_id(str(question.number), "theme", str(start))
                themes.append(Theme(id=identity, title=title, insights=(insight,)))
        made = Draft(themes=tuple(themes))
        return Result(complete(made, notes, LeftOutReason.MINOR))

    def extend(
        self, question: Question, draft: Draft, notes: tuple[Note, ...], brief: Brief
    ) -> Result[Draft]:
        return self.draft(question, notes, brief)

    def repair(
        self,
        question: Question,
        draft: Draft,
        findings: tuple[Finding, ...],
        notes: tuple[Note, ...],
    ) -> Result[Draft]:
        return self.draft(question, notes, Brief())
