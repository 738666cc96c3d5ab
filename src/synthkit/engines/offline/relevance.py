"""Which notes are not on the matter of the questions, and why."""

from collections.abc import Iterator, Mapping, Sequence

from synthkit.model.note import LeftOutReason, Note
from synthkit.privacy.spans import is_placeholder
from synthkit.text.asides import asks_about_an_event, is_aside, is_illegible
from synthkit.text.commands import is_instruction
from synthkit.text.languages import LanguageCode
from synthkit.text.similarity.repeats import repeats
from synthkit.text.wordforms import content_words

# Of more asides than this it is not asked whether two groups say the same.
_MOST_COMPARED = 200


def reasons_to_leave_out(
    notes: Sequence[Note], questions: Sequence[str], language: LanguageCode
) -> Mapping[str, LeftOutReason]:
    """Why notes are not on the matter, by id; those that are have no entry.

    What answers the questions is on it, and so is what two groups say.

    Args:
        notes: of any questions.
        questions: those that they may answer.
        language: of the notes.
    """
    reasons = {n.id: reason for n in notes if (reason := _by_its_words(n)) is not None}
    if not any(map(asks_about_an_event, questions)):
        matter = frozenset(word for text in questions for word in content_words(text, language))
        asides = [n for n in notes if n.id not in reasons and is_aside(n.text, matter)]
        shared = frozenset(_shared(asides, language))
        reasons |= {n.id: LeftOutReason.OFF_TOPIC for n in asides if n.id not in shared}
    return reasons


def _by_its_words(note: Note) -> LeftOutReason | None:
    if is_placeholder(note.text.strip(" .!?")):
        return LeftOutReason.PERSONAL_DATA
    if is_illegible(note.text):
        return LeftOutReason.ILLEGIBLE
    return LeftOutReason.INSTRUCTION if is_instruction(note.text) else None


def _shared(notes: Sequence[Note], language: LanguageCode) -> Iterator[str]:
    """Ids of those notes that people at two tables wrote."""
    if len(notes) > _MOST_COMPARED:
        return
    for one, other in repeats([note.text for note in notes], language):
        if notes[one].voice != notes[other].voice:
            yield from (notes[one].id, notes[other].id)
