"""Lines that say nothing to one who was not in the room, and titles that would fit any theme.

What is listened for is narrow, as a reader forgives a miss more easily than a false alarm: a line
that points back at what was said ("Samma som ovan."), at what only the table knew ("Det där med
lotsarna."), at somebody unnamed ("Deras prognoser."), or that names an example and not what it is
one of ("Umeås exempel."). A question is never taken for such a line: it asks, it need not say.
"""

import re
from functools import cache
from itertools import dropwhile

from synthkit.text import languages
from synthkit.text.languages import LanguageCode, words_of
from synthkit.text.name_lists import is_listed
from synthkit.text.sentences import sentences
from synthkit.text.vocabulary import InsiderReferences
from synthkit.text.wordforms import WORD, fold, words

# Between these a line holds more than one thought, and one of them may say what the other means.
_PARTED = re.compile(r"[:;()/–—]|\s-\s")
# How many words a thing that is only somebody's may have.
_LONGEST_BELONGING = 4


def says_nothing_alone(text: str, language: LanguageCode) -> bool:
    """Whether the line leans on something that stands nowhere in it."""
    folded = fold(text).strip(" .!…–-")
    tokens = words(folded)
    if not tokens or folded.endswith("?"):
        return False
    if _points_back(folded, language) or _names_without_matter(text, language):
        return True
    if _PARTED.search(folded) or len(sentences(text)) > 1:
        return False
    return _points_at_nothing(tokens, language) or _leans_on_somebody(tokens, language)


def _points_back(folded: str, language: LanguageCode) -> bool:
    """Nothing but "Som vi sa förra gången", "Samma som ovan"."""
    rest = folded
    for pattern in _back(language):
        rest = pattern.sub(" ", rest)
    return rest != folded and not _matter(words(rest), language)


def _names_without_matter(text: str, language: LanguageCode) -> bool:
    """A name and nothing of it: "Umeås exempel", "Exemplet från Luleå", "Som i Dalarna"."""
    cues = languages.get(language).insider_references
    found = list(WORD.finditer(text))
    names = heads = 0
    for position, match in enumerate(found):
        word, folded = match.group(), fold(match.group())
        if folded in cues.filler:
            continue
        if folded in cues.heads:
            heads += 1
        elif is_listed(word) or _has_capitals_of_a_name(found, position):
            names += 1
        elif _named_head(folded, cues):
            names, heads = names + 1, heads + 1
        elif position == 0 and folded.endswith("s") and len(folded) > 3:
            # "Projektets exempel" names as little as "Umeås exempel".
            names += 1
        else:
            return False
    return bool(names and (heads or len(words(text)) > names))


def _has_capitals_of_a_name(found: list[re.Match[str]], position: int) -> bool:
    """A capital inside the line; at its beginning, one that another follows: "Region Värmland"."""
    if all(match.group().isupper() for match in found):
        return False
    capitals = [match.group()[0].isupper() for match in found[:2]]
    return found[position].group()[0].isupper() if position else capitals == [True, True]


def _named_head(folded: str, cues: InsiderReferences) -> bool:
    """Whether the word is a name and a head in one: "Värmlandsmodellen", "Umeå-exemplet"."""
    return any(
        folded.endswith(head) and is_listed(folded.removesuffix(head).rstrip("-"))
        for head in cues.heads
        if len(folded) > len(head) > 3
    )


def _points_at_nothing(tokens: tuple[str, ...], language: LanguageCode) -> bool:
    """At what was not said: "Så gör de redan", "Den frågan igen", "Det där med lotsarna"."""
    cues = languages.get(language).insider_references
    matter = _matter(tokens, language)
    if " ".join(tokens[:2]) in cues.things and not set(tokens[2:]) & cues.finite:
        return len(matter - cues.heads) <= 1
    if not matter:
        return any(token in cues.pointers for token in tokens)
    expletive = len(tokens) > 1 and tokens[1] in cues.expletive
    return tokens[0] in cues.pointers and not expletive and matter <= cues.heads


def _leans_on_somebody(tokens: tuple[str, ...], language: LanguageCode) -> bool:
    """On somebody unnamed: "Deras prognoser", "De har redan medlemmarna"."""
    cues = languages.get(language).insider_references
    tokens = tuple(dropwhile(cues.filler.__contains__, tokens))
    if len(tokens) < 2:
        return False
    if tokens[0] in cues.who:
        return tokens[1] in cues.finite
    claims = any(
        token in languages.get(language).words.stop
        for token in tokens[2:]
        if token not in cues.filler
    )
    return tokens[0] in cues.whose and len(tokens) <= _LONGEST_BELONGING and not claims


def _matter(tokens: tuple[str, ...], language: LanguageCode) -> frozenset[str]:
    """The words that say something."""
    known = languages.get(language).words
    empty = (
        known.stop
        | known.adverbs
        | known.pronouns
        | languages.get(language).insider_references.filler
    )
    return frozenset(tokens) - empty


@cache
def _back(language: LanguageCode) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, languages.get(language).insider_references.back))


def is_catch_all(title: str) -> bool:
    """Whether the title says no more than that it is about the rest: "Övriga frågor", "Other"."""
    rest = words_of(lambda language: language.words.catch_all)
    filling = words_of(lambda language: language.words.catch_all_filling)
    said = set(words(title))
    return bool(said & rest) and said <= rest | filling
