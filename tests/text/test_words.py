"""The lists of words that each language's folder has."""

from dataclasses import fields

from synthkit.text import languages

# Every language has its abbreviations, but what a whole country knows is not asked of each.
MAY_BE_EMPTY = {"common_abbreviations", "always_capital"}


def test_every_language_has_every_list():
    for language in languages.every():
        for known in (language.words, language.claims):
            empty = {field.name for field in fields(known) if not getattr(known, field.name)}
            assert empty <= MAY_BE_EMPTY, f"empty lists of {language.code}"


def test_a_pair_of_opposites_never_has_a_word_on_both_sides():
    for language in languages.every():
        for one, other in language.words.opposites:
            assert not set(one) & set(other)
