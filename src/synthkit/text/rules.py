"""What a language does that no list can say.

A language's folder may hold a `rules.py` with a class `Rules` that inherits from `LanguageRules`;
what it does not say stays as it is here.
"""

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from synthkit.text.languages import Language

# Whether a folded word exists.
Knows = Callable[[str], bool]


class WordClass(StrEnum):
    """What a word is, as far as titles care."""

    NOUN = "noun"
    NAME = "name"
    ADJECTIVE = "adjective"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Usage:
    """How some texts use a word that no list knows.

    Attributes:
        as_noun: how often it stands where a noun does.
        as_verb: how often it stands where a verb does.
        by_forms: what its other forms make of it, None where they do not tell.
        words: all the words of the texts.
        adjectives: all known forms of adjectives.
    """

    as_noun: int
    as_verb: int
    by_forms: WordClass | None
    words: Set[str]
    adjectives: Set[str]


class LanguageRules:
    """The rules of a language that has none of its own. All words are folded."""

    # Whether two nouns side by side are one thing: "solar panels".
    open_compounds = False
    # Whether "not" stands behind the verb that it denies, as in "räcker inte".
    negation_follows_verb = False

    def __init__(self, language: "Language") -> None:
        self.language = language

    def ordinal_in_figures(self, number: int) -> str:
        """An ordinal that is too large for words: "32."."""
        return f"{number}."

    def stem(self, word: str) -> str:
        """What the forms of a word share."""
        return word

    def verb_forms(self, verb: str) -> Iterable[str]:
        """All forms of a verb that a list has in one."""
        return (verb,)

    def adjective_forms(self, adjective: str) -> Iterable[str]:
        """All forms of an adjective that a list has in one."""
        return (adjective,)

    def is_present(self, word: str) -> bool:
        """Whether a form of a verb is in the present: at the beginning it lacks its subject."""
        return False

    def finite_forms(self, infinitive: str) -> frozenset[str]:
        """What an infinitive is where it says that a thing is done."""
        return frozenset({infinitive})

    def infinitive(self, imperative: str) -> str:
        """The infinitive of a word that may be an imperative."""
        return imperative

    def class_by_forms(self, word: str, knows: Knows) -> WordClass | None:
        """What a word is by which of its other forms exist; verbs are others."""
        return None

    def class_by_use(self, word: str, use: Usage) -> WordClass:
        """What a word is that no list knows."""
        return WordClass.OTHER if use.as_verb > use.as_noun else WordClass.NOUN

    def ends_like_noun(self, word: str) -> bool:
        """Whether a word's ending, or nothing at all, speaks for a noun."""
        return True

    def is_genitive(self, word: str, words: Set[str]) -> bool:
        """Whether a word says whose something is; ``words`` are all of the texts it stands in."""
        return False

    def is_definite(self, word: str) -> bool:
        """Whether a word is a noun in its definite form, as far as its ending tells."""
        return False

    def occasion(self, kind: str, ordinal: str | None, number: int | None) -> str:
        """The meeting as it is spoken of.

        Args:
            kind: what it is, as a person put it: "workshop".
            ordinal: which of its kind, as a word; None where that is not known.
            number: the same as a number.
        """
        return f"{kind} {number}" if number else kind
