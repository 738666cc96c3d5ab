"""Places in a note, with what there is in each: "Dalarnas lotsar", "testbädden i Luleå"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from synthkit.privacy.words import Word, split
from synthkit.text import languages
from synthkit.text.languages import either, words_of
from synthkit.text.name_lists import entries
from synthkit.text.wordforms import fold, without_genitive

_ARRANGEMENT: Final = re.compile(either(lambda language: language.examples.arrangements))
_ENDING: Final = re.compile(
    rf"(?:{either(lambda language: language.examples.arrangements)})"
    rf"(?:{either(lambda language: language.examples.arrangement_endings)})?$"
)
_BODIES: Final = words_of(lambda language: language.examples.place_bodies)
LOCATED: Final = words_of(lambda language: language.examples.located)
_LIKE: Final = words_of(lambda language: language.words.clause_breaks)
# Between what there is and "in X": "rekryteringslotsar som i Dalarna".
_REACH: Final = 2
# Where the place stands in a note that opens with a thing and where it is: "Språkkaféet i Mora".
_OPENS: Final = 2
_EMPTY: Final = words_of(lambda language: language.words.stop | language.examples.doing)
GENERIC: Final = words_of(lambda language: language.examples.generic)
_SHORTEST_MATTER: Final = 5


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place in a note.

    Attributes:
        place: folded, as it is listed.
        model: it is within a word for something that is called after it: "Umeåmodellen".
        heads: a word for what there is stands before it with a colon.
        matter: the word for what there is, as written; "" where none stands beside the place.
        phrase: both: "Dalarnas lotsar", "Lotsar i Dalarna"; "" without a matter.
    """

    place: str
    text: str
    start: int
    end: int
    capital: bool
    model: bool = False
    heads: bool = False
    matter: str = ""
    phrase: str = ""


@cache
def _listed() -> dict[str, str]:
    return {fold(one): one for one in (*entries("places"), *entries("municipalities"))}


def is_place(text: str) -> bool:
    """Whether it is a listed place, in whatever case, in the genitive or not."""
    return bool(_place(text))


def place_of(text: str) -> str:
    """The place that a text names with whoever governs it: "Region Skåne", "Skåne"; else ""."""
    words = [word.text for word in split(text)]
    named = [place for word in words if (place := _place(word))]
    return named[0] if len(named) == 1 and is_of_a_place(words) else ""


def _place(text: str) -> str:
    folded = fold(text)
    return next((one for one in (folded, without_genitive(folded)) if one in _listed()), "")


def arrangements_in(word: str) -> frozenset[str]:
    """What of all that can be learnt from a word holds: "lotsfunktionen" is lots and funktion.

    Empty for a word that does not end in one.
    """
    folded = fold(word)
    if not _ENDING.search(folded):
        return frozenset()
    return frozenset(_ARRANGEMENT.findall(folded))


def has_arrangement(text: str) -> bool:
    """Whether any word of the text is one for what can be learnt from."""
    return any(arrangements_in(word.text) for word in split(text))


def holds_place(word: str) -> bool:
    """Whether a word is called after a place: "Umeåmodellen"."""
    return any(_compound(one) is not None for one in split(word)[:1])


def places_in(text: str) -> Iterator[PlaceName]:
    """The places in a note, in order, those without a capital included."""
    words = split(text)
    for at, word in enumerate(words):
        if place := _place(word.text):
            yield _placed(text, words, at, place)
        elif compound := _compound(word):
            yield compound


def _placed(text: str, words: Sequence[Word], at: int, place: str) -> PlaceName:
    word = words[at]
    first = at - 1 if at and words[at - 1].small in _BODIES and word.gap == " " else at
    last = at
    if at + 1 < len(words) and words[at + 1].small in _BODIES and words[at + 1].gap == " ":
        last = at + 1
    start, end = words[first].start, words[last].end
    said = text[start:end]
    if fold(words[last].text) != place or last != at:
        said = without_genitive(said)
    end_of = start + len(said)
    said = said if word.capital else _listed()[place]
    known = PlaceName(place, said, start, end_of, capital=word.capital)
    has_ending = fold(word.text) != place or words[last].text.endswith("s")
    after = words[last + 1] if last + 1 < len(words) else None
    if has_ending and after and after.gap == " " and _is_matter(after):
        return _with_matter(known, after.text, text[start : after.end])
    before = words[first - 1] if first else None
    if before and before.opens and words[first].gap == ": " and _is_matter(before):
        named = _with_matter(known, before.text, f"{before.text} ({said})")
        return replace(named, heads=True)
    if first and words[first - 1].small in LOCATED and words[first].gap == " ":
        near = range(first - 2, max(first - 3 - _REACH, -1), -1)
        opens = first == _OPENS and _is_definite(words[0].small) and not has_arrangement(text)
        for place_of in near:
            if arrangements_in(words[place_of].text) or opens:
                matter = words[place_of].text
                return _with_matter(known, matter, f"{matter} {words[first - 1].text} {said}")
            if words[place_of].small not in _LIKE:
                break
    return known


def is_of_a_place(words: Sequence[str]) -> bool:
    """Whether the words name a place or who governs it: "Region Skåne"."""
    places = [is_place(word) for word in words]
    return any(places) and all(
        known or fold(word) in _BODIES for known, word in zip(places, words, strict=True)
    )


def _is_matter(word: Word) -> bool:
    """Whether what belongs to a place may be what there is to learn from in it."""
    if arrangements_in(word.text):
        return True
    return word.text.islower() and len(word.text) >= _SHORTEST_MATTER and word.small not in _EMPTY


def _is_definite(word: str) -> bool:
    """Whether a noun is of a particular thing: "Regnlekplatsen"."""
    return any(language.rules.is_definite(word) for language in languages.every())


def _with_matter(name: PlaceName, matter: str, phrase: str) -> PlaceName:
    return replace(name, matter=matter, phrase=phrase)


def _compound(word: Word) -> PlaceName | None:
    """A place within a word: "värmlandsmodellen", "Umeå-modellen"."""
    folded = fold(word.text)
    ends = (end for end in _ENDING.finditer(folded) if end.start())
    found = [(one, place) for one in ends if (place := _place(folded[: one.start()].rstrip("-")))]
    if not found:
        return None
    ending, place = found[0]
    return PlaceName(
        place,
        _listed()[place],
        word.start,
        word.end,
        capital=word.capital,
        model=True,
        matter="" if folded[ending.start() :] in GENERIC else folded[ending.start() :],
        phrase=word.text,
    )
