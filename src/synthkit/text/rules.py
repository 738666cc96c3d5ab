"""What a language does that no list can say.

A language's folder may hold a `rules.py` with a class `Rules` that inherits from `LanguageRules`;
what it does not say stays as it is here.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from synthkit.text.languages import Language


class LanguageRules:
    """The rules of a language that has none of its own."""

    def __init__(self, language: "Language") -> None:
        self.language = language

    def ordinal_in_figures(self, number: int) -> str:
        """An ordinal that is too large for words: "32."."""
        return f"{number}."
