"""What Swedish does that no list can say."""

from synthkit.text.rules import LanguageRules


class Rules(LanguageRules):
    """The rules of Swedish."""

    def ordinal_in_figures(self, number: int) -> str:
        """ "31:a", "33:e", "111:e"."""  # noqa: D210
        takes_a = number % 10 in {1, 2} and number % 100 not in {11, 12}
        return f"{number}:{'a' if takes_a else 'e'}"
