"""Personal data in a text: names of people, and whatever reaches or identifies one."""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from synthkit.privacy.contacts import find_addresses, find_emails, find_phones, find_profiles
from synthkit.privacy.identifiers import (
    find_accounts,
    find_birth_dates,
    find_identity_numbers,
    find_plates,
)
from synthkit.privacy.name_lexicon import name_lexicon
from synthkit.privacy.names import find_names
from synthkit.privacy.spans import (
    Certainty,
    Covered,
    Match,
    NameList,
    PersonalDataKind,
    Span,
    placeholder_pattern,
)
from synthkit.text.wordforms import PART

# The words of a name in lower case, without full stops: "A. Lindqvist" is ("a", "lindqvist").
Form = tuple[str, ...]
_GENITIVE = r"(?:s|'s|’s|:s|'|’)?"
# Names are looked up by this many letters of their first word.
_LETTERS = 3
# Whatever has a form of its own; what an earlier one found, a later one cannot.
FINDERS: Final[tuple[tuple[PersonalDataKind, Callable[[str], list[Match]]], ...]] = (
    (PersonalDataKind.EMAIL, find_emails),
    (PersonalDataKind.PROFILE, find_profiles),
    (PersonalDataKind.ACCOUNT, find_accounts),
    (PersonalDataKind.PERSONNUMMER, find_identity_numbers),
    (PersonalDataKind.BIRTH_DATE, find_birth_dates),
    (PersonalDataKind.ADDRESS, find_addresses),
    (PersonalDataKind.PHONE, find_phones),
    (PersonalDataKind.PLATE, find_plates),
)
_Taken = list[tuple[PersonalDataKind, Match]]
# Stands for what was found already: nobody writes it, and no rule matches it.
_BLANK = "#"
# What people write is found in so many passes; from then on the rest of a word goes with what is
# found in it, so that a chain of thousands ("@b.se@b.se") is not gone through link by link.
_PASSES = 8
_REST_OF_WORD = re.compile(rf"[^\s{_BLANK}]*")


def form_of(name: str) -> Form:
    """The form of a name as written."""
    return tuple(name.casefold().replace(".", " ").split())


def is_full(form: Form) -> bool:
    """Whether it is a full name: several words, none of them an initial."""
    return len(form) > 1 and not _is_shortened(form)


def is_part(form: Form, whole: Form) -> bool:
    """Whether a form can be short for a full name: "anna", "anna l", "a lindqvist"."""
    if form == whole:
        return True
    if len(form) == 1:
        return form[0] in {whole[0], whole[-1]}
    ends = zip((form[0], form[-1]), (whole[0], whole[-1]), strict=True)
    return _is_shortened(form) and all(
        short == long or (len(short) == 1 and long.startswith(short)) for short, long in ends
    )


def _is_shortened(form: Sequence[str]) -> bool:
    return any(len(word) == 1 for word in form)


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


def find_personal_data(
    text: str, names: NameList | None = None, headings: Iterable[str] = ()
) -> tuple[Span, ...]:
    """The personal data in a text, in reading order, without overlaps.

    What `mask` puts in is never found, and once all of this is masked, nothing more is found.

    Args:
        text: a note, or a line made of notes, in any language that we know.
        names: what a person has decided on.
        headings: those above it; under "Deltagare" a line of words is a list of people.
    """
    decided = names or NameList()
    return _personal_data(text, decided_names(decided.keep, decided.mask), tuple(headings))


# A note is searched at many steps of one command: when names are listed, masked, and checked.
@lru_cache(maxsize=2**13)
def _personal_data(text: str, decisions: DecidedNames, above: tuple[str, ...]) -> tuple[Span, ...]:
    taken: _Taken = []
    readable = placeholder_pattern().sub(lambda match: _BLANK * len(match.group()), text)
    passes = itertools.count()
    while more := _matches(readable, decisions, above):
        taken += more if next(passes) < _PASSES else _whole_words(readable, more)
        readable = _blanked(readable, taken)
    return tuple(
        Span(
            start=found.start,
            end=found.end,
            kind=kind,
            certainty=Certainty.CERTAIN if found.certain else Certainty.SUSPECT,
            text=text[found.start : found.end],
        )
        for kind, found in sorted(taken, key=lambda item: item[1].start)
    )


def _matches(text: str, decisions: DecidedNames, headings: tuple[str, ...]) -> _Taken:
    """What is found in one pass; names that were hidden by others may come up in the next."""
    taken: _Taken = []
    covered = Covered(len(text))
    for kind, find in FINDERS:
        for found in find(text):
            if not covered.overlaps(found):
                covered.add(found)
                taken.append((kind, found))
    readable = _blanked(text, taken)
    people = decisions.applied(readable, find_names(readable, headings))
    taken.extend((PersonalDataKind.NAME, found) for found in people)
    taken.extend(_repeats(readable, taken, decisions))
    return taken


def _whole_words(text: str, found: _Taken) -> _Taken:
    """Each to the end of its word, but for those that another one then covers."""
    covered = Covered(len(text))
    whole: _Taken = []
    for kind, one in found:
        rest = _REST_OF_WORD.match(text, one.end)
        longer = replace(one, end=rest.end() if rest else one.end)
        if not covered.overlaps(longer):
            covered.add(longer)
            whole.append((kind, longer))
    return whole


def _blanked(text: str, taken: _Taken) -> str:
    """The text with what was found blanked out, so that all else keeps its place."""
    letters = list(text)
    for _, found in taken:
        letters[found.start : found.end] = _BLANK * (found.end - found.start)
    return "".join(letters)


def _repeats(
    text: str, taken: _Taken, decisions: DecidedNames
) -> Iterator[tuple[PersonalDataKind, Match]]:
    """The same names elsewhere in the text, where nothing around them gives them away."""
    covered = Covered(len(text), (found for _, found in taken))
    names = [found for kind, found in taken if kind is PersonalDataKind.NAME]
    for value, found in {text[name.start : name.end]: name for name in reversed(names)}.items():
        for match in re.finditer(rf"(?<!\w){re.escape(value)}(?=(?:s|'s|’s)?(?!\w))", text):
            again = Match(match.start(), match.end(), certain=found.certain)
            if not covered.overlaps(again) and not decisions.keeps(text, again):
                covered.add(again)
                yield PersonalDataKind.NAME, again
