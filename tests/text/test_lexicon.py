from synthkit.text.lexicon import TONGUES, language_of, lexicon


def test_both_languages_have_every_list():
    for tongue in TONGUES:
        known = lexicon(tongue)
        assert all(getattr(known, name) for name in known.__slots__), (
            f"an empty list in {tongue}.toml"
        )


def test_a_pair_of_opposites_never_has_a_word_on_both_sides():
    for tongue in TONGUES:
        for one, other in lexicon(tongue).opposites:
            assert not set(one) & set(other)


def test_the_language_is_that_of_most_small_words():
    assert language_of(["Vi vill ha det som de har"], "en") == "sv"
    assert language_of(["We want what they have", "och"], "sv") == "en"


def test_words_of_no_language_leave_the_default():
    assert language_of(["RUA", "ALMI"], "sv") == "sv"
    assert language_of([], "en") == "en"
