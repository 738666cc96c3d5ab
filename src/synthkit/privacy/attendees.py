"""The people who are listed as having been there, by all that they may be called elsewhere."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from synthkit.privacy.name_lexicon import NameKind, name_lexicon
from synthkit.privacy.organisations import is_org_word, known_places
from synthkit.privacy.words import split

if TYPE_CHECKING:
    from synthkit.text.similarity.wordtable import WordTable

_SHORTEST = 3  # letters of a part of a name that is masked by itself
# Letters of the first and of the last part of a compound.
_SHORTEST_BEGINNING, _SHORTEST_END = 2, 5


def names_of_attendees(listed: Iterable[str]) -> Iterator[str]:
    """The names to mask: each in full, and its first and last part where it is no common word.

    Args:
        listed: what stands in lists of attendance; organisations are among it.
    """
    known = name_lexicon()
    for name in listed:
        parts = name.split()
        alone = len(parts) == 1
        if _is_organisation(name) or not any(map(may_name, parts)):
            continue
        if not alone:
            yield name
        elif _is_compound(name.casefold()):
            continue
        for part in dict.fromkeys((parts[0], parts[-1])):
            if len(part) >= _SHORTEST and known.plain(part) and may_name(part):
                yield part


def may_name(word: str) -> bool:
    """Whether a capitalised word may be somebody's name: it is listed, or no language has it."""
    known = name_lexicon()
    listed = (known.given_name(word), known.surname(word))
    if any(name and name.kind is not NameKind.ALIKE for name in listed):
        return True
    return not _table().knows(word.casefold())


def _is_compound(word: str) -> bool:
    """Whether it ends in another word, as "simklubben" does."""
    if name_lexicon().given_name(word.capitalize()):
        return False
    ends = (word[at:] for at in range(_SHORTEST_BEGINNING, len(word) - _SHORTEST_END + 1))
    return any(map(_table().knows, ends))


def _is_organisation(name: str) -> bool:
    words = split(name)
    if not words or name_lexicon().given_name(words[0].text):
        return not words
    return any(map(is_org_word, words)) or bool(known_places(words, name_lexicon()))


@cache
def _table() -> "WordTable":
    # It takes numpy along, and most files list nobody whom the name lists do not know.
    from synthkit.text.similarity.wordtable import WordTable  # noqa: PLC0415

    return WordTable()
