"""The people who are listed as having been there, by all that they may be called elsewhere."""

from collections.abc import Iterable, Iterator

from synthkit.privacy.name_lexicon import NameKind, name_lexicon
from synthkit.privacy.organisations import is_org_word, known_places
from synthkit.privacy.words import split

_SHORTEST = 3  # letters of a part of a name that is masked by itself


def names_of_attendees(listed: Iterable[str]) -> Iterator[str]:
    """The names to mask: each in full, and its first and last part where it is no common word.

    Args:
        listed: what stands in lists of attendance; organisations are among it.
    """
    known = name_lexicon()
    for name in listed:
        # "Anna Ek RUA": the last word is where she works.
        parts = [part for part in name.split() if not _is_abbreviation(part)]
        alone = len(parts) == 1
        if _is_organisation(name) or not any(map(known.may_name, parts)):
            continue
        if not alone:
            yield " ".join(parts)
        elif known.is_compound(name):
            continue
        for part in dict.fromkeys((parts[0], parts[-1])):
            if len(part) >= _SHORTEST and known.plain(part) and known.may_name(part):
                yield part


def _is_abbreviation(word: str) -> bool:
    """Whether it is all in capitals, and no name that is borne here."""
    known, name = name_lexicon(), word.title()
    familiar = any(
        one and one.kind is NameKind.FAMILIAR
        for one in (known.given_name(name), known.surname(name))
    )
    return word.isupper() and len(word) > 1 and not familiar


def _is_organisation(name: str) -> bool:
    words = split(name)
    if not words or name_lexicon().given_name(words[0].text):
        return not words
    return any(map(is_org_word, words)) or bool(known_places(words, name_lexicon()))
