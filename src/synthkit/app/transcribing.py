"""What no program reads, put before a person: each page or picture beside a list to type into."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from synthkit.app.page_pictures import Fetching, fetched_images
from synthkit.exporters.docx.transcription_form import ToType, transcription
from synthkit.model.document import Document, Place, RefusalReason
from synthkit.model.original import Original
from synthkit.notes.transcriptions import with_transcriptions
from synthkit.readers.ocr import UNCERTAIN
from synthkit.readers.page_images import PageImages, WantedImages
from synthkit.store.store import Store
from synthkit.text.catalogue import catalogue
from synthkit.text.languages import LanguageCode


@dataclass(frozen=True, slots=True)
class Remaining:
    """What is still to be typed in.

    Attributes:
        items: each page or picture, in the order of the files.
        out_of_reach: paths of files that are gone, or others than they were when they were read.
    """

    items: tuple[ToType, ...]
    out_of_reach: tuple[str, ...]

    def as_document(self, language: LanguageCode, made_at: dt.datetime) -> bytes:
        """The Word document to type into."""
        return transcription(self.items, language, made_at)


def remaining(store: Store, fetching: Fetching, language: LanguageCode) -> Remaining:
    """Every page and picture that nothing and nobody has read well yet, of each file once."""
    by_content: dict[str, Document] = {}
    for document in with_transcriptions(store.documents()).value:
        if _kind(document):
            by_content.setdefault(document.content_hash, document)
    documents = tuple(by_content.values())
    wanted = WantedImages(numbers={d.key: _numbers(d) for d in documents})
    shown = fetched_images(documents, wanted, store, fetching)
    gone = {RefusalReason.CHANGED_WHILE_READ, RefusalReason.NOT_ALLOWED, RefusalReason.NOT_A_FILE}
    return Remaining(
        items=tuple(
            item
            for document in documents
            if shown[document.key] not in gone
            for item in _items(document, shown[document.key], language)
        ),
        out_of_reach=tuple(d.path for d in documents if shown[d.key] in gone),
    )


def _kind(document: Document) -> Literal["page", "picture"] | None:
    """What is to be typed in: a file has pages, or else pictures among its text."""
    doubtful = _doubtful(document)
    if document.unread_pages or any(place.page for place in doubtful):
        return "page"
    pictures = document.unread_pictures or any(place.picture for place in doubtful)
    return "picture" if pictures else None


def _numbers(document: Document) -> tuple[int, ...]:
    if _kind(document) == "page":
        found = {*document.unread_pages, *(place.page for place in _doubtful(document))}
    else:
        found = {p.number for p in document.unread_pictures}
        found |= {place.picture for place in _doubtful(document)}
    return tuple(sorted(number for number in found if number is not None))


def _doubtful(document: Document) -> list[Place]:
    """Where text was recognised, and many of its words are wrong."""
    return [
        block.place
        for block in document.blocks
        if block.confidence is not None and block.confidence < UNCERTAIN
    ]


def _items(
    document: Document, shown: PageImages | RefusalReason, language: LanguageCode
) -> Iterator[ToType]:
    kind = _kind(document)
    pictures = {p.number: p.jpeg for p in shown.pictures} if isinstance(shown, PageImages) else {}
    for number in _numbers(document):
        title = catalogue(language).text(
            f"document.transcribe.{kind}", name=document.path, number=number
        )
        place = {"page": number} if kind == "page" else {"picture": number}
        original = Original.of(document.content_hash, **place)
        yield ToType(original, title, pictures.get(number, b""))
