"""Which question a loose note belongs to: asked in batches, in the order in which it was written.

What a model does not place is placed by the rules of the offline engine, with its findings. A
question in twenty words says less of what belongs to it than what other groups wrote under it, so
examples are shown. Similarity only proposes whom to ask about; it judges nothing.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Final

import numpy as np

from synthkit.engines.llm.batching import FEWEST_NOTES_A_CALL
from synthkit.engines.llm.findings import dropped, summed
from synthkit.engines.llm.prompt_data import Aliases, aliases_of, group_letters, sent_text
from synthkit.engines.llm.prompt_runner import Divider, NoAnswer, PromptCall, PromptRunner
from synthkit.engines.llm.replies import NotesOfQuestion, PlaceAnswer
from synthkit.engines.offline.placing import doubt
from synthkit.engines.offline.placing import place as place_by_rules
from synthkit.engines.offline.relevance import reasons_to_leave_out
from synthkit.model.base import Result
from synthkit.model.finding import Finding, Severity
from synthkit.model.note import LeftOutReason, Note, PlacedBy, Placement
from synthkit.model.workshop import Workshop
from synthkit.privacy.spans import holds_placeholder
from synthkit.prompts import one_line
from synthkit.text.detection import language_of
from synthkit.text.languages import DEFAULT
from synthkit.text.question_references import questions_named
from synthkit.text.similarity.likeness import Likeness
from synthkit.text.similarity.meaning import Meaning

MOST_NOTES_A_BATCH: Final = 200
_MOST_SPLITS: Final = 2

_Notes = tuple[Note, ...]
_Placed = Result[tuple[Placement, ...]]
_MOST_EXAMPLES: Final = 12
# Of an example; fewer words show nothing of what the question is about.
_FEWEST_WORDS: Final = 3
# How much nearer the notes of the other question must be, and how near at least.
_LEAD: Final = 0.15
_NEAR: Final = 0.3
_NEAREST: Final = 3
_ONE_IN: Final = 20
_MOST_DOUBTFUL: Final = 20


class Placer:
    """Places the loose notes of one workshop."""

    def __init__(
        self,
        runner: PromptRunner,
        workshop: Workshop,
        notes: _Notes,
        settled: tuple[Placement, ...],
    ) -> None:
        self._runner = runner
        self._workshop = workshop
        self._notes = notes
        self._settled = settled
        self._questions = {placement.note: placement.question for placement in settled}
        self._letters = group_letters(notes)
        self._examples: dict[int, _Notes] = {}

    def placed(self, meaning: Meaning) -> _Placed:
        """A placement for each loose note, by the model or else by the offline engine's rules."""
        loose = tuple(note for note in self._notes if note.id not in self._questions)
        if not loose or not self._workshop.questions:
            return Result(())
        doubtful = {note.id for note in looks_misplaced(self._notes, self._settled, meaning)}
        self._examples = examples(loose, self._good_answers(doubtful), meaning)
        shown = tuple(n for n in self._notes if n.id not in self._questions or n.id in doubtful)
        divider = Divider(self._batch, _halves, _failed, _MOST_SPLITS)
        results = divider.run(
            [shown[at : at + MOST_NOTES_A_BATCH] for at in range(0, len(shown), MOST_NOTES_A_BATCH)]
        )
        by_model = [placement for result in results for placement in result.value]
        findings = tuple(finding for result in results for finding in result.findings)
        rest = place_by_rules(self._workshop, self._notes, (*self._settled, *by_model), meaning)
        placements = {placement.note: placement for placement in (*by_model, *rest.value)}
        return Result(
            tuple(placements[note.id] for note in loose), summed(findings + rest.findings)
        )

    def _batch(self, notes: _Notes) -> _Placed:
        answer = self._runner.run(self._call(notes))
        reader = _AnswerReader(notes, {question.number for question in self._workshop.questions})
        placed = reader.placed(answer, self._questions)
        findings = reader.unsure(answer, placed) + reader.misplaced(answer, self._questions)
        return Result(tuple(placed.values()), findings + dropped(reader.dropped, None))

    def _call(self, notes: _Notes) -> PromptCall[PlaceAnswer]:
        aliases = aliases_of(notes)
        return PromptCall(
            task="place",
            question=None,
            values={
                "questions": self._question_lines(aliases),
                "notes": self._as_data(notes, aliases),
            },
            answer=PlaceAnswer,
            offered={"note": aliases.all},
            omitted=() if any(note.id in self._questions for note in notes) else ("misplaced",),
        )

    def _good_answers(self, doubtful: Collection[str]) -> dict[int, _Notes]:
        """By question, the notes that show what answers it: under their own group's heading."""
        asked = [question.text for question in self._workshop.questions]
        language = language_of((note.text for note in self._notes), DEFAULT)
        aside = reasons_to_leave_out(self._notes, asked, language)
        by_heading = {p.note for p in self._settled if p.by is PlacedBy.HEADING}
        good = tuple(
            note
            for note in self._notes
            if note.id in by_heading
            and note.id not in aside
            and note.id not in doubtful
            and note.parent is None
            and len(note.text.split()) >= _FEWEST_WORDS
            and not holds_placeholder(note.text)
        )
        return {
            question.number: tuple(n for n in good if self._questions[n.id] == question.number)
            for question in self._workshop.questions
        }

    def _question_lines(self, aliases: Aliases) -> str:
        """The questions, each with examples of its notes; none that is asked about."""
        lines: list[str] = []
        for question in self._workshop.questions:
            lines.append(f"{question.number}. {one_line(question.text)}")
            notes = self._examples.get(question.number, ())
            lines += [f"- {sent_text(note)}" for note in notes if not aliases.knows(note.id)]
        return "\n".join(lines)

    def _as_data(self, notes: _Notes, aliases: Aliases) -> str:
        """The loose notes of each group in each file, and where placed ones stand between them."""
        files = list(dict.fromkeys(note.document for note in notes))
        concerned = {(note.document, note.voice) for note in notes}
        shown = (note for note in self._notes if (note.document, note.voice) in concerned)
        lines: list[str] = []
        for (document, _), of_one in groupby(shown, key=lambda note: (note.document, note.voice)):
            stretch = list(of_one)
            lines.append(
                f"File {files.index(document) + 1}, group {self._letters[stretch[0].voice]}"
            )
            lines += self._stretch(stretch, aliases)
        return "\n".join(lines)

    def _stretch(self, stretch: Iterable[Note], aliases: Aliases) -> list[str]:
        lines: list[str] = []
        headings: tuple[str, ...] = ()
        for place, alike in groupby(
            stretch, key=lambda n: n.id if aliases.knows(n.id) else self._questions.get(n.id, -1)
        ):
            notes = list(alike)
            first = notes[0]
            if not aliases.knows(first.id):
                if isinstance(place, int) and place > 0:
                    count = "1 note" if len(notes) == 1 else f"{len(notes)} notes"
                    lines.append(f"({count} under question {place})")
                continue
            if first.headings != headings and first.id not in self._questions:
                headings = first.headings
                lines += [f"# {one_line(heading)}" for heading in headings[-1:]]
            lines.append(f"[{aliases.of(first.id)}] {self._note_line(first, aliases)}")
        return lines

    def _note_line(self, note: Note, aliases: Aliases) -> str:
        """The note's words, with what it is nested under and where it is placed already."""
        line = sent_text(note)
        if note.parent and aliases.knows(note.parent):
            line = f"(under {aliases.of(note.parent)}) {line}"
        if note.id in self._questions:
            line = f"(placed under question {self._questions[note.id]}) {line}"
        return line


class _AnswerReader:
    """Reads what an answer says of these notes, and of questions that there are."""

    def __init__(self, notes: _Notes, numbers: set[int]) -> None:
        self._aliases = aliases_of(notes)
        self._notes = {note.id: note for note in notes}
        self._numbers = numbers
        self.dropped: Counter[str] = Counter()

    def placed(self, answer: PlaceAnswer, before: Mapping[str, int | None]) -> dict[str, Placement]:
        """The placements of those that had none before; the first one of each note counts."""
        placed: dict[str, Placement] = {}
        by = PlacedBy.ENGINE
        for said in answer.questions:
            for note in self._resolve(said.notes):
                if said.number in self._numbers and note not in before:
                    placed.setdefault(note, Placement(note=note, question=said.number, by=by))
        for left in answer.left_out:
            for note in self._resolve((left.note,)):
                if note not in before:
                    reason = LeftOutReason(left.reason)
                    aside = Placement(note=note, question=None, by=by, reason=reason)
                    placed.setdefault(note, aside)
        return placed

    def unsure(self, answer: PlaceAnswer, placed: Mapping[str, Placement]) -> tuple[Finding, ...]:
        """Those that could as well belong to another question, with both."""
        questions = {note: placement.question for note, placement in placed.items()}
        return self._between("uncertain_placement", answer.unsure, questions)

    def misplaced(
        self, answer: PlaceAnswer, before: Mapping[str, int | None]
    ) -> tuple[Finding, ...]:
        """Those that stand under another question than the one that they answer."""
        return self._between("looks_misplaced", answer.misplaced, before)

    def _between(
        self, code: str, said: Iterable[NotesOfQuestion], questions: Mapping[str, int | None]
    ) -> tuple[Finding, ...]:
        found: dict[str, Finding] = {}
        for of_question in said:
            second = of_question.number
            for note in self._resolve(of_question.notes):
                first = questions.get(note)
                if first and second in self._numbers - {first}:
                    found.setdefault(note, doubt(code, self._notes[note], first, second))
        return tuple(found.values())

    def _resolve(self, aliases: Iterable[str]) -> list[str]:
        notes, unknown = self._aliases.resolve_all(aliases)
        self.dropped["unknown_ids_dropped"] += unknown
        return notes


def _halves(notes: _Notes) -> list[_Notes]:
    """The notes in two parts that keep their order, or in one where they are too few."""
    middle = len(notes) // 2
    return [notes] if middle < FEWEST_NOTES_A_CALL else [notes[:middle], notes[middle:]]


def _failed(notes: _Notes, _: NoAnswer) -> _Placed:
    values: dict[str, str | int] = {"count": len(notes)}
    finding = Finding(severity=Severity.WARNING, code="placed_by_rules", values=values)
    return Result((), (finding,))


def examples(
    loose: Sequence[Note], placed: Mapping[int, Sequence[Note]], meaning: Meaning
) -> dict[int, tuple[Note, ...]]:
    """Of each question's notes those that are nearest to loose ones, in their own order.

    Each loose note nominates one of every question; the nearest of these are taken.
    """
    return {number: _nearest(loose, notes, meaning) for number, notes in placed.items() if notes}


def looks_misplaced(
    notes: Iterable[Note], placements: Iterable[Placement], meaning: Meaning
) -> tuple[Note, ...]:
    """The notes placed by headings that name another question, or are more like its notes.

    In order. Of those that are more like other groups' notes on another question one in twenty and
    never more than twenty, the most doubtful ones.
    """
    numbers = {p.note: p.question for p in placements if p.by is PlacedBy.HEADING and p.question}
    placed = [note for note in notes if note.id in numbers]
    asked = set(numbers.values())
    named = {note.id for note in placed if _names_another(note, numbers[note.id], asked)}
    alike = {note.id for note in _more_like_others(placed, numbers, meaning)}
    return tuple(note for note in placed if note.id in named | alike)


def _names_another(note: Note, own: int, asked: Collection[int]) -> bool:
    """Whether a note says that it belongs to another question than the one it stands under."""
    named = questions_named(note.text) & set(asked)
    return bool(named) and own not in named


def _more_like_others(
    placed: Sequence[Note], numbers: Mapping[str, int], meaning: Meaning
) -> tuple[Note, ...]:
    under = np.array([numbers[note.id] for note in placed])
    if len(set(under.tolist())) < 2:
        return ()
    texts = [note.text for note in placed]
    every = np.arange(len(placed))
    near = Likeness(texts, language_of(texts, DEFAULT), meaning).between(every, every)
    index = {voice: at for at, voice in enumerate(dict.fromkeys(note.voice for note in placed))}
    voices = np.array([index[note.voice] for note in placed])
    # A group's own notes are alike for other reasons than their question.
    near = np.where(voices[:, np.newaxis] == voices[np.newaxis, :], 0.0, near)
    doubtful: list[tuple[float, int]] = []
    for at in every.tolist():
        likeness = {
            int(number): float(np.sort(near[at, under == number])[-_NEAREST:].mean())
            for number in np.unique(under)
        }
        own = likeness.pop(int(under[at]))
        most = max(likeness.values())
        if most >= _NEAR and most - own >= _LEAD:
            doubtful.append((round(own - most, 6), at))
    count = min(_MOST_DOUBTFUL, -(-len(placed) // _ONE_IN))
    chosen = {at for _, at in sorted(doubtful)[:count]}
    return tuple(note for at, note in enumerate(placed) if at in chosen)


def _nearest(loose: Sequence[Note], placed: Sequence[Note], meaning: Meaning) -> tuple[Note, ...]:
    texts = [note.text for note in (*loose, *placed)]
    likeness = Likeness(texts, language_of(texts, DEFAULT), meaning)
    near = likeness.between(np.arange(len(loose)), np.arange(len(loose), len(texts)))
    nominated: dict[int, float] = {}
    for row in near:
        at = int(row.argmax())
        nominated[at] = max(nominated.get(at, 0.0), round(float(row[at]), 6))
    chosen = sorted(nominated, key=lambda at: (-nominated[at], at))[:_MOST_EXAMPLES]
    return tuple(placed[at] for at in sorted(chosen))
