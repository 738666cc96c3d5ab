"""Points, and the lines of a meeting's synthesis, as notes with their ids."""

from collections.abc import Iterable, Mapping

from synthkit.model.document import BlockKind, Document, SetAside, SetAsideReason
from synthkit.model.note import Note, NoteIds, NotesTaken
from synthkit.notes.context import Point


def notes_of(
    document: Document, points: Iterable[Point], led: Mapping[int, int]
) -> tuple[Note, ...]:
    """The points as notes with their ids; a nested one knows the note above it."""
    ids = NoteIds(document.key)
    last_of_block: dict[int, str] = {}
    leads: dict[int, str] = {}  # the line of a block that leads in the others
    notes: list[Note] = []
    for point in points:
        above = _parent(document, point.position, led, last_of_block)
        note = Note(
            id=ids.next(point.text),
            text=point.text,
            document=document.key,
            document_name=document.name,
            block=point.position,
            place=document.blocks[point.position].place,
            group=point.context.group,
            respondent=document.blocks[point.position].respondent,
            headings=point.context.headings,
            parent=leads.get(point.position, above),
        )
        if point.text.endswith(":"):
            leads[point.position] = note.id
        notes.append(note)
        last_of_block[point.position] = note.id
    return tuple(notes)


def _parent(
    document: Document, position: int, led: Mapping[int, int], last_of_block: Mapping[int, str]
) -> str | None:
    """The note of the nearest item above in the nesting that became one, or of the line before."""
    while position < len(document.blocks):
        above = document.blocks[position].parent
        above = led.get(position) if above is None else above
        if above is None or not 0 <= above < position:
            return None
        if above in last_of_block:
            return last_of_block[above]
        position = above
    return None


def notes_of_meeting(document: Document) -> NotesTaken:
    """A note for each line, with the question and theme that it stands under; no line is judged."""
    ids = NoteIds(document.key)
    notes: list[Note] = []
    asides: list[SetAside] = []
    headings: tuple[str, ...] = ()
    for position, block in enumerate(document.blocks):
        if block.kind is BlockKind.HEADING:
            headings = (*headings[: block.level - 1], block.text)
            reason = SetAsideReason.HEADING
            aside = SetAside(document=document.key, reason=reason, block=position, text=block.text)
            asides.append(aside)
            continue
        notes.append(
            Note(
                id=ids.next(block.text),
                text=block.text,
                document=document.key,
                document_name=document.name,
                block=position,
                place=block.place,
                group=document.meeting,
                headings=headings,
            )
        )
    return NotesTaken(notes=tuple(notes), set_asides=tuple(asides))
