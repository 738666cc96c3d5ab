"""A note behind many lines is a sign of carelessness: one thought makes two or three at most.

Where a model puts a note behind more, it is kept behind the one line that shares the most words
with it, and behind none if it shares no word with any: such a citation proves nothing. Nor does a
line say what most of a question's notes say: one that claims to keeps those that share a word with
it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from synthkit.drafts.citing import without_notes
from synthkit.drafts.tree import recited, side_id
from synthkit.model.note import Note
from synthkit.model.synthesis import Citation, Draft, Role
from synthkit.text.languages import LanguageCode
from synthkit.text.wordforms import stems

MOST_LINES_A_NOTE: Final = 3
# Of fewer notes, most may well say the same.
_MANY_NOTES: Final = 20


@dataclass(frozen=True, slots=True)
class Gathered:
    """A draft, and how many citations it lost."""

    draft: Draft
    count: int


def without_spread(
    draft: Draft, notes: Iterable[Note], language: LanguageCode, before: Draft | None = None
) -> Gathered:
    """The draft with each note behind three lines at most, or else behind one.

    A line that most of many notes carry keeps those that share a word with it.

    Args:
        draft: may cite notes everywhere.
        notes: those that it may cite.
        language: of its lines.
        before: the draft that it was made of; a note stays behind the lines that it stood behind.
    """
    lines = _lines(draft)
    behind = _behind(lines)
    stood = _behind(_lines(before)) if before else {}
    spread = {note: held for note, held in behind.items() if len(held) > MOST_LINES_A_NOTE}
    texts = {note.id: note.text for note in notes}
    crowded = {} if before else _crowded(lines, len(texts))
    if not spread and not crowded:
        return Gathered(draft, 0)
    spoken = {line: set(stems(text, language)) for line, text, _ in lines}
    said = {note: set(stems(text, language)) for note, text in texts.items()}
    lost = {
        line: {note for note in held if not said[note] & spoken[line]}
        for line, held in crowded.items()
    }
    for note, held in spread.items():
        kept = stood.get(note) or _nearest(said[note], held, spoken)
        for line in held:
            if line not in kept:
                lost.setdefault(line, set()).add(note)
    return Gathered(_without(draft, lost), sum(map(len, lost.values())))


def _lines(draft: Draft) -> list[tuple[str, str, tuple[Citation, ...]]]:
    """Each line's name, text and citations; a side of a tension is a line."""
    lines = [(insight.id, insight.text, insight.citations) for insight in draft.insights]
    return lines + [
        (side_id(tension, at), side.text, side.citations)
        for tension in draft.tensions
        for at, side in enumerate(tension.sides)
    ]


def _behind(lines: Iterable[tuple[str, str, tuple[Citation, ...]]]) -> dict[str, list[str]]:
    """The lines that each note stands behind."""
    behind: dict[str, list[str]] = {}
    for line, _, citations in lines:
        for citation in citations:
            behind.setdefault(citation.note, []).append(line)
    return behind


def _crowded(
    lines: Iterable[tuple[str, str, tuple[Citation, ...]]], count: int
) -> dict[str, set[str]]:
    """The lines that more than half of many notes carry, with those notes."""
    if count < _MANY_NOTES:
        return {}
    carried = {
        line: {c.note for c in citations if c.role is Role.SUPPORTS} for line, _, citations in lines
    }
    return {line: notes for line, notes in carried.items() if len(notes) > count / 2}


def _nearest(said: set[str], lines: list[str], spoken: dict[str, set[str]]) -> list[str]:
    """The one line that shares the most words with a note; none where none shares any."""
    shared = {line: len(said & spoken[line]) for line in lines}
    most = max(shared.values())
    return [line for line in lines if shared[line] == most][:1] if most else []


def _without(draft: Draft, lost: dict[str, set[str]]) -> Draft:
    """The draft without those citations, and without the lines that are left with none."""
    return recited(draft, lambda line, cited: without_notes(cited, lost.get(line, ())))
