"""Files with the same notes: a copy, or a docx beside its pdf.

Two files are duplicates if their words are the same, and mostly in the same order: white space,
list signs, case, the page's furniture and words cut at a line's end do not count. As soon as one
has a word that the other lacks, both count, and a finding says how alike they are: nothing is lost.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from synthkit.model.document import Document
from synthkit.notes.furniture import is_page_number
from synthkit.notes.points import without_list_sign
from synthkit.notes.units import NO_BODY
from synthkit.notes.wording import carries_nothing
from synthkit.text.wordforms import bare_words

NEARLY_ALL = 0.98  # Dice coefficient of the words of two files
_CUT_WORDS = 0.8  # the same, where letter by letter they are equal: words may be cut or glued
_SIZES_ALIKE = 0.96  # what that coefficient asks of the numbers of words
_PIECE = 16  # letters: about two words and what joins them
_ORDER_ALIKE = 0.5  # of the pieces of two files with the same words
_MOST_APART = 0.05  # of the words of a file, what one that shares nearly all may lack


@dataclass(frozen=True, slots=True)
class DuplicateFiles:
    """Which files are copies of which, by key.

    Attributes:
        originals: copy to original.
        near: pairs that are almost the same; both count.
    """

    originals: dict[str, Document]
    near: tuple[tuple[Document, Document], ...]


@dataclass(frozen=True, slots=True)
class _Body:
    document: Document
    words: Counter[str]
    letters: Counter[str]
    size: int
    spelt: str


def find_duplicates(
    documents: tuple[Document, ...],
    has_notes: Callable[[Document], bool],
    about: Callable[[Document], tuple[str | None, int | None]],
) -> DuplicateFiles:
    """The copies among documents that come in the natural order of their paths.

    Args:
        documents: all of them.
        has_notes: whether a document holds any notes; those that hold none are nobody's copies.
        about: which group and which question a document as a whole is about: the same few words
            of two groups are no copies, unless the files are the same byte for byte.
    """
    # A copy bears the longer name ("Grupp 4 - kopia.pdf"), and must not take the place of the
    # file whose notes a person may have settled already.
    by_rank = sorted(documents, key=lambda d: (not _is_word(d), len(d.path)))  # stable
    bodies = [_body(document) for document in by_rank]
    kept = _Kept(bodies)
    originals: dict[str, Document] = {}
    near: list[tuple[Document, Document]] = []
    for body in bodies:
        original = kept.like(body)
        if original is None or not has_notes(body.document):
            kept.append(body)
            continue
        same_bytes = original.document.content_hash == body.document.content_hash
        pairs = zip(about(original.document), about(body.document), strict=True)
        same_matter = not any(None not in pair and pair[0] != pair[1] for pair in pairs)
        same_words = _holds_all(original.words, body.words) and _in_like_order(original, body)
        if same_bytes or (same_matter and same_words):
            originals[body.document.key] = original.document
        else:
            near.append((original.document, body.document))
            kept.append(body)
    return DuplicateFiles(originals, tuple(near))


class _Kept:
    """An index of the files that are no copies, for finding one that is nearly the same.

    Nearly all of the words of two such files are the same. So of the few words of each that are
    rarest in all files, one at least is shared (prefix filtering: Chaudhuri et al. 2006), and no
    file needs to be compared with every other.
    """

    def __init__(self, bodies: Sequence[_Body]) -> None:
        self._spread = Counter(word for body in bodies for word in body.words)
        self._bodies: list[_Body] = []
        self._by_key: dict[Hashable, list[int]] = {}

    def append(self, body: _Body) -> None:
        for key in self._keys(body):
            self._by_key.setdefault(key, []).append(len(self._bodies))
        self._bodies.append(body)

    def like(self, body: _Body) -> _Body | None:
        """The first that is so alike that one of the two may be a copy."""
        found = sorted({at for key in self._keys(body) for at in self._by_key.get(key, ())})
        return next((self._bodies[at] for at in found if _are_alike(self._bodies[at], body)), None)

    def _keys(self, body: _Body) -> set[Hashable]:
        """What two files that are alike have at least one of in common."""
        rarest = sorted(body.words, key=lambda word: (self._spread[word], word))
        apart = int(_MOST_APART * body.size) + 1
        several = [(word, time) for word in rarest[:apart] for time in range(body.words[word])]
        letters = frozenset(body.letters.items())
        return {body.document.content_hash, letters, *several[:apart]}


def _is_word(document: Document) -> bool:
    return document.name.casefold().endswith((".docx", ".docm", ".dotx", ".dotm"))


def _body(document: Document) -> _Body:
    counted: Counter[str] = Counter()
    spelt: list[str] = []
    for block in document.blocks:
        if block.kind in NO_BODY or is_page_number(block.text, block.place.page):
            continue
        for line in block.text.splitlines():
            bare = without_list_sign(line)
            if not carries_nothing(bare):
                words = [word for word in bare_words(bare) if len(word) > 1 or word.isdigit()]
                counted.update(words)
                spelt += words
    return _Body(document, counted, _letters(counted), counted.total(), "".join(spelt))


def _are_alike(one: _Body, other: _Body) -> bool:
    """Whether two files are so alike that one may be a copy of the other."""
    if one.document.content_hash == other.document.content_hash:
        return True
    same_letters = one.letters == other.letters and one.size > 0
    sizes = sorted((one.size, other.size))
    if not same_letters and sizes[0] < _SIZES_ALIKE * sizes[1]:
        return False
    shared = 2 * (one.words & other.words).total()
    least = _CUT_WORDS if same_letters else NEARLY_ALL
    return sizes[0] > 0 and shared >= least * (one.size + other.size)


def _in_like_order(one: _Body, other: _Body) -> bool:
    """Whether most of two files is spelt in the same order; a list in another order is not.

    Columns of a page may come in any order, but each is read from top to bottom.
    """
    pieces = [
        Counter(each.spelt[at : at + _PIECE] for at in range(len(each.spelt)))
        for each in (one, other)
    ]
    return (pieces[0] & pieces[1]).total() >= _ORDER_ALIKE * max(p.total() for p in pieces)


def _holds_all(original: Counter[str], copy: Counter[str]) -> bool:
    """Whether the original has every letter of the words that only the copy has.

    A word that was cut or glued differently has the same letters in both.
    """
    return not _letters(copy - original) - _letters(original - copy)


def _letters(counted: Counter[str]) -> Counter[str]:
    letters: Counter[str] = Counter()
    for word, times in counted.items():
        for letter in word:
            letters[letter] += times
    return letters
