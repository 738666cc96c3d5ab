"""The only makers of citations: from an id and a text that are really there.

The model gives words, the code finds the place. Whoever wants to cite goes through a `Citer`,
which knows the notes that may be cited and makes nothing up.
"""

import re
from collections.abc import Collection, Iterable
from typing import TypeVar

from synthkit.model.citation import Citation, Quote, Role
from synthkit.model.note import Note

T = TypeVar("T")

_WEIGHT = {role: weight for weight, role in enumerate((Role.NEAR, Role.ALSO, Role.SUPPORTS))}


class Citer:
    """Makes citations of the notes it was given, and of no others."""

    def __init__(self, notes: Iterable[Note]) -> None:
        self._texts = {note.id: note.text for note in notes}

    def cite(self, note_id: str, role: Role = Role.SUPPORTS) -> Citation | None:
        """A citation of the whole note, or None where there is no such note."""
        if note_id not in self._texts:
            return None
        return Citation(note=note_id, role=role)

    def cite_all(self, notes: Iterable[str], role: Role = Role.SUPPORTS) -> tuple[Citation, ...]:
        """Citations of those of these notes that there are, in their order."""
        citations = (self.cite(note, role) for note in notes)
        return tuple(citation for citation in citations if citation)

    def quote(self, note_id: str, words: str, role: Role = Role.SUPPORTS) -> Citation | None:
        """A citation of the place in the note where ``words`` stand.

        White space and case do not count. None where there is no such note, or the words do not
        stand in it.
        """
        text = self._texts.get(note_id)
        if text is None or not words.strip():
            return None
        pattern = r"\s+".join(re.escape(word) for word in words.split())
        found = re.search(pattern, text, re.IGNORECASE)
        if found is None:
            return None
        return Citation(note=note_id, role=role, quote=Quote(start=found.start(), end=found.end()))


def merged(kept: Iterable[Citation], added: Iterable[Citation]) -> tuple[Citation, ...]:
    """One citation a note: that which says most for the line, the first of equals."""
    by_note: dict[str, Citation] = {}
    for citation in (*kept, *added):
        first = by_note.get(citation.note)
        if first is None or _WEIGHT[citation.role] > _WEIGHT[first.role]:
            by_note[citation.note] = citation
    return tuple(by_note.values())


def by_note(citations: Iterable[Citation], source: T, near: T) -> dict[str, T]:
    """What each note is: ``source`` where it is that of any line, whatever else it is near to."""
    cited = tuple(citations)
    return {c.note: near for c in cited} | {c.note: source for c in cited if c.is_source}


def still_carrying(citations: Iterable[Citation], gone: Collection[str]) -> tuple[Citation, ...]:
    """The citations of notes that are there; none where all that carried the line are gone.

    What is on its matter alone does not say what they said.
    """
    left = tuple(citation for citation in citations if citation.note not in gone)
    return left if any(citation.role is Role.SUPPORTS for citation in left) else ()


def without_notes(citations: Iterable[Citation], notes: Collection[str]) -> tuple[Citation, ...]:
    """The citations without those notes; none where none of those left is a source.

    Where nothing carries the line any more, the first source does.
    """
    left = tuple(citation for citation in citations if citation.note not in notes)
    if any(citation.role is Role.SUPPORTS for citation in left):
        return left
    first = next((citation for citation in left if citation.is_source), None)
    if first is None:
        return ()
    carrying = first.model_copy(update={"role": Role.SUPPORTS})
    return (carrying, *(citation for citation in left if citation is not first))
