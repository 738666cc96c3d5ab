"""The lists of words that each language's folder has."""

from dataclasses import fields

from synthkit.text import languages

# What a language may do without: compounds in one word, capitals within a sentence.
MAY_BE_EMPTY = {"permits", "common_abbreviations", "compound_links", "compound_endings"}


def test_every_language_has_every_list():
    for language in languages.every():
        for known in (language.words, language.claims):
            empty = {field.name for field in fields(known) if not getattr(known, field.name)}
            assert empty <= MAY_BE_EMPTY, f"empty lists of {language.code}"


def test_a_pair_of_opposites_never_has_a_word_on_both_sides():
    for language in languages.every():
        for one, other in language.words.opposites:
            assert not set(one) & set(other)
