"""The abbreviations that the document uses, with what the glossary says of them."""

import re
from collections.abc import Iterable, Mapping

from synthkit.text import languages
from synthkit.text.languages import LanguageCode


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
    letters = languages.get(language).setting.letters
    after_z = "".join(chr(ord("z") + place) for place in range(1, len(letters) + 1))
    return word.casefold().translate(str.maketrans(letters, after_z))
