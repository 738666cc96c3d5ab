"""Which question a loose note belongs to: asked in batches, in the order in which it was written.

What a model does not place is placed by the rules of the offline engine, with its findings.
"""

from collections.abc import Iterable
from functools import partial
from itertools import groupby
from typing import Final

from synthkit.domain.base import Result
from synthkit.domain.finding import Finding, Severity, Where
from synthkit.domain.note import LeftOutReason, Note, PlacedBy, Placement
from synthkit.domain.workshop import Workshop
from synthkit.engines.llm.aliases import Aliases, GroupLetters
from synthkit.engines.llm.asking import Asker, Asking, Malformed, NoAnswer, TooLong, side_by_side
from synthkit.engines.llm.building import Dropped
from synthkit.engines.llm.replies import PlaceAnswer
from synthkit.engines.offline.placing import place as place_by_rules
from synthkit.prompts import one_line
from synthkit.similarity.meaning import Meaning

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
        self._dropped = Dropped()

    def placed(self, meaning: Meaning) -> Result[tuple[Placement, ...]]:
        """A placement for each loose note, by the model or else by the offline engine's rules."""
        loose = tuple(note for note in self._notes if note.id not in self._placed)
        if not loose or not self._workshop.questions:
            return Result(())
        batches = [
            loose[at : at + MOST_NOTES_A_BATCH] for at in range(0, len(loose), MOST_NOTES_A_BATCH)
        ]
        answered = side_by_side([partial(self._batch, batch, 0) for batch in batches])
        results = [result for held in answered for result in held]
        decided = {placement.note: placement for held in results for placement in held.value}
        findings = tuple(finding for held in results for finding in held.findings)
        rest = place_by_rules(
            self._workshop, self._notes, (*self._settled, *decided.values()), meaning
        )
        decided |= {placement.note: placement for placement in rest.value}
        return Result(
            tuple(decided[note.id] for note in loose),
            findings + rest.findings + self._dropped.findings(None),
        )

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
        aliases = _aliases(notes)
        return Asking(
            task="place",
            question=None,
            values={
                "questions": "\n".join(
                    f"{asked.number}. {one_line(asked.text)}" for asked in self._workshop.questions
                ),
                "notes": self._as_data(notes, aliases),
            },
            answer=PlaceAnswer,
            offered={"note": aliases.all},
            omitted=("misplaced",),
        )

    def _as_data(self, notes: tuple[Note, ...], aliases: Aliases) -> str:
        """The loose notes of each group in each file, and where placed ones stand between them."""
        files = list(dict.fromkeys(note.document for note in notes))
        concerned = {(note.document, note.group) for note in notes}
        told: list[str] = []
        around = (note for note in self._notes if (note.document, note.group) in concerned)
        for (document, _), held in groupby(around, key=lambda note: (note.document, note.group)):
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
            if first.headings and first.headings != heading:
                told.append(f"# {one_line(first.headings[-1])}")
            heading = first.headings
            inner = ""
            if first.parent and aliases.knows(first.parent):
                inner = f"(under {aliases.of(first.parent)}) "
            told.append(f"[{aliases.of(first.id)}] {inner}{one_line(first.text)}")
        return told

    def _read(self, answer: PlaceAnswer, notes: tuple[Note, ...]) -> Result[tuple[Placement, ...]]:
        aliases = _aliases(notes)
        numbers = {question.number for question in self._workshop.questions}
        decided: dict[str, Placement] = {}
        for said in answer.questions:
            for note in self._resolve(said.notes, aliases):
                if said.number in numbers and note not in decided:
                    decided[note] = Placement(note=note, question=said.number, by=PlacedBy.ENGINE)
        for left in answer.left_out:
            for note in self._resolve((left.note,), aliases):
                if note not in decided:
                    reason = LeftOutReason(left.reason)
                    decided[note] = Placement(
                        note=note, question=None, by=PlacedBy.ENGINE, reason=reason
                    )
        findings: dict[str, Finding] = {}
        by_id = {note.id: note for note in notes}
        for said in answer.unsure:
            for note in self._resolve(said.notes, aliases):
                first = decided[note].question if note in decided else None
                if first and said.number in numbers - {first} and note not in findings:
                    findings[note] = _uncertain(by_id[note], first, said.number)
        return Result(tuple(decided.values()), tuple(findings.values()))

    def _resolve(self, said: Iterable[str], aliases: Aliases) -> list[str]:
        found = [aliases.resolve(alias) for alias in said]
        self._dropped.add("unknown_ids_dropped", sum(note is None for note in found))
        return list(dict.fromkeys(note for note in found if note))

    def _by_rules(self, notes: tuple[Note, ...]) -> Result[tuple[Placement, ...]]:
        finding = Finding(
            severity=Severity.WARNING, code="placed_by_rules", values={"count": len(notes)}
        )
        return Result((), (finding,))


def _uncertain(note: Note, first: int, second: int) -> Finding:
    return Finding(
        severity=Severity.INFO,
        code="uncertain_placement",
        where=Where(question=first, note=note.id, document=note.document),
        values={"first": first, "second": second, "note": note.id, "text": note.text},
    )


def _aliases(notes: tuple[Note, ...]) -> Aliases:
    return Aliases("n", (note.id for note in notes))
