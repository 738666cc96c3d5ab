"""Which language the documents are written in."""

from collections import Counter
from collections.abc import Iterable

from synthkit.model.document import Document
from synthkit.model.workshop import Language
from synthkit.notes.wording import ENGLISH, SWEDISH, words

_ONLY_SWEDISH = SWEDISH - ENGLISH
_ONLY_ENGLISH = ENGLISH - SWEDISH


def find_language(documents: Iterable[Document]) -> Language:
    """Swedish or English, by counting words that belong to one of them; Swedish when unsure."""
    counts: Counter[str] = Counter()
    for document in documents:
        for block in document.blocks:
            counts.update(words(block.text))
    swedish = sum(counts[word] for word in _ONLY_SWEDISH)
    english = sum(counts[word] for word in _ONLY_ENGLISH)
    return "en" if english > swedish else "sv"
