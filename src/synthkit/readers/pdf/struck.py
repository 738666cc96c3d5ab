"""Words with a line drawn through them: the group took them back."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import groupby

from synthkit.readers.pdf.ruling_lines import Rule
from synthkit.readers.pdf.words import Word

# Of a word's height from its top: a line in between goes through it.
_HIGHEST, _LOWEST = 0.35, 0.7
_COVERED = 0.8  # of a word's width
_BEYOND = 4.0  # points that the line may go beyond the words; a table's goes further


def without_struck(
    words: Sequence[Word], rules: Sequence[Rule]
) -> tuple[tuple[Word, ...], tuple[Rule, ...], tuple[str, ...]]:
    """The words and ruling lines that are left, and the text of each line of struck words."""
    level = sorted((rule for rule in rules if rule.level), key=lambda rule: rule.at)
    heights = [rule.at for rule in level]
    through: dict[Rule, list[Word]] = {}
    for word in words:
        height = word.bottom - word.top
        first = bisect_left(heights, word.top + _HIGHEST * height)
        last = bisect_right(heights, word.top + _LOWEST * height)
        for rule in level[first:last]:
            covered = min(word.x1, rule.end) - max(word.x0, rule.start)
            if covered >= _COVERED * (word.x1 - word.x0):
                through.setdefault(rule, []).append(word)
    through = {rule: those for rule, those in through.items() if _is_as_long(rule, those)}
    struck = {word for those in through.values() for word in those}
    by_line = sorted(struck, key=lambda word: (round(word.bottom), word.x0))
    return (
        tuple(word for word in words if word not in struck),
        tuple(rule for rule in rules if rule not in through),
        tuple(
            " ".join(word.text for word in line)
            for _, line in groupby(by_line, lambda word: round(word.bottom))
        ),
    )


def _is_as_long(rule: Rule, words: Sequence[Word]) -> bool:
    before = min(word.x0 for word in words) - rule.start
    after = rule.end - max(word.x1 for word in words)
    return max(before, after) <= _BEYOND
