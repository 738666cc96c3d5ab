import pytest

from synthkit.text.rules import WordClass
from synthkit.text.wordclasses import WordClasses

NOTES = [
    "Vi behöver en utbildning för handledarna",
    "Samarbeta med skolan och kommunens näringslivskontor",
    "Gemensamma projekt mellan RUA och HR",
    "Fråga Region Dalarna hur de gör",
    "Hallarna står tomma, öppna hallar på fritids",
    "Fritidskort till alla",
]


@pytest.fixture
def classes():
    return WordClasses(NOTES, "sv")


@pytest.mark.parametrize("word", ["utbildning", "handledarna", "skolan", "projekt", "hallar"])
def test_endings_and_use_tell_a_noun(classes, word):
    assert classes.of(word) is WordClass.NOUN


@pytest.mark.parametrize("word", ["samarbeta", "behöver", "och", "mellan", "fråga", "diskuterade"])
def test_verbs_and_small_words_are_no_nouns(classes, word):
    assert classes.of(word) is WordClass.OTHER


def test_an_adjective_is_told_by_list_and_ending(classes):
    assert classes.of("gemensamma") is WordClass.ADJECTIVE
    assert classes.of("strategiska") is WordClass.ADJECTIVE


def test_capitals_inside_a_sentence_tell_a_name(classes):
    assert classes.of("rua") is WordClass.NAME
    assert classes.of("dalarna") is WordClass.NAME


def test_genitives_and_halves_of_compounds_cannot_end_a_title(classes):
    assert classes.is_genitive("regionens")
    assert classes.is_genitive("fritids")
    assert not classes.is_genitive("projekt")


def test_english_use_tells_a_noun_from_a_verb():
    classes = WordClasses(["We need to plan trips", "The plan is clear", "A plan for all"], "en")
    assert classes.of("plan") is WordClass.NOUN
    assert classes.of("need") is WordClass.OTHER


def test_a_place_that_only_opens_sentences_is_a_name_all_the_same():
    classes = WordClasses(["Umeå lyfts jämt som exempel", "Lokaler finns redan"], "sv")
    assert classes.is_name("umeå")
    assert not classes.is_name("lokaler")


def test_a_word_that_is_written_small_is_no_name_though_a_place_is_called_so():
    assert not WordClasses(["Mark finns", "det finns mark att bygga på"], "sv").is_name("mark")
