"""Whether lines are written in the document's language.

Told by function words alone: telegraphic lines have few of them, so a small share will do, and a
short text proves nothing.
"""

from collections.abc import Iterable
from typing import Final

from synthkit.text import languages
from synthkit.text.detection import function_word_shares
from synthkit.text.languages import LanguageCode

# Fewer words prove nothing.
_FEWEST_WORDS: Final = 30
# The smallest share of function words in telegraphic lines of the language itself.
_LEAST_SHARE: Final = 0.12


def is_in_another_language(texts: Iterable[str], language: LanguageCode) -> bool:
    """Whether these lines, taken together, are plainly not in that language."""
    shares, count = function_word_shares(texts)
    if count < _FEWEST_WORDS:
        return False
    own = shares.pop(language)
    return own < _LEAST_SHARE or any(share > 2 * own for share in shares.values())


def language_fault(texts: Iterable[str], language: LanguageCode) -> str | None:
    """What to tell a model that answered in another language; None where it did not."""
    if not is_in_another_language(texts, language):
        return None
    return f"it is not in {english_name(language)}"


def english_name(language: LanguageCode) -> str:
    """The language as prompts name it: "Swedish"."""
    return languages.get(language).setting.english_name
