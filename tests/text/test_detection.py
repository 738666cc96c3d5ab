from synthkit.text.detection import language_of


def test_the_language_is_that_of_most_small_words():
    assert language_of(["Vi vill ha det som de har"], "en") == "sv"
    assert language_of(["We want what they have", "och"], "sv") == "en"


def test_words_of_no_language_leave_the_default():
    assert language_of(["RUA", "ALMI"], "sv") == "sv"
    assert language_of([], "en") == "en"


def test_the_function_words_tell_the_language():
    assert language_of(["We need more support for the regions and their partners"], "sv") == "en"
    assert language_of(["Vi behöver mer stöd till regionerna och deras partner"], "en") == "sv"


def test_a_few_english_names_do_not_make_notes_english():
    noted = "Welcome House i Stockholm räcker inte för att behålla dem som kommer"
    assert language_of([noted], "sv") == "sv"
