"""Titles that would fit any theme, and so tell nothing of this one."""

from synthkit.text.languages import words_of
from synthkit.text.wordforms import words


def is_catch_all(title: str) -> bool:
    """Whether the title says no more than that it is about the rest: "Övriga frågor", "Other"."""
    rest = words_of(lambda language: language.words.catch_all)
    filling = words_of(lambda language: language.words.catch_all_filling)
    said = set(words(title))
    return bool(said & rest) and said <= rest | filling
