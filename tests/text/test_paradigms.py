import pytest

from synthkit.text.paradigms import Form, form_of

LISTED = """
hiss hissen hissar mörk mörkt mörka klara klarar klarade bidrag bidraget bidragen sjuk sjukt
sjuka tryck trycka trycker trycket schema schemat scheman arrive arrived arriving letter letters
"""
WORDS = frozenset(LISTED.split())


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("hissar", Form.NOUN),
        ("mörk", Form.ADJECTIVE),
        ("klarar", Form.VERB),
        ("tryckt", Form.ADJECTIVE),
        ("schemat", Form.NOUN),
        ("lönebidrag", Form.NOUN),
        ("åksjuk", Form.ADJECTIVE),
        ("rakel", None),
    ],
)
def test_a_swedish_word_is_what_its_other_forms_make_of_it(word, form):
    assert form_of(word, "sv", WORDS.__contains__) is form


@pytest.mark.parametrize(
    ("word", "form"), [("arrives", Form.VERB), ("arriving", Form.VERB), ("rung", Form.VERB)]
)
def test_an_english_verb_is_told_by_its_past_and_its_ing_form(word, form):
    assert form_of(word, "en", WORDS.__contains__) is form


def test_an_english_noun_is_not_told_from_anything():
    assert form_of("letters", "en", WORDS.__contains__) is None
