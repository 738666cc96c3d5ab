"""What English does that no list can say."""

from num2words import num2words

from synthkit.text.rules import LanguageRules


class Rules(LanguageRules):
    """The rules of English."""

    def ordinal_in_figures(self, number: int) -> str:
        """ "32nd", "111th"."""  # noqa: D210
        return str(num2words(number, lang="en", to="ordinal_num"))
