"""Whether lines are written in the document's language.

By small words alone: telegraphic lines have few of them, so little is taken for a sign, and none
where there is little text.
"""

from collections.abc import Iterable
from typing import Final

from synthkit.engines.llm.settled import LANGUAGES
from synthkit.model.workshop import Language
from synthkit.text.lexicon import TONGUES, lexicon
from synthkit.text.wordforms import words

# Fewer words tell nothing.
_FEWEST_WORDS: Final = 30
# The least share of small words in telegraphic lines of the language itself.
_LEAST_SHARE: Final = 0.12


def is_in_another_language(texts: Iterable[str], language: Language) -> bool:
    """Whether these lines, taken together, are plainly not in that language."""
    spoken = [word for text in texts for word in words(text)]
    if len(spoken) < _FEWEST_WORDS:
        return False
    shares = {
        tongue: sum(word in lexicon(tongue).stop for word in spoken) / len(spoken)
        for tongue in TONGUES
    }
    own = shares.pop(language)
    return own < _LEAST_SHARE or any(share > 2 * own for share in shares.values())


def language_fault(texts: Iterable[str], language: Language) -> str | None:
    """What to tell a model that answered in another language; None where it did not."""
    if not is_in_another_language(texts, language):
        return None
    return f"it is not in {LANGUAGES[language]}"
