"""How a theme went on: what the last of its meetings says that the earlier ones did not."""

from collections.abc import Sequence

from synthkit.model.synthesis import ThemeChange
from synthkit.text.days import days_in
from synthkit.text.frame import says_settled
from synthkit.text.languages import LanguageCode
from synthkit.text.numbers_in_text import figures_in, month_names
from synthkit.text.similarity.contradiction import Contradiction, contradiction
from synthkit.text.similarity.polarity import Statement, statement
from synthkit.text.wordforms import words

# A shorter name of a month is also another word: "may", "mars" is not.
_SHORTEST_MONTH = 4


def change_of(
    earlier: Sequence[str], last: Sequence[str], language: LanguageCode
) -> ThemeChange | None:
    """How the last meeting's notes on a theme stand to the earlier ones; in doubt None.

    It is settled where most of the last notes say so. The stance turned where the last meeting
    turns down what an earlier one asked for, or the other way round, and neither disputed it. It
    is more concrete where days or figures are named and were not before.
    """
    if 2 * sum(says_settled(text) for text in last) > len(last):
        return ThemeChange.SETTLED
    before = [statement(text, language) for text in earlier]
    after = [statement(text, language) for text in last]
    disputed = _any_contradict(before, before) or _any_contradict(after, after)
    if not disputed and _any_contradict(before, after):
        return ThemeChange.TURNED
    for names in (_names_a_day, _names_a_figure):
        said, again = (any(names(text, language) for text in those) for those in (earlier, last))
        if again and not said:
            return ThemeChange.MORE_CONCRETE
    return None


def _any_contradict(ones: Sequence[Statement], others: Sequence[Statement]) -> bool:
    """Whether one asks for what another turns down; all else may be another matter."""
    found = (contradiction(one, other) for one in ones for other in others if one is not other)
    return any(one is not None and one.by is Contradiction.DEED for one in found)


def _names_a_day(text: str, language: LanguageCode) -> bool:
    months = (name for name in month_names(language) if len(name) >= _SHORTEST_MONTH)
    return bool(days_in(text)) or not set(words(text)).isdisjoint(months)


def _names_a_figure(text: str, language: LanguageCode) -> bool:
    return bool(figures_in(text, language))
