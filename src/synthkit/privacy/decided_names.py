"""The names that a person has decided on, found in a text."""

import re
from collections.abc import Iterable
from functools import lru_cache

from synthkit.privacy.name_lexicon import name_lexicon
from synthkit.privacy.spans import Match
from synthkit.text.wordforms import PART

_GENITIVE = r"(?:s|'s|’s|:s|'|’)?"
# Names are looked up by this many letters of their first word.
_LETTERS = 3


# Compiling hundreds of names takes longer than searching a note for them.
@lru_cache(maxsize=8)
def decided_names(keep: frozenset[str], mask: frozenset[str]) -> "DecidedNames":
    """The same object for the same names."""
    return DecidedNames(keep, mask)


class DecidedNames:
    """Names to keep and names to mask, as found in texts."""

    def __init__(self, keep: Iterable[str], mask: Iterable[str]) -> None:
        self._mask = tuple(sorted({_folded(name) for name in mask} - {""}, key=_longest_first))
        self._forms = _by_first_word(self._mask)
        self._decided = {form.casefold() for forms in self._forms.values() for _, form in forms}
        private = {name.casefold() for name in self._mask}
        kept = {_folded(name) for name in keep} - {""}
        self._keep = tuple(
            sorted((name for name in kept if name.casefold() not in private), key=_longest_first)
        )

    def applied(self, text: str, matches: Iterable[Match]) -> list[Match]:
        """The matches, without the names to keep and with all names to mask."""
        kept = [found for found in matches if not self.keeps(text, found)]
        for private in self._private(text):
            touching = [found for found in kept if found.overlaps(private)]
            kept = [found for found in kept if found not in touching]
            kept.append(
                Match(
                    min([private.start, *(found.start for found in touching)]),
                    max([private.end, *(found.end for found in touching)]),
                    certain=True,
                )
            )
        return sorted(kept, key=lambda found: found.start)

    def keeps(self, text: str, found: Match) -> bool:
        """Whether what was found is a name to keep, or part of one."""
        return any(
            match.start() <= found.start and found.end <= match.end()
            for name in self._keep
            for match in _whole(name, re.IGNORECASE).finditer(text)
        )

    def decides(self, name: str) -> bool:
        """Whether a person has decided on this very name, or on the full name it is part of."""
        return _folded(name).casefold() in self._decided

    def _private(self, text: str) -> Iterable[Match]:
        starts = {_start(word) for word in PART.findall(text)}
        prefixes = {start[:length] for start in starts for length in range(_LETTERS + 1)}
        candidates = sorted(form for start in prefixes for form in self._forms.get(start, ()))
        for _, form in candidates:
            flags = re.IGNORECASE if _plain(form) else re.NOFLAG
            for match in _whole(form, flags).finditer(text):
                yield Match(match.start(), match.start() + _bare(match.group(), form), certain=True)


def _by_first_word(names: tuple[str, ...]) -> dict[str, list[tuple[int, str]]]:
    """All forms of names, numbered in their order, by the start of their first word."""
    forms = (form for name in names for form in (name, *_parts(name)))
    by_word: dict[str, list[tuple[int, str]]] = {}
    for number, form in enumerate(forms):
        word = PART.search(form)
        by_word.setdefault(_start(word.group()) if word else "", []).append((number, form))
    return by_word


def _start(word: str) -> str:
    """The first letters of a word, whatever its case, and whether or not an i has a dot."""
    return word.casefold().replace("i\u0307", "i").replace("ı", "i")[:_LETTERS]


def _folded(name: str) -> str:
    return " ".join(name.split())


def _longest_first(name: str) -> tuple[int, str]:
    return -len(name), name


def _whole(name: str, flags: re.RegexFlag) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word) for word in name.split())
    return re.compile(rf"(?<!\w){words}{_GENITIVE}(?!\w)", flags)


def _bare(matched: str, name: str) -> int:
    """How much of what matched is the name without a genitive ending."""
    pattern = r"\s+".join(re.escape(word) for word in name.split())
    match = re.match(pattern, matched, re.IGNORECASE)
    return match.end() if match else len(matched)


def _plain(name: str) -> bool:
    """Whether it is a name in lower case too: "anna" is, "per" is not."""
    return " " in name or name_lexicon().plain(name.capitalize())


def _parts(name: str) -> tuple[str, ...]:
    """The parts of a full name that can only mean a person."""
    parts = name.split()
    known = name_lexicon()
    if len(parts) < 2:
        return ()
    return tuple(
        part
        for part in (parts[0], parts[-1])
        if len(part) > 2 and known.plain(part) and (known.given_name(part) or known.surname(part))
    )
