"""How many themes, lines and words a draft has: for engines, prompts and checks alike.

Prompts name these numbers themselves; a test holds them to what stands here.
"""

from typing import Final

from synthkit.model.workshop import Length

MOST_THEMES: Final = 5
MOST_THEMES_OF_MANY_NOTES: Final = 7
MOST_INSIGHTS_A_THEME: Final = 4
MOST_WORDS_A_TITLE: Final = 5

# What prompts ask of a line is less than what a check lets pass: one that says a whole thought in
# a few words more is not worth another call, let alone a warning.
WORDS_A_LINE: Final = (3, 16)
MOST_WORDS_A_LINE: Final = 30
# The offline engine words nothing anew, but prefers notes of such a length, and lets those beyond
# the last be lines only for want of others.
FEWEST_WORDS_OF_A_GOOD_LINE: Final = 4
MOST_WORDS_OF_A_GOOD_LINE: Final = 14
MOST_WORDS_OF_A_LIGHT_LINE: Final = 20

# From so many notes on a question is worth so many themes at least.
_NOTES_FOR_THEMES: Final = {2: 6, 3: 12, 4: 32, 5: 56}
_MANY_NOTES: Final = 46
# Fewer are a finding: they say little of what the groups think.
FEW_NOTES: Final = _NOTES_FOR_THEMES[2]

# A published synthesis has a line for so many notes; of few notes each counts for more, and nobody
# reads more lines of one question than the last.
_NOTES_AN_INSIGHT: Final = 6
_FEWEST_INSIGHTS: Final = {2: 2, 3: 3, 4: 6, 8: 24}
_MOST_INSIGHTS: Final = 14
# What of these numbers a shorter and a longer document has.
_SHARES: Final = {Length.SHORT: 2 / 3, Length.NORMAL: 1.0, Length.LONG: 3 / 2}
# So many of them are worth a theme of their own.
_INSIGHTS_A_THEME: Final = 1.6


def most_themes(notes: int) -> int:
    """How many themes a question with so many notes may have."""
    return MOST_THEMES if notes < _MANY_NOTES else MOST_THEMES_OF_MANY_NOTES


def theme_counts(notes: int, length: Length = Length.NORMAL) -> range:
    """The numbers of themes that so many notes are worth."""
    fewest = max((count for count, from_ in _NOTES_FOR_THEMES.items() if notes >= from_), default=1)
    lines = _aim(notes, length)
    return range(fewest, max(fewest, min(most_themes(notes), int(lines / _INSIGHTS_A_THEME))) + 1)


def insight_count(notes: int, themes: int, length: Length = Length.NORMAL) -> int:
    """How many insights a question with so many notes and themes should have."""
    return max(themes, min(_aim(notes, length), MOST_INSIGHTS_A_THEME * themes))


def _aim(notes: int, length: Length) -> int:
    fewest = max((count for count, from_ in _FEWEST_INSIGHTS.items() if notes >= from_), default=1)
    usual = min(max(round(notes / _NOTES_AN_INSIGHT), fewest), _MOST_INSIGHTS)
    return max(1, round(usual * _SHARES[length]))
