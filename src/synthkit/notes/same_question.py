"""Whether two wordings can ask the same: neither turns the sense, nor asks of another matter."""

from itertools import pairwise

from synthkit.notes.wording import content_words
from synthkit.text.languages import LanguageCode, words_of
from synthkit.text.wordforms import bare_words, same_word, stem

_TURNING = words_of(lambda language: language.questions.turning | language.words.negations)


def turning_words(text: str) -> frozenset[str]:
    """The words that turn the sense of a question: "inte", "mindre"."""
    return frozenset(bare_words(text)) & _TURNING


def of_other_matters(one: str, other: str, language: LanguageCode) -> bool:
    """Whether each has a word of matter that the other lacks ("kommunerna", "regionerna")."""
    return _lacks(one, other, language) and _lacks(other, one, language)


def _lacks(one: str, other: str, language: LanguageCode) -> bool:
    words, others = bare_words(one), bare_words(other)
    # "i dag" and "idag" are one word.
    apart = {w for pair in pairwise(words) if "".join(pair) in others for w in pair}
    known = [stem(word, language) for word in (*others, *map("".join, pairwise(others)))]
    return any(
        not any(same_word(stem(word, language), each) for each in known)
        for word in content_words(one)
        if word not in apart
    )
