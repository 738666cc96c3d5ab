"""In which section of a closing synthesis each line of the meetings belongs."""

from collections.abc import Collection, Sequence
from typing import Final

from synthkit.engines.offline.analysis import analyse
from synthkit.engines.offline.sampling import draw_sample
from synthkit.engines.offline.tensions import disagreements
from synthkit.model.note import Note, PlacedBy, Placement
from synthkit.model.workshop import Question
from synthkit.text.detection import language_of
from synthkit.text.frame import SPOKEN, SectionKind, kinds_called, kinds_of, speaks
from synthkit.text.languages import DEFAULT
from synthkit.text.similarity.meaning import Meaning

# What it tells that the question was put for lines of that kind, in ways of speaking.
_ASKED_FOR: Final = 1


def placed_in_frame(
    frame: Sequence[Question], notes: Sequence[Note], recurring: Collection[str], meaning: Meaning
) -> tuple[Placement, ...]:
    """A placement for each line, always in some section.

    What is disputed is open. Else a line belongs where it speaks as the lines of that section do,
    or where its question was put for them; one that does neither is known by coming back.

    Args:
        frame: the sections.
        notes: the lines of the meetings.
        recurring: ids of those on a matter of several meetings.
        meaning: the back end by which they are compared.
    """
    at = {kind: frame[p].number for kind, p in kinds_of([one.text for one in frame]).items()}
    rest = at.get(SectionKind.FACTORS) or at.get(SectionKind.RECURRING) or frame[-1].number
    disputed = _disputed(notes, meaning) if SectionKind.OPEN in at else frozenset()

    def section(note: Note) -> int:
        if note.id in disputed:
            return at[SectionKind.OPEN]
        scores = {kind: _score(kind, note) for kind in SPOKEN if kind in at}
        best = max(scores, key=lambda kind: scores[kind], default=None)
        if best and scores[best]:
            return at[best]
        return at.get(SectionKind.RECURRING, rest) if note.id in recurring else rest

    return tuple(
        Placement(note=note.id, question=section(note), by=PlacedBy.ENGINE) for note in notes
    )


def _score(kind: SectionKind, note: Note) -> int:
    asked = kind in kinds_called(note.headings[0]) if note.headings else False
    return speaks(kind, note.text) + _ASKED_FOR * asked


def _disputed(notes: Sequence[Note], meaning: Meaning) -> frozenset[str]:
    """Sides of the meetings' disagreements, and lines that contradict each other."""
    sides = {note.id for note in notes if " " in (note.place.line or "")}
    language = language_of((note.text for note in notes), DEFAULT)
    # Two lines of one meeting may be of two groups.
    apart = tuple(note.model_copy(update={"group": None, "document": note.id}) for note in notes)
    analysis = analyse(draw_sample(apart, language), "", language, meaning)
    found = (side for one in disagreements(analysis) for side in one.sides)
    return frozenset(sides | {analysis.notes[m].id for side in found for m in side.members})
