"""In which section of a closing synthesis each line of the meetings belongs."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from synthkit.engines.offline.analysis import analyse
from synthkit.engines.offline.sampling import draw_sample
from synthkit.engines.offline.tensions import disagreements
from synthkit.model.note import Note, PlacedBy, Placement
from synthkit.model.workshop import Question
from synthkit.text.days import days_in
from synthkit.text.detection import language_of
from synthkit.text.frame import (
    SectionKind,
    kinds_asked,
    kinds_of,
    names_first,
    says_settled,
    speaks,
)
from synthkit.text.languages import DEFAULT
from synthkit.text.similarity.meaning import Meaning

# What it tells that the question was put for lines of that kind, in ways of speaking.
_ASKED_FOR: Final = 2
# How plainly a line must speak as one of a kind. The last meeting says what is to be; in an earlier
# one most of what is said is a matter that was taken up, whatever words it is said in.
_PLAINLY_LAST: Final = 1
_PLAINLY_EARLIER: Final = 2
# Of as many ways of speaking, the first.
_KINDS: Final = (
    SectionKind.NEXT,
    SectionKind.TOOLS,
    SectionKind.STRUCTURES,
    SectionKind.FACTORS,
)


@dataclass(frozen=True, slots=True)
class LineFacts:
    """What the meetings' notes tell of their lines: ids of lines.

    Attributes:
        recurring: those on a matter of several meetings.
        examples: those that name a good example.
        last: those of the last meeting.
    """

    recurring: frozenset[str] = frozenset()
    examples: frozenset[str] = frozenset()
    last: frozenset[str] = frozenset()


def placed_in_frame(
    frame: Sequence[Question], lines: Sequence[Note], facts: LineFacts, meaning: Meaning
) -> tuple[Placement, ...]:
    """A placement for each line, always in some section.

    What is asked or disputed is open. Else a line belongs where it speaks as the lines of that
    section do, or where its question was put for them. What is left is a matter that was taken up;
    of the last meeting, and if nobody took it up before, something that the work rests on.

    Args:
        frame: the sections.
        lines: of the meetings.
        facts: about them.
        meaning: the back end by which they are compared.
    """
    at = {kind: frame[p].number for kind, p in kinds_of([one.text for one in frame]).items()}
    rest = at.get(SectionKind.RECURRING) or at.get(SectionKind.FACTORS) or frame[-1].number
    disputed = _disputed(lines, meaning) if SectionKind.OPEN in at else frozenset()

    def section(line: Note) -> int:
        if line.id in disputed:
            return at[SectionKind.OPEN]
        return at.get(_kind(line, facts, at), rest)

    return tuple(
        Placement(note=line.id, question=section(line), by=PlacedBy.ENGINE) for line in lines
    )


def _kind(line: Note, facts: LineFacts, known: Collection[SectionKind]) -> SectionKind:
    is_last = line.id in facts.last
    asked = frozenset(kinds_asked(line.headings[0]) if line.headings else ())
    if SectionKind.OPEN in known and _is_open(line, asked, is_last=is_last):
        return SectionKind.OPEN
    plain = _plain(asked, is_last=is_last, recurs=line.id in facts.recurring)
    # What an earlier meeting meant to do is done by now, or was not: no step that is next.
    ways = {
        kind: _ways(kind, line, facts)
        for kind in _KINDS
        if kind in known and (is_last or kind is not SectionKind.NEXT or kind in asked)
    }
    scores = {
        kind: number + _ASKED_FOR * (kind in asked and bool(number or kind is plain))
        for kind, number in ways.items()
        if is_last or kind in asked or kind is SectionKind.TOOLS
    }
    best = max(scores, key=lambda kind: scores[kind], default=plain)
    enough = _PLAINLY_LAST if is_last else _PLAINLY_EARLIER
    return best if scores.get(best, 0) >= enough else plain


def _is_open(line: Note, asked: Collection[SectionKind], *, is_last: bool) -> bool:
    """Whether it asks; what an earlier meeting did not know a later one may have answered."""
    if "?" in line.text:
        return True
    return (is_last or SectionKind.OPEN in asked) and speaks(SectionKind.OPEN, line.text) > 0


def _plain(asked: Collection[SectionKind], *, is_last: bool, recurs: bool) -> SectionKind:
    """Of which kind a line is that speaks like none."""
    if is_last and SectionKind.FACTORS in asked:
        return SectionKind.FACTORS
    if len(asked) == 1 and (is_last or SectionKind.FACTORS not in asked):
        return next(iter(asked))
    return SectionKind.FACTORS if is_last and not recurs else SectionKind.RECURRING


def _ways(kind: SectionKind, line: Note, facts: LineFacts) -> int:
    """In how many ways a line speaks like one of that kind.

    What groups point at is something to work with, and so is what a line begins with; what has its
    day is to be done.
    """
    found = speaks(kind, line.text)
    if kind is SectionKind.NEXT:
        found += bool(days_in(line.text))
    if kind is SectionKind.TOOLS:
        found += (line.id in facts.examples) + names_first(kind, line.text)
    return found


def _disputed(lines: Sequence[Note], meaning: Meaning) -> frozenset[str]:
    """Sides of the meetings' disagreements, and lines that contradict each other.

    Where one of them says that the matter is settled, it is.
    """
    sides = {line.id for line in lines if " " in (line.place.line or "")}
    language = language_of((line.text for line in lines), DEFAULT)
    # Two lines of one meeting may be of two groups.
    apart = tuple(line.model_copy(update={"group": None, "document": line.id}) for line in lines)
    analysis = analyse(draw_sample(apart, language), "", language, meaning)
    for found in disagreements(analysis):
        both = [analysis.notes[member] for side in found.sides for member in side.members]
        if not any(says_settled(line.text) for line in both):
            sides.update(line.id for line in both)
    return frozenset(sides)
