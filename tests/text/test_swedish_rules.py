import pytest

from synthkit.text import languages
from synthkit.text.rules import WordClass

LISTED = """
hiss hissen hissar mörk mörkt mörka klara klarar klarade bidrag bidraget bidragen sjuk sjukt
sjuka tryck trycka trycker trycket schema schemat scheman arrive arrived arriving letter letters
"""
WORDS = frozenset(LISTED.split())


def class_of(word, language):
    return languages.get(language).rules.class_by_forms(word, WORDS.__contains__)


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("hissar", WordClass.NOUN),
        ("mörk", WordClass.ADJECTIVE),
        ("klarar", WordClass.OTHER),
        ("tryckt", WordClass.ADJECTIVE),
        ("schemat", WordClass.NOUN),
        ("lönebidrag", WordClass.NOUN),
        ("åksjuk", WordClass.ADJECTIVE),
        ("rakel", None),
    ],
)
def test_a_swedish_word_is_what_its_other_forms_make_of_it(word, form):
    assert class_of(word, "sv") is form


@pytest.mark.parametrize(
    ("word", "form"),
    [("arrives", WordClass.OTHER), ("arriving", WordClass.OTHER), ("rung", WordClass.OTHER)],
)
def test_an_english_verb_is_told_by_its_past_and_its_ing_form(word, form):
    assert class_of(word, "en") is form


def test_an_english_noun_is_not_told_from_anything():
    assert class_of("letters", "en") is None
