"""Numbers in running text: words up to twelve, ordinals, figures as the language sets them."""

from typing import Final

from babel.numbers import format_decimal

from synthkit.text import languages
from synthkit.text.languages import LanguageCode

LARGEST_IN_WORDS: Final = 12
LARGEST_ORDINAL_IN_WORDS: Final = 31


def number_word(number: int, locale: LanguageCode) -> str:
    """The number in words to twelve, in figures from thirteen: "tre", "13".

    One is "ett" in Swedish, the form for counting; before a noun the texts say "en" or "ett"
    themselves.
    """
    if 0 <= number <= LARGEST_IN_WORDS:
        return number_in_words(number, locale)
    return figures(number, locale)


def number_in_words(number: int, locale: LanguageCode) -> str:
    """Any number in words: "femtiotre"."""
    return _in_words(number, locale, "cardinal")


def figures(number: int, locale: LanguageCode) -> str:
    """The number in figures, its thousands set apart: "10 000" (no-break space), "10,000"."""
    return str(format_decimal(number, locale=regional(locale)))


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
        return languages.get(locale).rules.ordinal_in_figures(number)
    own = languages.get(locale).numbers.ordinals.get(str(number))
    return own or _in_words(number, locale, "ordinal")


def regional(locale: LanguageCode) -> str:
    """The regional form of a language, by Babel's name: it decides dates, lists and figures."""
    return languages.get(locale).setting.region


def _in_words(number: int, locale: LanguageCode, form: str) -> str:
    from num2words import num2words  # noqa: PLC0415 - loads forty languages, and few commands count

    return str(num2words(number, lang=regional(locale).partition("_")[0], to=form))
