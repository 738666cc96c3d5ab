"""Personal data in a text: e-mail addresses, phone and identity numbers, names of people."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from synthkit.domain.base import Noun
from synthkit.privacy.addresses import find_addresses
from synthkit.privacy.found import Found
from synthkit.privacy.identity_numbers import find_identity_numbers
from synthkit.privacy.listed import ListedNames
from synthkit.privacy.names import find_names
from synthkit.privacy.phones import find_phones


class PersonalDataKind(StrEnum):
    """What a piece of personal data is."""

    EMAIL = "email"
    PHONE = "phone"
    PERSONNUMMER = "personnummer"
    NAME = "name"


class Certainty(StrEnum):
    """How sure it is; of a suspect, a person has to decide what it is."""

    CERTAIN = "certain"
    SUSPECT = "suspect"


class Span(Noun):
    """A piece of personal data and where it stands.

    A genitive's ending is not part of it: of "Annas idé" it is "Anna".

    Attributes:
        start: first code point of the text.
        end: the one after the last.
        text: what stands there.
    """

    start: int
    end: int
    kind: PersonalDataKind
    certainty: Certainty
    text: str


class NameList(Noun):
    """The names that a person has decided on.

    Attributes:
        keep: not private: an organisation, a place, a public office holder. Never flagged, unless
            it is part of a longer name.
        mask: private: always flagged, in genitive, beside any punctuation, as part of a longer
            name, and each part of a full name alone where it is no common word. Where a name
            stands in both, it is private.
    """

    keep: frozenset[str] = frozenset()
    mask: frozenset[str] = frozenset()


def find_personal_data(
    text: str, names: NameList | None = None, headings: Iterable[str] = ()
) -> tuple[Span, ...]:
    """The personal data in a text, in reading order, without overlaps.

    Args:
        text: a note, or a line that was made of notes; in Swedish or English.
        names: what a person has decided on.
        headings: those above it; under "Deltagare" a line of words is a list of people.
    """
    listed = ListedNames((names or NameList()).keep, (names or NameList()).mask)
    taken: list[tuple[PersonalDataKind, Found]] = []
    for kind, finds in (
        (PersonalDataKind.EMAIL, find_addresses(text)),
        (PersonalDataKind.PERSONNUMMER, find_identity_numbers(text)),
        (PersonalDataKind.PHONE, find_phones(text)),
    ):
        taken.extend((kind, found) for found in finds if not _overlaps(found, taken))
    blanked = _blanked(text, (found for _, found in taken))
    people = listed.settled(blanked, find_names(blanked, tuple(headings)))
    taken.extend((PersonalDataKind.NAME, found) for found in people)
    taken.extend(_repeats(blanked, taken, listed))
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


def _overlaps(found: Found, taken: Iterable[tuple[PersonalDataKind, Found]]) -> bool:
    return any(found.start < other.end and other.start < found.end for _, other in taken)


def _blanked(text: str, finds: Iterable[Found]) -> str:
    """The text with what was found made unreadable, every other place unmoved."""
    for found in finds:
        text = text[: found.start] + "#" * (found.end - found.start) + text[found.end :]
    return text


def _repeats(
    text: str, taken: list[tuple[PersonalDataKind, Found]], listed: ListedNames
) -> Iterator[tuple[PersonalDataKind, Found]]:
    """The same names elsewhere in the text, where nothing beside them gave them away."""
    known = list(taken)
    for _, found in [item for item in taken if item[0] is PersonalDataKind.NAME]:
        value = text[found.start : found.end]
        for match in re.finditer(rf"(?<!\w){re.escape(value)}(?=(?:s|'s|’s)?(?!\w))", text):
            again = Found(match.start(), match.end(), certain=found.certain)
            if not _overlaps(again, known) and not listed.keeps(text, again):
                known.append((PersonalDataKind.NAME, again))
                yield PersonalDataKind.NAME, again
