"""What a person should know about one document, once its notes are taken."""

from collections import Counter
from collections.abc import Iterator
from textwrap import shorten

from synthkit.model.document import BlockKind, Document, SetAsideReason
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.note import Note, VoiceKind
from synthkit.notes.classification import Classified
from synthkit.notes.context import Point
from synthkit.notes.outline import Outline
from synthkit.notes.settling import Mark
from synthkit.notes.wording import normal
from synthkit.text.wordforms import bare_words


def findings_about(
    document: Document, outline: Outline, notes: tuple[Note, ...], classified: Classified
) -> tuple[Finding, ...]:
    """The findings about a document.

    Args:
        document: as it was read.
        outline: its headings.
        notes: taken from it.
        classified: what became of its blocks; there is a point for each note.
    """
    points = classified.points
    found = (
        *_unread(document),
        *_comments(document),
        *_unknown_groups(notes),
        *_above_questions(document, classified),
        *_numbers_alone(outline, classified),
        *_apart(notes, points),
        *_not_taken(outline, classified),
    )
    where = Where(document=document.key)
    return tuple(
        Finding(severity=severity, code=code, where=where, values={"name": document.name, **values})
        for severity, code, values in found
    )


_SHORTEST_QUESTION = 3  # words
_LONGEST_QUOTE = 100  # characters
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


def _above_questions(document: Document, classified: Classified) -> Iterator[_Found]:
    """What stands above the questions and is neither a title, a name nor an instruction."""
    above = [p for p, r in classified.set_asides.items() if r is SetAsideReason.PREAMBLE]
    if above:
        lines = (shorten(document.blocks[p].text, _LONGEST_QUOTE, placeholder=" …") for p in above)
        values: dict[str, str | int] = {"count": len(above), "lines": "; ".join(lines)}
        yield Severity.INFO, "above_questions", values


def _numbers_alone(outline: Outline, classified: Classified) -> Iterator[_Found]:
    """Headings of which nothing but the number says that they are a question's."""
    for unit, mark in zip(outline.units, outline.marks, strict=True):
        bare = mark.question.question if mark.question and mark.question.bare else None
        if question := bare or classified.numbered.get(unit.position):
            heading = f"{unit.block.label or ''} {normal(unit.text)}".strip()
            yield Severity.WARNING, "matched_by_number", {"heading": heading, "question": question}


def _apart(notes: tuple[Note, ...], points: list[Point]) -> Iterator[_Found]:
    """Headings that are none of the questions, and how many notes stand under each."""
    under: dict[str, list[Note]] = {}
    for note, point in zip(notes, points, strict=True):
        if point.context.apart and point.context.headings:
            under.setdefault(point.context.headings[-1], []).append(note)
    for heading, those in under.items():
        yield (
            Severity.WARNING,
            "heading_of_no_question",
            {"heading": heading, "count": len(those), "notes": " ".join(n.id for n in those)},
        )


def _not_taken(outline: Outline, classified: Classified) -> Iterator[_Found]:
    """Headings that ask something and are none of the questions; those of tables are columns'."""
    contexts = (point.context for point in classified.points)
    told = {context.headings[-1] for context in contexts if context.apart and context.headings}
    for unit, mark in zip(outline.units, outline.marks, strict=True):
        heading = normal(unit.text)
        asks = heading.endswith("?") and len(bare_words(heading)) >= _SHORTEST_QUESTION
        headed = classified.set_asides.get(unit.position) is SetAsideReason.HEADING
        if (
            outline.asked
            and mark == Mark()
            and asks
            and headed
            and unit.block.kind is not BlockKind.CELL
            and heading not in told
        ):
            yield Severity.INFO, "heading_not_taken", {"heading": heading}
