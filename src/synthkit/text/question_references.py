"""What a note says of the question that it belongs to: "hör till fråga 1", "goes with Q2"."""

import re

from synthkit.text.languages import either, every

# What stands for a number in any language: "två", "andra", and the number.
NUMBER_WORDS = {
    word: number for language in every() for word, number in language.questions.number_words.items()
}
_SAID = "|".join(map(re.escape, sorted(NUMBER_WORDS, key=len, reverse=True)))
_NAMED = either(lambda language: language.questions.named)
_CALLED = either(lambda language: language.questions.called)
_ORDERED = either(lambda language: language.questions.ordered)
_ORDINAL = either(lambda language: language.questions.ordinals)
_REFERENCE = re.compile(
    rf"\b(?:{_NAMED})\.?\s*(?:{_CALLED}|#)?\s*(?P<number>\d{{1,2}}|{_SAID})\b"
    rf"|\b(?P<ordinal>{_ORDINAL})\s+(?:{_ORDERED})\b",
    re.IGNORECASE,
)


def questions_named(text: str) -> frozenset[int]:
    """The numbers of the questions that a text names."""
    said = (found["number"] or found["ordinal"] for found in _REFERENCE.finditer(text))
    return frozenset(
        int(number) if number.isdigit() else NUMBER_WORDS[number.casefold()] for number in said
    )
