from synthkit.notes.language import find_language
from tests.builders import document, item


def test_the_small_words_tell_the_language():
    english = document("a.docx", item("We need more support for the regions and their partners"))
    swedish = document("b.docx", item("Vi behöver mer stöd till regionerna och deras partner"))
    assert find_language((english,)) == "en"
    assert find_language((swedish,)) == "sv"


def test_swedish_when_unsure():
    assert find_language(()) == "sv"
    assert find_language((document("a.docx", item("RUA HR ALMI")),)) == "sv"


def test_a_few_english_names_do_not_make_notes_english():
    noted = item("Welcome House i Stockholm räcker inte för att behålla dem som kommer")
    assert find_language((document("a.docx", noted),)) == "sv"
