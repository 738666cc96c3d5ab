"""Which language texts are written in, by their function words."""

from collections import Counter
from collections.abc import Iterable

from synthkit.text import languages
from synthkit.text.languages import LanguageCode, codes
from synthkit.text.wordforms import words


def language_of(texts: Iterable[str], default: LanguageCode) -> LanguageCode:
    """The language that most of the function words of these texts belong to, else ``default``."""
    shares, _ = function_word_shares(texts)
    others = [code for code in codes() if shares[code] > shares[default]]
    return max(others, key=shares.__getitem__, default=default)


def function_word_shares(texts: Iterable[str]) -> tuple[dict[LanguageCode, float], int]:
    """The share of each language's function words among all words, and how many words there are."""
    counted = Counter(word for text in texts for word in words(text))
    count = counted.total()
    shares = {
        language.code: sum(counted[word] for word in language.words.stop) / max(count, 1)
        for language in languages.every()
    }
    return shares, count
