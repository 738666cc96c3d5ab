"""Citations that only a careless model makes, taken out again.

One thought makes two or three lines at most. A note that a model puts behind more stays behind the
one line that shares the most words with it, and behind none if it shares no word with any: such a
citation proves nothing. Nor does one line say what most of a question's notes say: it keeps those
that share a word with it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from synthkit.drafts.citing import without_notes
from synthkit.drafts.tree import recited, side_id
from synthkit.model.citation import Citation, Role
from synthkit.model.note import Note
from synthkit.model.synthesis import Draft
from synthkit.text.languages import LanguageCode
from synthkit.text.wordforms import stems

MOST_LINES_A_NOTE: Final = 3
# Of fewer notes, most may well say the same.
_MANY_NOTES: Final = 20

# A line's id, text and citations; a side of a tension is a line.
_Line = tuple[str, str, tuple[Citation, ...]]


@dataclass(frozen=True, slots=True)
class LimitedDraft:
    """A draft, and how many citations were taken out of it."""

    draft: Draft
    dropped: int


def limit_citations(
    draft: Draft, notes: Iterable[Note], language: LanguageCode, before: Draft | None = None
) -> LimitedDraft:
    """The draft with each note behind three lines at most, or else behind one.

    A line with most of many notes behind it keeps those that share a word with it.

    Args:
        draft: may cite notes anywhere.
        notes: those that it may cite.
        language: of its lines.
        before: the draft that it was made of; a note stays behind the lines that it was behind.
    """
    lines = _lines(draft)
    texts = {note.id: note.text for note in notes}
    overused = {n: ids for n, ids in _lines_by_note(lines).items() if len(ids) > MOST_LINES_A_NOTE}
    overloaded = {} if before else _overloaded(lines, len(texts))
    if not overused and not overloaded:
        return LimitedDraft(draft, 0)
    line_stems = {line: set(stems(text, language)) for line, text, _ in lines}
    note_stems = {note: set(stems(text, language)) for note, text in texts.items()}
    dropped = {
        line: {note for note in behind if not note_stems[note] & line_stems[line]}
        for line, behind in overloaded.items()
    }
    earlier = _lines_by_note(_lines(before)) if before else {}
    for note, ids in overused.items():
        kept = earlier.get(note) or _nearest(note_stems[note], ids, line_stems)
        for line in ids:
            if line not in kept:
                dropped.setdefault(line, set()).add(note)
    limited = recited(draft, lambda line, cited: without_notes(cited, dropped.get(line, ())))
    return LimitedDraft(limited, sum(map(len, dropped.values())))


def _lines(draft: Draft) -> list[_Line]:
    lines = [(insight.id, insight.text, insight.citations) for insight in draft.insights]
    return lines + [
        (side_id(tension, at), side.text, side.citations)
        for tension in draft.tensions
        for at, side in enumerate(tension.sides)
    ]


def _lines_by_note(lines: Iterable[_Line]) -> dict[str, list[str]]:
    """The lines that each note is behind."""
    by_note: dict[str, list[str]] = {}
    for line, _, citations in lines:
        for citation in citations:
            by_note.setdefault(citation.note, []).append(line)
    return by_note


def _overloaded(lines: Iterable[_Line], count: int) -> dict[str, set[str]]:
    """The lines that more than half of many notes support, with those notes."""
    if count < _MANY_NOTES:
        return {}
    supports = {
        line: {c.note for c in citations if c.role is Role.SUPPORTS} for line, _, citations in lines
    }
    return {line: notes for line, notes in supports.items() if len(notes) > count / 2}


def _nearest(stems_of_note: set[str], lines: list[str], stems_of: dict[str, set[str]]) -> list[str]:
    """The one line that shares the most words with a note; none where none shares any."""
    shared = {line: len(stems_of_note & stems_of[line]) for line in lines}
    most = max(shared.values())
    return [line for line in lines if shared[line] == most][:1] if most else []
