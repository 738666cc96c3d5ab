"""The lines of a meeting's synthesis as notes: each is one, as it stands, whatever it says."""

from synthkit.model.document import BlockKind, Document, SetAside, SetAsideReason
from synthkit.model.note import Note, NoteIds, NotesTaken


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
