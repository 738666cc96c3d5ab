"""Which spellings are of one name; two names are never taken for one because they look alike."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import combinations
from typing import Final

from rapidfuzz.distance import OSA

from synthkit.good_examples.places import arrangements_in, is_place
from synthkit.privacy.name_lexicon import name_lexicon
from synthkit.text.languages import words_of
from synthkit.text.name_lists import entries, is_listed
from synthkit.text.wordforms import PART, fold, without_genitive

_WITHIN: Final = words_of(lambda language: language.examples.within_names)
# "Move 2 Dalarna" for "Move to Dalarna".
_SOUNDS: Final = {"2": "to", "4": "for"}
# Shorter names differ by a letter because they are different names.
_SHORTEST: Final = 8
_BETWEEN: Final = re.compile(r"(?<=[^\W\d_])([24])(?=[^\W\d_])")
_DIGITS: Final = re.compile(r"\d+")
# Of an abbreviated word so many letters are left at least.
_SHORTEST_STEM: Final = 2


def name_key(name: str) -> str:
    """The same for spellings that differ in case, signs, blanks and a genitive alone."""
    folded = _BETWEEN.sub(r" \1 ", fold(without_genitive(name.strip())))
    parts = PART.findall(folded)
    inner = [
        _SOUNDS.get(one, one) if 0 < at < len(parts) - 1 else one for at, one in enumerate(parts)
    ]
    return "".join(inner)


def joined_keys(names: Mapping[str, Counter[str]]) -> dict[str, str]:
    """For each key of a name the key of the one that it is: itself, for most.

    Args:
        names: the spellings of each key, counted.
    """
    spelt = {key: _spelling(counted) for key, counted in names.items()}
    by_weight = sorted(names, key=lambda key: (-names[key].total(), key))
    of: dict[str, str] = {key: key for key in by_weight}
    for one, other in combinations(by_weight, 2):
        if is_one_name(one, other, spelt):
            _join(of, other, one)
    for short in by_weight:
        longer = {of[key] for key in by_weight if _is_short_for(spelt[short], spelt[key])}
        longer.discard(of[short])
        if len(longer) == 1:
            _join(of, short, longer.pop())
    return of


def _join(of: dict[str, str], key: str, into: str) -> None:
    old, new = of[key], of[into]
    for one, root in of.items():
        if root == old:
            of[one] = new


def is_one_name(one: str, other: str, spelt: Mapping[str, str]) -> bool:
    """Whether two keys differ by a slip of the pen: never in a number, nor by another word."""
    shortest = min(len(one), len(other))
    if shortest < _SHORTEST or OSA.distance(one, other, score_cutoff=1) > 1:
        return False
    if _DIGITS.findall(one) != _DIGITS.findall(other):
        return False
    apart = _words_apart(spelt.get(one, one), spelt.get(other, other))
    return not all(is_listed(word) or name_lexicon().is_word(word) for word in apart)


def _words_apart(one: str, other: str) -> set[str]:
    """The words of two names that are not those of the other; a word split in two is none."""
    ones, others = (PART.findall(fold(without_genitive(name))) for name in (one, other))
    return set() if len(ones) != len(others) else set(ones) ^ set(others)


def _is_short_for(short: str, long: str) -> bool:
    """Whether a name is another one, abbreviated: by its initials, in its words, or in part."""
    shorts, longs = PART.findall(short), PART.findall(without_genitive(long))
    if fold(short) == fold(long) or len(longs) < 2:
        return False
    if len(shorts) == 1 and sum(map(str.isupper, short)) > 1:
        capitals = "".join(word[0] for word in longs if fold(word) not in _WITHIN)
        if fold(short) in {fold(capitals), fold("".join(word[0] for word in longs))}:
            return True
    if len(shorts) == len(longs):
        return any(map(_differs, shorts, longs)) and all(map(_abbreviates, shorts, longs))
    folded, whole = list(map(fold, shorts)), list(map(fold, longs))
    head, _, tail = short.partition("-")
    if tail and arrangements_in(tail):
        return fold(head) in whole and not is_place(head)
    inside = any(whole[at:][: len(folded)] == folded for at in range(len(whole)))
    # "Region" is no short name for any of them, nor a place for what is named after it.
    alone = len(shorts) == 1
    tells_nothing = all(map(is_place, shorts)) or (alone and _tells_nothing(short))
    return inside and len(folded) < len(whole) and not tells_nothing


def _tells_nothing(word: str) -> bool:
    known = name_lexicon().is_word(fold(word)) and not is_listed(word)
    return is_place(word) or known


def _differs(one: str, other: str) -> bool:
    return fold(one) != fold(other)


def _abbreviates(short: str, long: str) -> bool:
    one, other = fold(short), fold(long)
    return one == other or (len(one) >= _SHORTEST_STEM and _is_cut(one, other))


def _is_cut(short: str, long: str) -> bool:
    """Whether a word is cut to its beginning ("Näringsl") or its first and last letters ("Sv")."""
    if len(short) >= len(long):
        return False
    if long.startswith(short):
        return len(short) <= len(long) - 2
    rest = iter(long)
    return short[0] == long[0] and len(short) <= 3 and all(sign in rest for sign in short)


def _spelling(counted: Counter[str]) -> str:
    return commonest(counted)[0]


def commonest(counted: Counter[str]) -> tuple[str, ...]:
    """The spellings, the commonest first; capitals are no matter of how common they are."""
    alike: Counter[str] = Counter()
    for spelling, times in counted.items():
        alike[fold(spelling)] += times

    def rank(spelling: str) -> tuple[int, bool, int, int, str]:
        capitals = sum(word[0].isupper() for word in PART.findall(spelling))
        shouted = spelling.isupper() and " " in spelling
        return (-alike[fold(spelling)], shouted, -capitals, -len(spelling), spelling)

    return tuple(sorted(counted, key=rank))


def listed_spelling(name: str) -> str:
    """A name that nobody gave its capitals as the lists of organisations have it."""
    if not name.islower():
        return name
    return _organisations().get(fold(name), name)


@cache
def _organisations() -> dict[str, str]:
    return {fold(entry): entry for entry in reversed(entries("organisations"))}


def windows(text: str, longest: int) -> Iterator[tuple[int, int]]:
    """Where so many words in a row stand, at most; the longest first from each word on."""
    found = list(re.finditer(r"[^\W_]+(?:[-'’][^\W_]+)*", text))
    for first, match in enumerate(found):
        for last in range(min(first + longest, len(found)) - 1, first - 1, -1):
            yield match.start(), found[last].end()


def longest_name(names: Iterable[str]) -> int:
    """How many words the longest name has, and one more for a word that is written in two."""
    return max((len(PART.findall(name)) for name in names), default=0) + 1
