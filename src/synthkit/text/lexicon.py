"""What is known of the words of a language, read from ``words.toml`` in its folder."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from synthkit.text import languages
from synthkit.text.languages import LanguageCode


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The words of one language, case-folded; the tables say what each list is for.

    Attributes:
        function_words: the grammar's words: they tell the language, and nothing of the matter.
        stop: function words, and those that mean too little to tell two matters apart.
        endings: longest first.
        opposites: pairs of sides; a side is the beginnings of the words or phrases that take it.
        shorthand: what is written in haste, and what it stands for.
    """

    language: LanguageCode
    function_words: frozenset[str]
    stop: frozenset[str]
    vague: frozenset[str]
    verbs: frozenset[str]
    adjectives: frozenset[str]
    adverbs: frozenset[str]
    nouns: frozenset[str]
    title_links: frozenset[str]
    conjunction: str
    before_noun: frozenset[str]
    before_verb: frozenset[str]
    negations: frozenset[str]
    clause_breaks: frozenset[str]
    neutral_negations: tuple[str, ...]
    opposites: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    leading: tuple[str, ...]
    chat: tuple[str, ...]
    shorthand: Mapping[str, str]
    pronouns: frozenset[str]
    endings: tuple[str, ...]
    vowels: str


@cache
def lexicon(language: LanguageCode) -> Lexicon:
    """The lexicon of that language, read once."""
    table = tomllib.loads((languages.get(language).folder / "words.toml").read_text("utf-8"))
    words = {key: frozenset(value.casefold().split()) for key, value in table.items()}
    phrases = {key: _phrases(value, "|") for key, value in table.items()}
    return Lexicon(
        language=language,
        function_words=words["function_words"] | words["each_other"],
        stop=words["function_words"] | words["light"],
        vague=words["vague"],
        verbs=words["verbs"],
        adjectives=words["adjectives"],
        adverbs=words["adverbs"],
        nouns=words["nouns"],
        title_links=words["title_links"],
        conjunction=table["conjunction"],
        before_noun=words["before_noun"],
        before_verb=words["before_verb"],
        negations=words["negations"],
        clause_breaks=words["clause_breaks"],
        neutral_negations=phrases["neutral_negations"],
        opposites=tuple(_sides(pair) for pair in phrases["opposites"]),
        leading=phrases["leading"],
        chat=phrases["chat"],
        shorthand=dict(_sides_of_one(pair) for pair in phrases["shorthand"]),
        pronouns=words["pronouns"],
        endings=tuple(sorted(words["endings"], key=lambda ending: (-len(ending), ending))),
        vowels=table["vowels"],
    )


def _phrases(listed: str, separator: str) -> tuple[str, ...]:
    return tuple(phrase.strip().casefold() for phrase in listed.split(separator) if phrase.strip())


def _sides_of_one(pair: str) -> tuple[str, str]:
    short, full = pair.split("/")
    return short.strip(), full.strip()


def _sides(pair: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    one, other = pair.split("/")
    return _phrases(one, ","), _phrases(other, ",")
