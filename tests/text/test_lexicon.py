from synthkit.text.languages import codes
from synthkit.text.lexicon import lexicon


def test_both_languages_have_every_list():
    for tongue in codes():
        known = lexicon(tongue)
        assert all(getattr(known, name) for name in known.__slots__), (
            f"an empty list in {tongue}.toml"
        )


def test_a_pair_of_opposites_never_has_a_word_on_both_sides():
    for tongue in codes():
        for one, other in lexicon(tongue).opposites:
            assert not set(one) & set(other)
