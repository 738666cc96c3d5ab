"""Numbers in running text: in words or figures as a language sets them, and read again.

"15 000", "15.000" and "15 tusen" are one. A text that makes a claim is held to what another text
says: `unsupported`. What is written in two ways is compared by all its readings, because "15.000"
is fifteen thousand to one writer and fifteen to another.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from babel.dates import get_month_names
from babel.numbers import format_decimal

from synthkit.text import languages
from synthkit.text.languages import LanguageCode, codes

# Spaces that set thousands apart: plain, no-break, narrow no-break, thin.
_SPACES = " \u00a0\u202f\u2009"
_NUMBER = re.compile(
    rf"(?P<date>\b\d{{4}}-\d\d-\d\d\b)"
    rf"|(?P<clock>(?<![\d.,])\d?\d:\d\d(?!\d))"
    rf"|(?P<grouped>(?<![\d.,])\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?!\d)(?:,\d+)?)"
    rf"|(?P<plain>\d+(?:[.,]\d+)*)"
)
_PERCENT = rf"(?:%|{languages.either(lambda language: language.numbers.percent)})"
_BETWEEN = "|".join(sorted(languages.words_of(lambda language: language.numbers.between)))
_NUMBER_THEN = rf"\d[\d.,]*[{_SPACES}]?"
_IS_PERCENT = re.compile(rf"\s?{_PERCENT}|\s?(?:[-–—]|{_BETWEEN})\s?{_NUMBER_THEN}{_PERCENT}")
_FACTORS: Final = {
    name: int(factor)
    for language in languages.every()
    for name, factor in language.numbers.multiples.items()
}
_MULTIPLES = re.compile(rf"\s?(?P<name>{'|'.join(map(re.escape, _FACTORS))})\w*")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")

# What may be a number in words.
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# What compounds of a number begin with.
_COUNTED = languages.either(lambda language: language.numbers.counted)
_COMPOUND = re.compile(rf"(?P<number>\w+?)-?(?:{_COUNTED})")

LARGEST_IN_WORDS: Final = 12
LARGEST_ORDINAL_IN_WORDS: Final = 31


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a text states.

    Attributes:
        text: as it stands there.
        readings: what it may mean, any of them: "15000", "1.5", "50%".
        parts: what it consists of, all of them: those of a date or of a time.
        loose: what it says too, when others are held to it: "50" of "50 %".
        in_words: whether it is written in letters.
    """

    text: str
    readings: frozenset[str]
    parts: frozenset[str] = frozenset()
    loose: frozenset[str] = frozenset()
    in_words: bool = False


def figures_in(text: str, locale: LanguageCode) -> tuple[Figure, ...]:
    """The numbers that a text states, in order, in digits or in words from two to ninety-nine.

    "En" and "ett" are articles more often than numbers, and state none.
    """
    found = [(match.start(), _figure(match, text)) for match in _NUMBER.finditer(text)]
    words = number_words(locale)
    for match in _WORD.finditer(text):
        value = words.get(match[0].casefold())
        if value is not None and int(value) > 1:
            stated = Figure(text=match[0], readings=frozenset({value}), in_words=True)
            found.append((match.start(), stated))
    return tuple(figure for _, figure in sorted(found, key=lambda at: at[0]))


def unsupported(claim: str, said: Iterable[str], locale: LanguageCode) -> tuple[Figure, ...]:
    """The numbers that the claim states and that none of the texts says, in order."""
    claimed = figures_in(claim, locale)
    if not claimed:
        return ()
    values = frozenset[str]().union(*(values_in(text) for text in said))
    return tuple(
        figure
        for figure in claimed
        if not figure.readings & values and not (figure.parts and figure.parts <= values)
    )


def values_in(text: str) -> frozenset[str]:
    """All that a text can be taken to say in numbers, in either language."""
    values: set[str] = set()
    for match in _NUMBER.finditer(text):
        figure = _figure(match, text)
        values |= figure.readings | figure.parts | figure.loose
    for word in _WORD.findall(text.casefold()):
        compound = _COMPOUND.match(word)
        for locale in codes():
            for form in (word, compound["number"] if compound else word):
                values |= _said_by(form, locale)
    return frozenset(values)


def _said_by(word: str, locale: LanguageCode) -> set[str]:
    # Months are named in one place and numbered in another.
    tables = (number_words(locale), languages.get(locale).numbers.values, month_names(locale))
    return {table[word] for table in tables if word in table}


def _figure(match: re.Match[str], text: str) -> Figure:
    stands = match[0]
    if match["date"] or match["clock"]:
        parts = frozenset(_canonical(part) for part in re.split("[-:]", stands))
        readings = {stands, _canonical(stands.replace(":", "."))} if match["clock"] else {stands}
        return Figure(text=stands, readings=frozenset(readings), parts=parts)
    parts = frozenset()
    if match["grouped"]:
        values = {_canonical(re.sub(f"[{_SPACES}]", "", stands).replace(",", "."))}
        # "kl 10 200 personer" is two numbers, and only its writer knows.
        parts = frozenset(_canonical(part) for part in re.split(f"[{_SPACES},]", stands))
    else:
        values = _readings(stands)
    after = text[match.end() : match.end() + 24].casefold()
    multiple = _MULTIPLES.match(after)
    if _IS_PERCENT.match(after):
        percent = frozenset(f"{value}%" for value in values)
        return Figure(text=f"{stands} %", readings=percent, loose=frozenset(values))
    if multiple:
        factor = _FACTORS[multiple["name"]]
        times = frozenset(_canonical(str(Decimal(value) * factor)) for value in values)
        return Figure(text=f"{stands}{multiple[0]}", readings=times, loose=frozenset(values))
    return Figure(text=stands, readings=frozenset(values), parts=parts)


def _readings(stands: str) -> set[str]:
    separators = re.sub(r"\d", "", stands)
    readings: set[str] = set()
    if len(separators) <= 1:
        readings.add(_canonical(stands.replace(",", ".")))
    if _THOUSANDS.fullmatch(stands):
        readings.add(_canonical(re.sub("[.,]", "", stands)))
    if len(set(separators)) == 2 and separators.count(separators[-1]) == 1:
        whole, _, fraction = stands.rpartition(separators[-1])
        readings.add(_canonical(f"{re.sub('[.,]', '', whole)}.{fraction}"))
    return readings or {stands}


def _canonical(number: str) -> str:
    return format(Decimal(number).normalize(), "f")


@cache
def number_words(locale: LanguageCode) -> dict[str, str]:
    """The numbers below a hundred, and the ordinals, by their words."""
    known = languages.get(locale).numbers
    words: dict[str, str] = {}
    for number in range(100):
        spoken = number_in_words(number, locale)
        words[spoken] = words[spoken.replace("-", "")] = str(number)
        if number and known.ordinals_are_numbers:
            words.setdefault(ordinal_word(number, locale), str(number))
    return {word: number for word, number in words.items() if word not in known.no_numbers}


@cache
def month_names(locale: LanguageCode) -> dict[str, str]:
    """The names of the months, short and long, folded, with their numbers."""
    return {
        name.casefold().rstrip("."): str(number)
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, locale=regional(locale)).items()
    }


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


def decimal(number: float, locale: LanguageCode) -> str:
    """The number with two decimals: "0,87", "0.87"."""
    return str(format_decimal(number, format="0.00", locale=regional(locale)))


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
