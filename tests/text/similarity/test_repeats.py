"""Words lead to the text they are out of, with a slip or two."""

from synthkit.text.similarity.repeats import find

TEXTS = (
    "Dela goda exempel mellan regionerna.",
    "Lotsar som hjälper små företag med rekrytering",
    "RUA",
    "Företagen ska inte behöva leta efter rätt myndighet",
)


def found(words: str) -> list[int]:
    return [hit.index for hit in find(words, TEXTS)]


def test_words_that_stand_there_are_found_whatever_the_case_and_the_signs_around() -> None:
    assert found("  GODA exempel … ") == [0]
    assert find("små företag med rekrytering", TEXTS)[0].score == 100


def test_a_slip_of_the_pen_is_allowed_for() -> None:
    assert found("lotsar som hjelper smaa företag") == [1]


def test_a_short_text_is_not_found_in_a_long_question() -> None:
    assert 2 not in found("Varuhuset RUA i Lund har rea på grus")
    assert found("rua") == [2]


def test_nothing_is_found_where_nothing_is_like_it_or_nothing_was_said() -> None:
    assert found("helt andra ord om rymden") == []
    assert found(" … ") == []
    assert find("ord", ()) == ()


def test_the_likeliest_comes_first() -> None:
    texts = ("Dela exempel mellan regioner", "Dela goda exempel mellan regionerna")
    assert [hit.index for hit in find("goda exempel mellan regionerna", texts)] == [1, 0]
