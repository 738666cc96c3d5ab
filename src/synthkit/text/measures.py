"""The numbers of a text, each with what it counts."""

from collections.abc import Iterator
from itertools import pairwise

from synthkit.text import languages
from synthkit.text.languages import LanguageCode
from synthkit.text.numbers_in_text import figures_in, month_names
from synthkit.text.wordforms import WORD, fold, stem

_SIGNS = frozenset("%€£$")
# Behind a number its sign stands, if it has one.
_NEAR = 20


def measures(text: str, language: LanguageCode) -> Iterator[tuple[str, frozenset[str]]]:
    """Each number with what it counts: the next word that says something, or the sign behind it."""
    folded = fold(text)
    known = languages.get(language).claims
    meets = bool(known.meetings.intersection(WORD.findall(folded)))
    start = 0
    for figure in figures_in(folded, language):
        start = folded.find(figure.text, start) + len(figure.text)
        sign = folded[start : start + _NEAR].lstrip()[:1]
        following = _first_telling(folded, start, language)
        if meets and following in month_names(language):
            continue
        if sign in _SIGNS:
            yield sign, figure.readings
        elif following:
            yield stem(following, language), figure.readings
    # "Ett dygn" is a number beside "tre dygn", "en brygga" where one is enough, else an article.
    tokens = WORD.findall(folded)
    enough = known.enough.intersection(tokens)
    for one, other in pairwise(tokens):
        if one in known.one and (enough or other in known.counted):
            yield stem(other, language), frozenset({"1"})


def _first_telling(text: str, start: int, language: LanguageCode) -> str | None:
    stop = languages.get(language).words.stop
    return next((w[0] for w in WORD.finditer(text, start) if w[0] not in stop), None)
