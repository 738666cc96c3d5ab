"""Personal data in a text: names of people, and whatever reaches or identifies one."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from synthkit.privacy.contacts import find_addresses, find_emails, find_profiles
from synthkit.privacy.decided_names import DecidedNames, decided_names
from synthkit.privacy.identifiers import (
    find_accounts,
    find_birth_dates,
    find_identity_numbers,
    find_plates,
)
from synthkit.privacy.names import find_names
from synthkit.privacy.phones import find_phones
from synthkit.privacy.placeholders import placeholder_pattern
from synthkit.privacy.spans import Certainty, Match, NameList, PersonalDataKind, Span

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
    decisions = decided_names(decided.keep, decided.mask)
    above = tuple(headings)
    taken: _Taken = []
    readable = placeholder_pattern().sub(lambda match: _BLANK * len(match.group()), text)
    while more := _matches(readable, decisions, above):
        taken += more
        readable = _blanked(readable, more)
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
    for kind, find in FINDERS:
        taken.extend((kind, found) for found in find(text) if not _overlaps(found, taken))
    readable = _blanked(text, taken)
    people = decisions.applied(readable, find_names(readable, headings))
    taken.extend((PersonalDataKind.NAME, found) for found in people)
    taken.extend(_repeats(readable, taken, decisions))
    return taken


def _overlaps(found: Match, taken: _Taken) -> bool:
    return any(found.overlaps(other) for _, other in taken)


def _blanked(text: str, taken: _Taken) -> str:
    """The text with what was found blanked out, so that all else keeps its place."""
    for _, found in taken:
        text = text[: found.start] + _BLANK * (found.end - found.start) + text[found.end :]
    return text


def _repeats(
    text: str, taken: _Taken, decisions: DecidedNames
) -> Iterator[tuple[PersonalDataKind, Match]]:
    """The same names elsewhere in the text, where nothing around them gives them away."""
    known = list(taken)
    names = [found for kind, found in taken if kind is PersonalDataKind.NAME]
    for value, found in {text[name.start : name.end]: name for name in reversed(names)}.items():
        for match in re.finditer(rf"(?<!\w){re.escape(value)}(?=(?:s|'s|’s)?(?!\w))", text):
            again = Match(match.start(), match.end(), certain=found.certain)
            if not _overlaps(again, known) and not decisions.keeps(text, again):
                known.append((PersonalDataKind.NAME, again))
                yield PersonalDataKind.NAME, again
