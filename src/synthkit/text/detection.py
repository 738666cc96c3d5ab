"""Which language texts are written in, by their function words."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from synthkit.text import languages
from synthkit.text.languages import LanguageCode, codes
from synthkit.text.wordforms import words

# Fewer words prove nothing.
_FEWEST_WORDS: Final = 30
# The smallest share of function words in telegraphic lines of the language itself.
_LEAST_SHARE: Final = 0.12


def language_of(texts: Iterable[str], default: LanguageCode) -> LanguageCode:
    """The language that most of the function words of these texts belong to, else ``default``."""
    shares, _ = function_word_shares(texts)
    others = [code for code in codes() if shares[code] > shares[default]]
    return max(others, key=shares.__getitem__, default=default)


def is_in_another_language(texts: Iterable[str], language: LanguageCode) -> bool:
    """Whether these lines, taken together, are plainly not in that language.

    Telegraphic lines have few function words, so a small share will do.
    """
    shares, count = function_word_shares(texts)
    if count < _FEWEST_WORDS:
        return False
    own = shares.pop(language)
    return own < _LEAST_SHARE or any(share > 2 * own for share in shares.values())


def function_word_shares(texts: Iterable[str]) -> tuple[dict[LanguageCode, float], int]:
    """The share of each language's function words among all words, and how many words there are."""
    counted = Counter(word for text in texts for word in words(text))
    count = counted.total()
    shares = {
        language.code: sum(n for word, n in counted.items() if word in language.words.stop)
        / max(count, 1)
        for language in languages.every()
    }
    return shares, count
