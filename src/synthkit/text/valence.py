"""Whether a text speaks well or badly of what it is about.

"Uniforms save money" and "uniforms cost more" share their words and are no one point. Plain words
of praise and blame tell three of four such texts apart; where there are none, or as many of both,
nothing is known, and nothing follows.
"""

import re
from dataclasses import dataclass
from functools import cache

from synthkit.text import languages
from synthkit.text.asks import clauses_of
from synthkit.text.languages import Language, LanguageCode
from synthkit.text.negations import beginning
from synthkit.text.wordforms import fold

# How many words a negation, or what prevents, reaches: "prevents all sorts of bullying".
_REACH = 4


@dataclass(frozen=True, slots=True)
class _Patterns:
    praise: re.Pattern[str]
    blame: re.Pattern[str]
    prevents: re.Pattern[str]


def valence(text: str, language: LanguageCode) -> int:
    """1 where it praises more than it blames, -1 where it blames more, else 0."""
    known = languages.get(language)
    total = sum(_of_clause(clause.tokens, known) for clause in clauses_of(fold(text), known))
    return (total > 0) - (total < 0)


def _of_clause(tokens: tuple[str, ...], known: Language) -> int:
    patterns = _patterns(known.code)
    total, sign, left = 0, 1, 0
    for token in tokens:
        praised, blamed = patterns.praise.match(token), patterns.blame.match(token)
        if token in known.words.negations or (
            not praised and not blamed and patterns.prevents.match(token)
        ):
            sign, left = -sign, _REACH
            continue
        if bool(praised) != bool(blamed):
            total += sign if praised else -sign
        left -= 1
        if left < 0:
            sign = 1
    return total


@cache
def _patterns(language: LanguageCode) -> _Patterns:
    listed = languages.get(language).claims
    return _Patterns(
        praise=beginning(listed.praise),
        blame=beginning(listed.blame),
        prevents=beginning(listed.prevents),
    )
