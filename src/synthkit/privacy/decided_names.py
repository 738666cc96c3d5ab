"""The names that a person has decided on, found in a text."""

import re
from collections.abc import Iterable
from functools import lru_cache

from synthkit.privacy.name_lexicon import name_lexicon
from synthkit.privacy.spans import Match

_GENITIVE = r"(?:s|'s|’s|:s|'|’)?"
_WORD = re.compile(r"\w+")
# Names are looked up by so many letters of their first word.
_LETTERS = 3


# To list hundreds of names takes longer than to look for them in a note.
@lru_cache(maxsize=8)
def decided_names(keep: frozenset[str], mask: frozenset[str]) -> "DecidedNames":
    """The same list for the same names."""
    return DecidedNames(keep, mask)


class DecidedNames:
    """Names to keep and names to mask."""

    def __init__(self, keep: Iterable[str], mask: Iterable[str]) -> None:
        self._mask = tuple(sorted({_folded(name) for name in mask} - {""}, key=_longest_first))
        self._forms = _by_first_word(self._mask)
        self._settled = {form.casefold() for held in self._forms.values() for _, form in held}
        private = {name.casefold() for name in self._mask}
        kept = {_folded(name) for name in keep} - {""}
        self._keep = tuple(
            sorted((name for name in kept if name.casefold() not in private), key=_longest_first)
        )

    def settled(self, text: str, finds: Iterable[Match]) -> list[Match]:
        """What was found, without the names to keep and with all names to mask."""
        stays = [found for found in finds if not self.keeps(text, found)]
        for private in self._private(text):
            touching = [found for found in stays if found.overlaps(private)]
            stays = [found for found in stays if found not in touching]
            stays.append(
                Match(
                    min([private.start, *(found.start for found in touching)]),
                    max([private.end, *(found.end for found in touching)]),
                    certain=True,
                )
            )
        return sorted(stays, key=lambda found: found.start)

    def keeps(self, text: str, found: Match) -> bool:
        """Whether what was found is a name to keep, or lies within one."""
        return any(
            match.start() <= found.start and found.end <= match.end()
            for name in self._keep
            for match in _whole(name, re.IGNORECASE).finditer(text)
        )

    def settles(self, name: str) -> bool:
        """Whether a person has decided on this very name, or on the full name it is part of."""
        return _folded(name).casefold() in self._settled

    def _private(self, text: str) -> Iterable[Match]:
        begun = {_begun(word) for word in _WORD.findall(text)}
        there = {start[:length] for start in begun for length in range(_LETTERS + 1)}
        likely = sorted(held for start in there for held in self._forms.get(start, ()))
        for _, form in likely:
            flags = re.IGNORECASE if _plain(form) else re.NOFLAG
            for match in _whole(form, flags).finditer(text):
                yield Match(match.start(), match.start() + _bare(match.group(), form), certain=True)


def _by_first_word(names: tuple[str, ...]) -> dict[str, list[tuple[int, str]]]:
    """All forms of names, numbered in their order, by how the first word of each begins."""
    forms = (form for name in names for form in (name, *_parts(name)))
    by_word: dict[str, list[tuple[int, str]]] = {}
    for number, form in enumerate(forms):
        word = _WORD.search(form)
        by_word.setdefault(_begun(word.group()) if word else "", []).append((number, form))
    return by_word


def _begun(word: str) -> str:
    """How a word begins, whatever its case, and whether or not an i has a dot."""
    return word.casefold().replace("i\u0307", "i").replace("ı", "i")[:_LETTERS]


def _folded(name: str) -> str:
    return " ".join(name.split())


def _longest_first(name: str) -> tuple[int, str]:
    return -len(name), name


def _whole(name: str, flags: re.RegexFlag) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word) for word in name.split())
    return re.compile(rf"(?<!\w){words}{_GENITIVE}(?!\w)", flags)


def _bare(matched: str, name: str) -> int:
    """How much of what matched is the name without a genitive's ending."""
    pattern = r"\s+".join(re.escape(word) for word in name.split())
    match = re.match(pattern, matched, re.IGNORECASE)
    return match.end() if match else len(matched)


def _plain(name: str) -> bool:
    """Whether small letters leave it a name: "anna" is one, "per" is not."""
    return " " in name or name_lexicon().plain(name.capitalize())


def _parts(name: str) -> tuple[str, ...]:
    """The parts of a full name that stand for the person alone."""
    parts = name.split()
    known = name_lexicon()
    if len(parts) < 2:
        return ()
    return tuple(
        part
        for part in (parts[0], parts[-1])
        if len(part) > 2 and known.plain(part) and (known.given_name(part) or known.surname(part))
    )
