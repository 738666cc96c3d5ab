"""What a person should know about one document, once its notes are taken."""

from collections import Counter
from collections.abc import Iterator

from synthkit.model.document import BlockKind, Document
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.note import Note, VoiceKind
from synthkit.notes.classification import Point
from synthkit.notes.outline import Outline
from synthkit.notes.wording import normal


def findings_about(
    document: Document, outline: Outline, notes: tuple[Note, ...], points: list[Point]
) -> tuple[Finding, ...]:
    """The findings about a document.

    Args:
        document: as it was read.
        outline: its headings.
        notes: taken from it.
        points: of which they were made, one each.
    """
    found = (
        *_unread(document),
        *_comments(document),
        *_unknown_groups(notes),
        *_numbers_alone(outline),
        *_apart(notes, points),
    )
    where = Where(document=document.key)
    return tuple(
        Finding(severity=severity, code=code, where=where, values={"name": document.name, **values})
        for severity, code, values in found
    )


_Found = tuple[Severity, str, dict[str, str | int]]


def _unread(document: Document) -> Iterator[_Found]:
    kinds = {
        "pages": document.unread_pages,
        "pictures": tuple(picture.number for picture in document.unread_pictures),
    }
    for kind, numbers in kinds.items():
        if numbers:
            listed = ", ".join(map(str, numbers))
            yield Severity.WARNING, f"unread_{kind}", {kind: listed, "count": len(numbers)}


def _comments(document: Document) -> Iterator[_Found]:
    kinds = Counter(block.kind for block in document.blocks)
    if count := kinds[BlockKind.COMMENT]:
        yield Severity.INFO, "comments_set_aside", {"count": count}


def _unknown_groups(notes: tuple[Note, ...]) -> Iterator[_Found]:
    if count := sum(note.voice.kind is VoiceKind.UNKNOWN for note in notes):
        yield Severity.WARNING, "unknown_group", {"count": count}


def _numbers_alone(outline: Outline) -> Iterator[_Found]:
    """Headings of which nothing but the number says that they are a question's."""
    for unit, mark in zip(outline.units, outline.marks, strict=True):
        if mark.question and mark.question.bare:
            heading = f"{unit.block.label or ''} {normal(unit.text)}".strip()
            values: dict[str, str | int] = {"heading": heading, "question": mark.question.question}
            yield Severity.WARNING, "matched_by_number", values


def _apart(notes: tuple[Note, ...], points: list[Point]) -> Iterator[_Found]:
    """Headings that are none of the questions, and how many notes stand under each."""
    under: dict[str, list[Note]] = {}
    for note, point in zip(notes, points, strict=True):
        if point.apart and point.headings:
            under.setdefault(point.headings[-1], []).append(note)
    for heading, those in under.items():
        yield (
            Severity.WARNING,
            "heading_of_no_question",
            {"heading": heading, "count": len(those), "notes": " ".join(n.id for n in those)},
        )
