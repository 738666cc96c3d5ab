"""The roles of a table's columns: by known headings, else by what they hold; never by position."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from synthkit.text.folder import Forms
from synthkit.text.languages import capitals, either, every
from synthkit.text.wordforms import bare_words


class Role(StrEnum):
    """What a column holds."""

    NOTE = "note"
    CONTINUED = "continued"
    QUESTION = "question"
    GROUP = "group"
    PERSONAL = "personal"
    IGNORED = "ignored"
    STAMP = "stamp"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its heading and role.

    Attributes:
        asks: the heading is the question, as in a form; else it only says what the column holds.
        question: the one that a person named instead of the heading.
    """

    number: int
    heading: str
    role: Role
    asks: bool = False
    question: str = ""


def plain(text: str) -> str:
    """A heading or a short answer for comparing."""
    return " ".join(text.casefold().split()).strip(" .:!*_")


def _known(listed: Callable[[Forms], Iterable[str]]) -> frozenset[str]:
    return frozenset(plain(one) for language in every() for one in listed(language.forms))


NOTES = _known(lambda forms: forms.notes)
_CONTINUED = _known(lambda forms: forms.continued)
_QUESTION = _known(lambda forms: forms.question)
_GROUP = _known(lambda forms: forms.group)
_LABELS = _known(lambda forms: forms.labels)
_PERSONAL = _known(lambda forms: forms.personal)
_OWNERS = _known(lambda forms: forms.owners)
_STAMPS = _known(lambda forms: forms.stamps)
_IGNORED = _known(lambda forms: forms.ignored)
_OTHER_BEGINNINGS = tuple(_known(lambda forms: forms.other_beginnings))
_CLOSED = tuple(f"{one} " for one in _known(lambda forms: forms.closed))
_CLOSED_WHOLE = _known(lambda forms: forms.closed)
_ANSWER = _known(lambda forms: forms.answer_endings)
_OTHER = _known(lambda forms: forms.other_endings)
KNOWN = NOTES | _CONTINUED | _QUESTION | _GROUP | _LABELS | _PERSONAL | _STAMPS | _IGNORED

_KINDS = {w: name for language in every() for w, name in language.groups.kinds.items()}
_KIND = "|".join(sorted(map(re.escape, _KINDS), key=lambda kind: (-len(kind), kind)))
_NAME = rf"(?:(?-i:[{capitals()}])|(?:{either(lambda language: language.groups.colours)})\b)[\w-]*"
_GROUP_LIKE = re.compile(
    rf"(?:{_KIND})(?:[\s:#.\-]*\d{{1,2}}|[\s:#.\-]+{_NAME}(?:\s[\w-]+)?)", re.IGNORECASE
)
_MENTIONS_GROUP = re.compile(rf"\b({_KIND})\b", re.IGNORECASE)
_ANY_KINDS = frozenset(language.groups.kind for language in every())
_SIGN_OF_GROUP = re.compile(
    rf"\d{{1,3}}[a-z]?|[a-z]|(?:{either(lambda language: language.groups.colours)})", re.IGNORECASE
)
_NUMBER = re.compile(r"[+-]?[\d\s.,:/%]*\d[\d\s.,:/%]*")
_DATE = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T,]+\d{1,2}[:.]\d{2}.*)?|\d{1,2}[:.]\d{2}.*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\S+@\S+\.\S+|(?:https?://|www\.)\S+")
_PHONE = re.compile(r"(?:\+|00)?\d[\d \-()]{6,}\d")
_ID = re.compile(r"(?=\S*\d)[\w\-{}]{4,}|[0-9a-f-]{16,}", re.IGNORECASE)
_MOST_CHOICES = 0.7  # of answers, or of the choices in them, that are unlike all others
FREE_TEXT = 2.5  # words of an answer on average
_LONG_TEXT = 4.0  # words, where even a heading that asks nothing heads notes
_LONGEST_GROUP = 40  # characters


def is_group_like(text: str) -> bool:
    """Whether it names a group: "Grupp 1", "Bord Ekorren"."""
    return _GROUP_LIKE.fullmatch(text.strip()) is not None


def asks(heading: str) -> bool:
    """Whether a heading reads as a question to answer."""
    return heading.rstrip(" *").endswith("?") or len(bare_words(heading)) >= 4


def is_of_voice(heading: str) -> bool:
    """Whether a column is known to say who answers, not what."""
    return plain(heading) in _GROUP | _PERSONAL | _STAMPS and not is_owner(heading)


def is_owner(heading: str) -> bool:
    """Whether a column says who does what stands beside it, and when."""
    return plain(heading) in _OWNERS


def is_value(text: str) -> bool:
    """Whether it is a number, a date, an address or a sign, and no words."""
    patterns = (_NUMBER, _DATE, _ADDRESS, _ID)
    return any(pattern.fullmatch(text.strip()) for pattern in patterns)


def column(number: int, heading: str, values: list[str]) -> Column:
    """The column with its role.

    Args:
        number: of the column.
        heading: as it stands there.
        values: what stands below it, without empty cells.
    """
    named = plain(heading)
    bare, ending = _split_ending(heading)
    made = Column(number, heading, Role.UNSURE)
    if ending in _OTHER or "::" in heading or named.startswith(_OTHER_BEGINNINGS):
        return replace(made, role=Role.IGNORED)
    if named in KNOWN:
        return replace(made, role=_known_role(named, values))
    if ending in _ANSWER:
        made, named = replace(made, heading=bare), plain(bare)
    elif heading.rstrip().endswith(":") and heading.count(":") == 1 and asks(heading) is False:
        return replace(made, role=Role.IGNORED)
    role = _by_content(named, heading, values)
    return replace(made, role=role, asks=role in {Role.NOTE, Role.UNSURE})


def _split_ending(heading: str) -> tuple[str, str]:
    before, sign, after = heading.rpartition(":")
    return (before.strip(), plain(after)) if sign else (heading, "")


def _known_role(named: str, values: list[str]) -> Role:
    if named in _PERSONAL:
        return Role.PERSONAL
    if named in _STAMPS:
        return Role.STAMP
    if values and all(map(is_value, values)) and named not in _GROUP:
        return Role.IGNORED
    if named in _LABELS:
        like = sum(map(is_group_like, values))
        return Role.GROUP if values and 2 * like >= len(values) else Role.IGNORED
    tables = ((_GROUP, Role.GROUP), (NOTES, Role.NOTE), (_CONTINUED, Role.CONTINUED))
    found = next((role for names, role in tables if named in names), None)
    return found or (Role.QUESTION if named in _QUESTION else Role.IGNORED)


def _by_content(named: str, heading: str, values: list[str]) -> Role:
    reachable = sum(bool(_ADDRESS.fullmatch(v) or _PHONE.fullmatch(v)) for v in values)
    if values and 2 * reachable >= len(values):
        return Role.PERSONAL
    if values and _tells_group(heading, values):
        return Role.GROUP
    if 5 * sum(map(is_value, values)) >= 4 * len(values):
        return Role.IGNORED
    words = sum(len(bare_words(value)) for value in values) / len(values)
    choices = [plain(part) for value in values for part in value.split(";") if part.strip()]
    listed = any(";" in value and "; " not in value for value in values)
    few = len(set(choices)) < _MOST_CHOICES * len(choices)
    if few or (listed and words < 2 * FREE_TEXT):
        return Role.IGNORED
    closed = named.startswith(_CLOSED) or named in _CLOSED_WHOLE
    if words >= (_LONG_TEXT if closed or not asks(heading) else FREE_TEXT):
        return Role.NOTE
    return Role.NOTE if asks(heading) and not closed and len(values) > 1 else Role.UNSURE


def _tells_group(heading: str, values: list[str]) -> bool:
    """Whether it asks for the group, or holds little else than names of groups."""
    if any(len(value) > _LONGEST_GROUP for value in values):
        return False
    if 2 * sum(map(is_group_like, values)) > len(values):
        return True
    words = sum(len(bare_words(value)) for value in values) / len(values)
    return _MENTIONS_GROUP.search(heading) is not None and words <= 2


def group_name(heading: str, value: str) -> str:
    """The name of a group as a column gives it; a number, a letter or a colour gets its kind.

    So does any name at a table: "Bord Ekorren", but "Föräldrar" under "Grupp".
    """
    mentioned = _MENTIONS_GROUP.search(heading)
    begun = re.match(_KIND, heading, re.IGNORECASE) if plain(heading) in _GROUP else None
    kind = _KINDS[found[0].casefold()] if (found := mentioned or begun) else ""
    if not kind or is_group_like(value):
        return value
    names_itself = kind in _ANY_KINDS and not _SIGN_OF_GROUP.fullmatch(value)
    return value if names_itself else f"{kind} {value}"
