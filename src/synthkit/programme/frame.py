"""What an invitation says of the series itself: its title and name, its kind, whose it is, why."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from synthkit.privacy.names import find_names
from synthkit.programme.lines import Line, function_words
from synthkit.text import languages
from synthkit.text.phrases import sentence
from synthkit.text.sentences import sentences

# A title stands among so many lines at the top.
_TOP: Final = 15
_QUOTED: Final = re.compile(r"[”“\"„»]([^”“\"„»«]{6,140})[”“\"«»]")
# So many characters before a name may tell what it is the name of.
_BEFORE: Final = 40
_FEWEST_WORDS: Final = 2
_AROUND: Final = " \t.,:;|–—-•·"


@dataclass(frozen=True, slots=True)
class Said:
    """A fact, and the line that says it.

    Attributes:
        concluded: it does not stand there word for word.
    """

    value: str
    source: str
    concluded: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What is said of the series; whatever is not said is None."""

    title: Said | None
    name: Said | None
    kind: Said | None
    organisation: Said | None
    purpose: Said | None


def frame_of(lines: Sequence[Line]) -> Frame:
    """What the lines say of the series."""
    name = _quoted_name(lines) or _name_after_kind(lines)
    title = _title(lines, name) or name
    return Frame(
        title=title,
        name=name or (title and replace(title, value=_without_kind(title.value))),
        kind=_kind(lines),
        organisation=next(_organisations(lines), None),
        purpose=next(_purposes(lines), None),
    )


def _quoted_name(lines: Sequence[Line]) -> Said | None:
    """What stands in quotation marks after its kind, or more than once."""
    quoted = [
        (match[1].strip(), line.text, line.text[max(0, match.start() - _BEFORE) : match.start()])
        for line in lines
        for match in _QUOTED.finditer(line.text)
    ]
    counts = Counter(_letters(name) for name, _, _ in quoted)
    for name, source, before in quoted:
        if _kinds().search(before):
            return Said(name, source)
    return next(
        (Said(name, source) for name, source, _ in quoted if counts[_letters(name)] > 1), None
    )


def _name_after_kind(lines: Sequence[Line]) -> Said | None:
    """What follows the kind in one of the first lines: "Inbjudan till lärprojektet Nya vägar"."""
    for line in lines[:_TOP]:
        match = _kinds().search(line.text)
        if match:
            rest = _season().sub("", line.text[match.end() :]).strip(_AROUND)
            if rest[:1].isupper() and len(rest.split()) >= _FEWEST_WORDS and rest[-1] not in ".,":
                return Said(rest, line.text)
    return None


def _title(lines: Sequence[Line], name: Said | None) -> Said | None:
    """The lines at the top that say the name, as they are set; else the first heading."""
    top = lines[:_TOP]
    if name:
        wanted = _letters(name.value)
        for first in range(len(top)):
            for last in range(first, min(first + 4, len(top))):
                parts = [line.text.strip() for line in top[first : last + 1]]
                if _letters("".join(parts)) == wanted and parts:
                    return _as_title(parts, name.value)
        return None
    heads = (line for line in top if line.heads)
    for line in heads:
        bare = _season().sub("", _heads().sub("", line.text)).strip(_AROUND)
        if len(bare.split()) >= _FEWEST_WORDS and not bare.endswith("."):
            return _as_title([bare], bare)
    return None


def _as_title(parts: Sequence[str], name: str) -> Said:
    """The parts as one title, in the name's own small and large letters where they are capitals."""
    letters = [character for character in name if character.isalnum()]
    taken, cased = 0, []
    for part in parts:
        count = sum(character.isalnum() for character in part)
        own = letters[taken : taken + count]
        taken += count
        cased.append(_recased(part, own) if part.isupper() else part)
    return Said(" – ".join(cased), " ".join(parts), concluded=cased != list(parts))


def _recased(part: str, letters: Sequence[str]) -> str:
    if all(letter.isupper() for letter in letters if letter.isalpha()):
        return part.capitalize()
    following = iter(letters)
    return "".join(next(following) if one.isalnum() else one for one in part)


def _without_kind(title: str) -> str:
    """The title without what it is: " – en dialogserie i tre delar"."""
    for match in re.finditer(r"\s+[–—-]\s+|,\s+", title):
        article, _, rest = title[match.end() :].partition(" ")
        if article.casefold() in _articles() and _kinds().match(rest):
            return title[: match.start()]
    return title


def _kind(lines: Sequence[Line]) -> Said | None:
    """What the series is said to be most often, in its definite form."""
    found = [
        (_definite()[match[0].casefold()], line.text)
        for line in lines
        for match in _kinds().finditer(line.text)
    ]
    if not found:
        return None
    # The longest of those that are as frequent says most: "lärprojektet" is a project.
    counts = Counter(kind for kind, _ in found)
    kind = max(counts, key=lambda one: (counts[one], len(one)))
    return Said(kind, next(source for one, source in found if one == kind))


def _organisations(lines: Sequence[Line]) -> Iterator[Said]:
    for line in lines:
        for part in sentences(line.text):
            for pattern in _invites():
                match = pattern.search(part)
                who = _capitalised_end(match["who"]) if match else ""
                if who and not find_names(who):
                    yield Said(who, part)


def _capitalised_end(text: str) -> str:
    """The longest end of the text that is a name: capitals, and small words of names."""
    words = text.split()
    for first, word in enumerate(words):
        rest = [one.strip(_AROUND).casefold() for one in words[first:] if not one[:1].isupper()]
        begins = word[:1].isupper() and word.casefold() not in _no_names()
        if begins and all(one in _inside_names() for one in rest):
            return " ".join(words[first:]).strip(_AROUND)
    return ""


def _purposes(lines: Sequence[Line]) -> Iterator[Said]:
    for line in lines:
        for part in sentences(line.text):
            for pattern in _purpose():
                match = pattern.search(part)
                if match:
                    said = part[match.end() :] if match[0].endswith(":") else part
                    yield Said(sentence(said), line.text)


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


@cache
def _definite() -> dict[str, str]:
    known: dict[str, str] = {}
    for language in languages.every():
        for kind, definite in language.invitation.series.items():
            known[kind] = known[definite] = definite
    return known


@cache
def _kinds() -> re.Pattern[str]:
    longest = "|".join(map(re.escape, sorted(_definite(), key=len, reverse=True)))
    return re.compile(rf"\b(?:{longest or '(?!)'})\b", re.IGNORECASE)


@cache
def _heads() -> re.Pattern[str]:
    """What an invitation calls itself, and what it invites to."""
    heads = languages.either_word(lambda language: language.invitation.heads)
    to = languages.either_word(lambda language: language.invitation.before_name)
    return re.compile(
        rf"^\s*(?:{heads})\b\s*:?\s*(?:(?:{to})\b\s*)?(?:{_kinds().pattern})?", re.IGNORECASE
    )


@cache
def _invites() -> tuple[re.Pattern[str], ...]:
    listed = [one for language in languages.every() for one in language.invitation.invites]
    return tuple(re.compile(one, re.IGNORECASE) for one in listed)


@cache
def _purpose() -> tuple[re.Pattern[str], ...]:
    listed = [one for language in languages.every() for one in language.invitation.purpose]
    return tuple(re.compile(rf"^(?:\w+\.\s+)?(?:{one})", re.IGNORECASE) for one in listed)


@cache
def _inside_names() -> frozenset[str]:
    """Small words in names of organisations: "Länsstyrelsen i Hallands län"."""
    ends = languages.words_of(
        lambda language: language.people.org_last | language.people.place_nouns
    )
    return function_words() | ends | {"&"}


@cache
def _no_names() -> frozenset[str]:
    """Words that begin a sentence and no name."""
    return function_words() | languages.words_of(lambda language: language.words.pronouns)


@cache
def _articles() -> frozenset[str]:
    return languages.words_of(lambda language: language.words.articles)


@cache
def _season() -> re.Pattern[str]:
    """When it is, after its name: " – hösten 2026 och våren 2027"."""
    seasons = languages.either_word(lambda language: language.invitation.seasons)
    return re.compile(rf"\s*[-–—,(]?\s*\b(?:{seasons})\b.*\d{{4}}\W*$", re.IGNORECASE)
