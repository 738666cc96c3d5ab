"""Numbers in running text: words up to twelve, ordinals, figures as the language sets them."""

from typing import Final

from babel.numbers import format_decimal
from num2words import num2words

from synthkit.text.languages import LanguageCode

LARGEST_IN_WORDS: Final = 12
LARGEST_ORDINAL_IN_WORDS: Final = 31

# Where num2words has it wrong: "ett första", "tjugode" (and "förtio…" from forty on).
_SWEDISH_ORDINALS: Final = {1: "första", 20: "tjugonde"}

# The regional form of each language, which decides dates, lists and figures.
REGIONAL: Final[dict[LanguageCode, str]] = {"sv": "sv_SE", "en": "en_GB"}


def number_word(number: int, locale: LanguageCode) -> str:
    """The number in words to twelve, in figures from thirteen: "tre", "13".

    One is "ett" in Swedish, the form for counting; before a noun the texts say "en" or "ett"
    themselves.
    """
    if 0 <= number <= LARGEST_IN_WORDS:
        return str(num2words(number, lang=locale))
    return figures(number, locale)


def figures(number: int, locale: LanguageCode) -> str:
    """The number in figures, its thousands set apart: "10 000" (no-break space), "10,000"."""
    return str(format_decimal(number, locale=REGIONAL[locale]))


def ordinal_word(number: int, locale: LanguageCode) -> str:
    """The ordinal in its definite form: "första", "andra", "tjugoförsta"; "second".

    In words to the thirty-first, beyond that as "32:a" or "32nd".

    Raises:
        ValueError: if the number is not positive.
    """
    if number < 1:
        msg = f"no ordinal for {number}"
        raise ValueError(msg)
    if number > LARGEST_ORDINAL_IN_WORDS:
        return _ordinal_in_figures(number, locale)
    if locale == "sv" and number in _SWEDISH_ORDINALS:
        return _SWEDISH_ORDINALS[number]
    return str(num2words(number, lang=locale, to="ordinal"))


def _ordinal_in_figures(number: int, locale: LanguageCode) -> str:
    if locale == "en":
        return str(num2words(number, lang="en", to="ordinal_num"))
    takes_a = number % 10 in {1, 2} and number % 100 not in {11, 12}
    return f"{number}:{'a' if takes_a else 'e'}"
