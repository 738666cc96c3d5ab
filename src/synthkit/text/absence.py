"""That something is missing, or is to end, said without a negating word."""

import re
from functools import cache

from synthkit.text.languages import every
from synthkit.text.negations import beginning, stance
from synthkit.text.wordforms import fold


def speaks_of_absence(text: str) -> bool:
    """Whether the text says without "inte" what others would say with it: "Samordning saknas"."""
    return _pattern().search(fold(text)) is not None


def asks_for_obstacles(question: str) -> bool:
    """Whether a question asks what is in the way, what is bad or what is missing."""
    return speaks_of_absence(question) or _obstacles().search(fold(question)) is not None


def turns_the_sense(lead: str) -> bool:
    """Whether what stands under a line says the contrary without it: "Det här vill vi inte ha:"."""
    denied = any(stance(lead, language.code).negated for language in every())
    return denied or asks_for_obstacles(lead)


@cache
def _obstacles() -> re.Pattern[str]:
    return beginning(begin for language in every() for begin in language.questions.obstacles)


@cache
def _pattern() -> re.Pattern[str]:
    known = [language.words for language in every()]
    return beginning(begin for words in known for begin in words.absence | {*words.absence_phrases})
