"""Pages and pictures of the files that documents were read from, as pictures for a person."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from synthkit.errors import Unreadable
from synthkit.model.document import Document, RefusalReason, SetAsideReason, content_hash
from synthkit.model.synthesis import Synthesis
from synthkit.privacy.masker import Masker
from synthkit.privacy.spans import Span
from synthkit.readers.contents import Limits
from synthkit.readers.page_images import PageImages, WantedImages, page_images
from synthkit.readers.pool import FilePool, Task
from synthkit.store.documents import StoredDocument
from synthkit.store.store import Store
from synthkit.text.wordforms import bare_words

# Of all pictures in a web page, in characters of base64, so that it opens at once.
_MOST_IN_ALL: Final = 10_000_000
_LONGEST_SIDE: Final = 1000  # pixels: print stays legible beside the text
_QUALITY: Final = 60


@dataclass(frozen=True, slots=True)
class Fetching:
    """How the files are come by that documents were read from.

    Attributes:
        content: the bytes of the file that a document was read from, or raises `Unreadable`.
        limits: for each file.
        on_file: gets the path of each file once it is dealt with.
    """

    content: Callable[[StoredDocument], bytes]
    limits: Limits
    on_file: Callable[[str], None]


def fetched_images(
    documents: Sequence[Document], wanted: WantedImages, store: Store, fetching: Fetching
) -> dict[str, PageImages | RefusalReason]:
    """The wanted images by the key of their document, or why there are none."""
    known = {stored.key: stored for stored in store.known()}
    tasks = [Task(d.path, d.key, 0, _content_of(d, known[d.key], fetching)) for d in documents]
    found: dict[str, PageImages | RefusalReason] = {}
    with FilePool(fetching.limits, partial(page_images, wanted), PageImages) as pool:
        for task, result in pool.read_all(tasks):
            found[task.key] = result
            fetching.on_file(task.path)
    return found


def page_pictures(
    documents: Sequence[Document],
    store: Store,
    fetching: Fetching,
    visible: Mapping[str, frozenset[str]] | None = None,
) -> dict[tuple[str, int], str]:
    """Each page of the documents that have pages, for a web page.

    Args:
        documents: of which pages are wanted.
        store: that knows their files.
        fetching: how these are come by.
        visible: see `visible_words`; None where personal data may be seen.

    Returns:
        JPEGs in base64 by the key of the document and the number of the page; "" for those that
        would make the web page too heavy. Pages that cannot be shown any longer are not there.
    """
    numbers = {document.key: _pages(document) for document in documents}
    paged = [document for document in documents if numbers[document.key]]
    wanted = WantedImages(
        numbers=numbers, longest_side=_LONGEST_SIDE, quality=_QUALITY, visible=visible
    )
    fetched = fetched_images(paged, wanted, store, fetching)
    pictures: dict[tuple[str, int], str] = {}
    room = _MOST_IN_ALL
    for document in paged:
        images = fetched[document.key]
        for image in images.pictures if isinstance(images, PageImages) else ():
            if image.data:
                room -= len(image.data)
                pictures[document.key, image.number] = image.data if room >= 0 else ""
    return pictures


def visible_words(synthesis: Synthesis, masker: Masker) -> dict[str, frozenset[str]]:
    """By the key of each document, the words on its pages that personal data is no part of.

    They stand in the masked words of its notes and of what was set aside, and nowhere in the whole
    material in what is masked.
    """
    material = masker.synthesis(synthesis).material
    real = synthesis.material
    covered: set[str] = set()
    shown: dict[str, set[str]] = {document.key: set() for document in material.documents}
    for note in real.notes:
        covered.update(_words(masker.spans(note.text, note.headings)))
    for aside in real.set_asides:
        is_list = aside.reason is SetAsideReason.ATTENDANCE
        found = masker.people_in if is_list else masker.spans
        covered.update(_words(found(aside.text)))
    texts = [(note.document, note.text) for note in material.notes]
    for key, text in (*texts, *((aside.document, aside.text) for aside in material.set_asides)):
        shown[key].update(bare_words(text))
    return {key: frozenset(words - covered) for key, words in shown.items()}


def _words(masked: Iterable[Span]) -> Iterator[str]:
    for span in masked:
        yield from bare_words(span.text)


def _pages(document: Document) -> tuple[int, ...]:
    read = {block.place.page for block in document.blocks if block.place.page}
    return tuple(sorted(read | set(document.unread_pages)))


def _content_of(
    document: Document, stored: StoredDocument, fetching: Fetching
) -> Callable[[], bytes]:
    def content() -> bytes:
        content = fetching.content(stored)
        if content_hash(content) != document.content_hash:
            raise Unreadable(RefusalReason.CHANGED_WHILE_READ.value, name=document.name)
        return content

    return content
