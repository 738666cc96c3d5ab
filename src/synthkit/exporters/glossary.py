"""The abbreviations that the document uses, with what the glossary says of them."""

import re
from collections.abc import Iterable, Mapping

from synthkit.text.languages import LanguageCode

# Signs that stand after "z", in the order that Swedish has for its last letters.
_LAST_LETTERS = str.maketrans("åäö", "{|}")


def occurring(
    glossary: Mapping[str, str], texts: Iterable[str], language: LanguageCode
) -> tuple[tuple[str, str], ...]:
    """The entries whose abbreviation stands in the texts as a word, in alphabetical order.

    "HR:s" and "RUA-arbete" hold one; "HRM" does not hold "HR".
    """
    text = "\n".join(texts)
    found = (
        (abbreviation, explanation)
        for abbreviation, explanation in glossary.items()
        if abbreviation and explanation and _stands_in(abbreviation, text)
    )
    return tuple(sorted(found, key=lambda entry: (_order(entry[0], language), entry[0])))


def _stands_in(abbreviation: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(abbreviation)}(?!\w)", text) is not None


def _order(word: str, language: LanguageCode) -> str:
    folded = word.casefold()
    return folded.translate(_LAST_LETTERS) if language == "sv" else folded
