"""Which words of a text belong to names of organisations and places."""

from collections.abc import Sequence
from functools import cache

from synthkit.privacy.name_lexicon import NameKind, NameLexicon
from synthkit.privacy.words import (
    APPELLATION,
    BESIDE,
    BUILDING,
    ORG_ENDING,
    ORG_FIRST,
    ORG_LAST,
    PLACE_NOUN,
    WAYS_ON,
    WEAK_PLACE_NOUN,
    WITHIN,
    Word,
)
from synthkit.text.name_lists import entries

Run = range


def known_places(words: Sequence[Word], names: NameLexicon) -> frozenset[int]:
    """Positions of the words that are a listed organisation or place.

    A listed place of one word that is a name as well ("Lund", "Nora") is left to its context.
    """
    taken: set[int] = set()
    for position, word in enumerate(words):
        if position in taken or not word.capital:
            continue
        for phrase in _phrases().get(word.small, _phrases().get(word.small.removesuffix("s"), ())):
            stretch = words[position : position + len(phrase)]
            if _reads(stretch, phrase) and not (len(phrase) == 1 and _is_name(word, names)):
                taken.update(range(position, position + len(phrase)))
                break
    return frozenset(taken)


def _reads(stretch: Sequence[Word], phrase: tuple[str, ...]) -> bool:
    if len(stretch) != len(phrase) or any(word.gap not in {" ", " & "} for word in stretch[1:]):
        return False
    *most, last = (word.small for word in stretch)
    return most == list(phrase[:-1]) and last in {phrase[-1], phrase[-1] + "s"}


def _is_name(word: Word, names: NameLexicon) -> bool:
    if word.shouted:
        return False
    return any(
        known and known.kind is NameKind.PLACE
        for known in (names.given_name(word.text), names.surname(word.text))
    )


@cache
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Listed organisations and places by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in (*entries("organisations"), *entries("places"), *entries("municipalities")):
        phrase = tuple(part for part in entry.lower().split() if part != "&")
        found.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(sorted(them, key=len, reverse=True)) for first, them in found.items()}


def is_org_word(word: Word) -> bool:
    """Whether the word itself means an organisation or a place: "Handelskammaren", "Region"."""
    small = word.small
    return small in ORG_FIRST or small in ORG_LAST or bool(ORG_ENDING.fullmatch(small))


def begins_org(word: Word) -> bool:
    """Whether the capitalised words after this one belong to an organisation's name."""
    return word.small in ORG_FIRST or bool(ORG_ENDING.fullmatch(word.small))


def ends_org(word: Word) -> bool:
    """Whether the capitalised words before this one belong to an organisation's name."""
    compound = "-" in word.text and bool(ORG_ENDING.fullmatch(word.small))
    return word.small in ORG_LAST or compound


def is_named_after(words: Sequence[Word], run: Run) -> bool:
    """Whether the words around it make it a street, a hospital or a project of that name."""
    before = words[run.start - 1] if run.start else None
    after = words[run.stop] if run.stop < len(words) else None
    if (
        before
        and APPELLATION.fullmatch(before.small)
        and words[run.start].gap in {" ", ' "', " ”", " “"}
    ):
        return True
    if after is None or after.gap != " " or after.capital:
        return False
    if PLACE_NOUN.fullmatch(after.small):
        return True
    if not words[run.stop - 1].text.endswith("s") and BUILDING.fullmatch(after.small):
        return True
    if after.small not in WEAK_PLACE_NOUN or not words[run.stop - 1].text.endswith("s"):
        return False
    at_a_place = bool(before and before.small in BESIDE)
    return at_a_place or (len(run) > 1 and not _leads_on(words[run.stop + 1 : run.stop + 3]))


def _leads_on(beyond: Sequence[Word]) -> bool:
    """Whether it is somebody's way to something: "Eva Linds väg in i yrket"."""
    if not beyond or beyond[0].gap != " ":
        return False
    in_a_town = beyond[0].small in WITHIN and len(beyond) > 1 and beyond[1].capital
    return beyond[0].small in WAYS_ON and not in_a_town


def beside_another_town(words: Sequence[Word], run: Run) -> bool:
    """Whether this is a listed town and another one is in the same sentence."""
    if len(run) > 1 or not _is_town(words[run.start]):
        return False
    first, last = run.start, run.stop
    while first and not _ends_sentence(words[first].gap):
        first -= 1
    while last < len(words) and not _ends_sentence(words[last].gap):
        last += 1
    return any(_is_town(words[at]) for at in range(first, last) if at != run.start)


def _ends_sentence(gap: str) -> bool:
    return any(sign in gap for sign in ".!?\n")


def _is_town(word: Word) -> bool:
    return word.capital and bool({word.small, word.small.removesuffix("s")} & _towns())


@cache
def _towns() -> frozenset[str]:
    """Listed places of one word."""
    listed = (*entries("places"), *entries("municipalities"))
    return frozenset(entry.lower() for entry in listed if " " not in entry)
