"""Puts what people typed in for pages and pictures in the place of those pages and pictures.

A transcription is a document like any other. What was typed into it for a page of another one is
moved there, so that the group, the headings and the question above the page hold for it. It is
moved only as long as that file is the very same: what was typed for a file that has changed since
stays where it is, void, with a finding.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from synthkit.model.base import Result
from synthkit.model.document import Block, BlockKind, Document, Place
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.original import Original, TypedFor


def with_transcriptions(documents: tuple[Document, ...]) -> Result[tuple[Document, ...]]:
    """The documents with every transcription in its place; in the same order."""
    transcriptions = [d for d in documents if any(typed.blocks for typed in d.typed_for)]
    if not transcriptions:
        return Result(documents)
    transcribed = {d.key: _Transcribed(d) for d in documents}
    remaining: dict[str, list[TypedFor]] = {}
    for document in transcriptions:
        rest = [_moved(document, typed, transcribed.values()) for typed in document.typed_for]
        remaining[document.key] = rest
    whole = (transcribed[d.key].document() for d in documents)
    made = tuple(_without_moved(d, remaining[d.key]) if d.key in remaining else d for d in whole)
    findings = tuple(f for d in documents if d.key in remaining for f in _void(d, transcribed))
    return Result(made, findings)


@dataclass
class _Transcribed:
    """A document, and what was typed for its pages and pictures."""

    own: Document
    typed: dict[Original, list[Block]] = field(default_factory=dict)

    def is_original(self, original: Original) -> bool:
        return self.own.content_hash.startswith(original.digits)

    def take(self, original: Original, blocks: Sequence[Block]) -> set[int]:
        """Keeps those blocks that say something new for this page; gives their positions."""
        taken = self.typed.setdefault(original, [])
        known = {_folded(block) for block in taken}
        place_of: dict[int, int] = {}
        for position, block in enumerate(blocks):
            if _folded(block) not in known:
                place_of[position] = len(taken)
                taken.append(_under(block, place_of))
        return set(place_of)

    def document(self) -> Document:
        """The document with what was typed in the place of those pages and pictures."""
        if not self.typed:
            return self.own
        replaced = {
            position
            for position, block in enumerate(self.own.blocks)
            if block.confidence is not None and any(_stands_in(block, o) for o in self.typed)
        }
        inserted = sorted(
            ((self._place(original), original) for original in self.typed),
            key=lambda pair: (pair[0], pair[1].page or 0, pair[1].picture or 0),
        )
        return self._woven(replaced, inserted)

    def _place(self, original: Original) -> int:
        """The position that what was typed comes before."""
        blocks = self.own.blocks
        last = _last_of_body(blocks)
        if original.picture is not None:
            asked = (p.before for p in self.own.unread_pictures if p.number == original.picture)
            read = (n for n, block in enumerate(blocks) if _stands_in(block, original))
            return min(next(asked, next(read, last)), last)
        page = original.page or 0
        before = [
            n + 1 for n, b in enumerate(blocks[:last]) if b.place.page and b.place.page <= page
        ]
        return max((*before, _first_of_body(blocks)))

    def _woven(self, replaced: set[int], inserted: Sequence[tuple[int, Original]]) -> Document:
        made: list[Block] = []
        place_of: dict[int, int] = {}  # by position in the document as it was
        kept: dict[int, int] = {}  # the same of blocks that stay
        waiting = list(inserted)
        for position in range(len(self.own.blocks) + 1):
            while waiting and waiting[0][0] <= position:
                made += self._typed_at(waiting.pop(0)[1], len(made))
            place_of[position] = len(made)
            if position < len(self.own.blocks) and position not in replaced:
                kept[position] = len(made)
                made.append(_under(self.own.blocks[position], kept))
        pages = {original.page for original in self.typed}
        pictures = {original.picture for original in self.typed}
        findings = (
            _about_the_rest(f, {"pages": pages, "pictures": pictures}) for f in self.own.findings
        )
        return self.own.model_copy(
            update={
                "blocks": tuple(made),
                "findings": tuple(finding for finding in findings if finding),
                "unread_pages": tuple(n for n in self.own.unread_pages if n not in pages),
                "unread_pictures": tuple(
                    picture.model_copy(update={"before": place_of[picture.before]})
                    for picture in self.own.unread_pictures
                    if picture.number not in pictures
                ),
            }
        )

    def _typed_at(self, original: Original, first: int) -> list[Block]:
        place = Place(page=original.page, picture=original.picture)
        return [
            block.model_copy(
                update={
                    "place": place,
                    "parent": _shifted(block.parent, first),
                    "kind": BlockKind.ITEM if block.kind is BlockKind.CELL else block.kind,
                }
            )
            for block in self.typed[original]
        ]


def _about_the_rest(finding: Finding, done: Mapping[str, set[int | None]]) -> Finding | None:
    """A finding without the pages and pictures that were typed in; None if it was about these."""
    for kind, numbers in done.items():
        listed = str(finding.values.get(kind, ""))
        rest = [number for number in listed.split(", ") if number and int(number) not in numbers]
        if listed and not rest:
            return None
        if listed:
            values = finding.values | {kind: ", ".join(rest), "count": len(rest)}
            return finding.model_copy(update={"values": values})
    return finding


def _moved(document: Document, typed: TypedFor, others: Iterable[_Transcribed]) -> TypedFor:
    """Moves what was typed to its originals; gives what stays where it was typed."""
    originals = [o for o in others if o.is_original(typed.original) and o.own is not document]
    if not originals or not typed.blocks:
        return typed
    number_of = {position: n for n, position in enumerate(typed.blocks)}
    blocks = [_under(document.blocks[position], number_of) for position in typed.blocks]
    taken = set.union(*(original.take(typed.original, blocks) for original in originals))
    rest = (position for n, position in enumerate(typed.blocks) if n not in taken)
    return typed.model_copy(update={"blocks": tuple(rest)})


def _without_moved(document: Document, rest: Sequence[TypedFor]) -> Document:
    """A transcription without the blocks that were moved out of it."""
    staying = {position for typed in rest for position in typed.blocks}
    moved = {p for typed in document.typed_for for p in typed.blocks} - staying
    position_of: dict[int, int] = {}
    made: list[Block] = []
    for position, block in enumerate(document.blocks):
        if position not in moved:
            position_of[position] = len(made)
            made.append(_under(block, position_of))
    typed_for = tuple(
        typed.model_copy(update={"blocks": tuple(position_of[p] for p in typed.blocks)})
        for typed in rest
    )
    return document.model_copy(update={"blocks": tuple(made), "typed_for": typed_for})


def _void(document: Document, transcribed: Mapping[str, _Transcribed]) -> Iterable[Finding]:
    """What was typed for files that are not there, or are others now."""
    for typed in document.typed_for:
        known = any(t.is_original(typed.original) for t in transcribed.values())
        if typed.blocks and not known:
            yield Finding(
                severity=Severity.WARNING,
                code="transcription_void",
                where=Where(document=document.key),
                values={
                    "name": document.name,
                    "original": typed.title or typed.original.reference,
                    "count": len(typed.blocks),
                },
            )


def _under(block: Block, position_of: Mapping[int, int]) -> Block:
    """The block with its parent where that stands now; without one that is gone."""
    if block.parent is None:
        return block
    return block.model_copy(update={"parent": position_of.get(block.parent)})


def _shifted(parent: int | None, by: int) -> int | None:
    return None if parent is None else parent + by


def _stands_in(block: Block, original: Original) -> bool:
    if original.page is not None:
        return block.place.page == original.page
    return block.place.picture == original.picture


def _folded(block: Block) -> str:
    return " ".join(block.text.split()).casefold()


def _first_of_body(blocks: Sequence[Block]) -> int:
    headed = (n for n, block in enumerate(blocks) if block.kind is not BlockKind.HEADER)
    return next(headed, len(blocks))


def _last_of_body(blocks: Sequence[Block]) -> int:
    """The position after the last block that is no footer."""
    last = len(blocks)
    while last and blocks[last - 1].kind is BlockKind.FOOTER:
        last -= 1
    return last
