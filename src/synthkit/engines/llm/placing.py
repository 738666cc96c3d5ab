"""Which question a loose note belongs to: asked in batches, in the order in which it was written.

What a model does not place is placed by the rules of the offline engine, with its findings.
"""

from collections.abc import Iterable, Mapping
from functools import partial
from itertools import groupby
from typing import Final

from synthkit.engines.llm.aliases import Aliases, GroupLetters, aliases_of
from synthkit.engines.llm.asking import Asker, Asking, Malformed, NoAnswer, TooLong, side_by_side
from synthkit.engines.llm.building import Dropped, added_up
from synthkit.engines.llm.fellows import fellows
from synthkit.engines.llm.misplaced import sounding_misplaced
from synthkit.engines.llm.replies import NotesOfQuestion, PlaceAnswer
from synthkit.engines.offline.placing import place as place_by_rules
from synthkit.model.base import Result
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.note import LeftOutReason, Note, PlacedBy, Placement
from synthkit.model.workshop import Workshop
from synthkit.prompts import one_line
from synthkit.text.similarity.meaning import Meaning

MOST_NOTES_A_BATCH: Final = 200
_FEWEST: Final = 8
_MOST_DIVISIONS: Final = 2


class Placer:
    """Places the loose notes of one workshop.

    Args:
        asker: puts the prompt.
        workshop: whose questions they may belong to.
        notes: all of them.
        settled: what is placed already.
    """

    def __init__(
        self,
        asker: Asker,
        workshop: Workshop,
        notes: tuple[Note, ...],
        settled: tuple[Placement, ...],
    ) -> None:
        self._asker = asker
        self._workshop = workshop
        self._notes = notes
        self._settled = settled
        self._placed = {placement.note: placement.question for placement in settled}
        self._letters = GroupLetters(notes)
        self._fellows: dict[int, tuple[Note, ...]] = {}

    def placed(self, meaning: Meaning) -> Result[tuple[Placement, ...]]:
        """A placement for each loose note, by the model or else by the offline engine's rules."""
        loose = tuple(note for note in self._notes if note.id not in self._placed)
        if not loose or not self._workshop.questions:
            return Result(())
        self._fellows = fellows(loose, self._under_questions(), meaning)
        doubtful = {note.id for note in sounding_misplaced(self._notes, self._settled, meaning)}
        asked = tuple(n for n in self._notes if n.id not in self._placed or n.id in doubtful)
        batches = [
            asked[at : at + MOST_NOTES_A_BATCH] for at in range(0, len(asked), MOST_NOTES_A_BATCH)
        ]
        answered = side_by_side([partial(self._batch, batch, 0) for batch in batches])
        results = [result for held in answered for result in held]
        decided = {placement.note: placement for held in results for placement in held.value}
        findings = tuple(finding for held in results for finding in held.findings)
        rest = place_by_rules(
            self._workshop, self._notes, (*self._settled, *decided.values()), meaning
        )
        decided |= {placement.note: placement for placement in rest.value}
        return Result(tuple(decided[note.id] for note in loose), added_up(findings + rest.findings))

    def _batch(
        self, notes: tuple[Note, ...], divisions: int
    ) -> list[Result[tuple[Placement, ...]]]:
        asking = self._asking(notes)
        try:
            answer = self._asker.ask(asking)
        except (TooLong, Malformed):
            if len(notes) < 2 * _FEWEST or divisions == _MOST_DIVISIONS:
                return [self._by_rules(notes)]
            middle = len(notes) // 2
            parts = (notes[:middle], notes[middle:])
            asked = side_by_side([partial(self._batch, part, divisions + 1) for part in parts])
            return [result for held in asked for result in held]
        except NoAnswer:
            return [self._by_rules(notes)]
        return [self._read(answer, notes)]

    def _asking(self, notes: tuple[Note, ...]) -> Asking[PlaceAnswer]:
        aliases = aliases_of(notes)
        return Asking(
            task="place",
            question=None,
            values={
                "questions": self._questions(aliases),
                "notes": self._as_data(notes, aliases),
            },
            answer=PlaceAnswer,
            offered={"note": aliases.all},
            omitted=() if any(note.id in self._placed for note in notes) else ("misplaced",),
        )

    def _under_questions(self) -> dict[int, tuple[Note, ...]]:
        return {
            question.number: tuple(
                note for note in self._notes if self._placed.get(note.id) == question.number
            )
            for question in self._workshop.questions
        }

    def _questions(self, aliases: Aliases) -> str:
        """The questions, and under each some notes that answer it; none that is asked about."""
        told: list[str] = []
        for question in self._workshop.questions:
            told.append(f"{question.number}. {one_line(question.text)}")
            answering = self._fellows.get(question.number, ())
            told += [f"- {one_line(note.text)}" for note in answering if not aliases.knows(note.id)]
        return "\n".join(told)

    def _as_data(self, notes: tuple[Note, ...], aliases: Aliases) -> str:
        """The loose notes of each group in each file, and where placed ones stand between them."""
        files = list(dict.fromkeys(note.document for note in notes))
        concerned = {(note.document, note.voice) for note in notes}
        told: list[str] = []
        around = (note for note in self._notes if (note.document, note.voice) in concerned)
        for (document, _), held in groupby(around, key=lambda note: (note.document, note.voice)):
            stretch = list(held)
            told.append(f"File {files.index(document) + 1}, group {self._letters.of(stretch[0])}")
            told += self._stretch(stretch, aliases)
        return "\n".join(told)

    def _stretch(self, stretch: Iterable[Note], aliases: Aliases) -> list[str]:
        told: list[str] = []
        heading: tuple[str, ...] = ()
        for place, held in groupby(
            stretch, key=lambda n: n.id if aliases.knows(n.id) else self._placed.get(n.id, -1)
        ):
            notes = list(held)
            first = notes[0]
            if not aliases.knows(first.id):
                if isinstance(place, int) and place > 0:
                    counted = "1 note" if len(notes) == 1 else f"{len(notes)} notes"
                    told.append(f"({counted} under question {place})")
                continue
            if first.headings != heading and first.id not in self._placed:
                heading = first.headings
                told += [f"# {one_line(held)}" for held in heading[-1:]]
            told.append(f"[{aliases.of(first.id)}] {self._remark(first, aliases)}")
        return told

    def _remark(self, note: Note, aliases: Aliases) -> str:
        """The note's words, with what it is nested under and where it is placed already."""
        told = one_line(note.text)
        if note.parent and aliases.knows(note.parent):
            told = f"(under {aliases.of(note.parent)}) {told}"
        if note.id in self._placed:
            told = f"(placed under question {self._placed[note.id]}) {told}"
        return told

    def _read(self, answer: PlaceAnswer, notes: tuple[Note, ...]) -> Result[tuple[Placement, ...]]:
        said = _Said(notes, {question.number for question in self._workshop.questions})
        placed = said.placed(answer, self._placed)
        findings = said.unsure(answer, placed) + said.misplaced(answer, self._placed)
        return Result(tuple(placed.values()), findings + said.dropped.findings(None))

    def _by_rules(self, notes: tuple[Note, ...]) -> Result[tuple[Placement, ...]]:
        finding = Finding(
            severity=Severity.WARNING, code="placed_by_rules", values={"count": len(notes)}
        )
        return Result((), (finding,))


class _Said:
    """What an answer says of these notes, and of questions that there are."""

    def __init__(self, notes: tuple[Note, ...], numbers: set[int]) -> None:
        self._aliases = aliases_of(notes)
        self._notes = {note.id: note for note in notes}
        self._numbers = numbers
        self.dropped = Dropped()

    def placed(self, answer: PlaceAnswer, before: Mapping[str, int | None]) -> dict[str, Placement]:
        """The placements of those that have none, the first word on each note."""
        found: dict[str, Placement] = {}
        by = PlacedBy.ENGINE
        for said in answer.questions:
            for note in self._resolve(said.notes):
                if said.number in self._numbers and note not in before:
                    found.setdefault(note, Placement(note=note, question=said.number, by=by))
        for left in answer.left_out:
            for note in self._resolve((left.note,)):
                if note not in before:
                    reason = LeftOutReason(left.reason)
                    aside = Placement(note=note, question=None, by=by, reason=reason)
                    found.setdefault(note, aside)
        return found

    def unsure(self, answer: PlaceAnswer, placed: Mapping[str, Placement]) -> tuple[Finding, ...]:
        """Those that could as well belong to another question, with both."""
        first = {note: placement.question for note, placement in placed.items()}
        return self._between("uncertain_placement", answer.unsure, first)

    def misplaced(
        self, answer: PlaceAnswer, before: Mapping[str, int | None]
    ) -> tuple[Finding, ...]:
        """Those that stand under another question than the one that they answer."""
        return self._between("looks_misplaced", answer.misplaced, before)

    def _between(
        self, code: str, said: Iterable[NotesOfQuestion], standing: Mapping[str, int | None]
    ) -> tuple[Finding, ...]:
        found: dict[str, Finding] = {}
        for held in said:
            for note in self._resolve(held.notes):
                first = standing.get(note)
                if first and held.number in self._numbers - {first}:
                    finding = _between(code, self._notes[note], first, held.number)
                    found.setdefault(note, finding)
        return tuple(found.values())

    def _resolve(self, said: Iterable[str]) -> list[str]:
        found = [self._aliases.resolve(alias) for alias in said]
        self.dropped.add("unknown_ids_dropped", sum(note is None for note in found))
        return list(dict.fromkeys(note for note in found if note))


def _between(code: str, note: Note, first: int, second: int) -> Finding:
    return Finding(
        severity=Severity.INFO,
        code=code,
        where=Where(question=first, note=note.id, document=note.document),
        values={"first": first, "second": second, "note": note.id, "text": note.text},
    )
