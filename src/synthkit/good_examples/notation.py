"""How the notes of some workshops write their words, and which names in them are not meant."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from synthkit.model.synthesis import Synthesis
from synthkit.privacy.name_lexicon import name_lexicon
from synthkit.privacy.words import BEFORE, STARTERS, Word, split
from synthkit.text import languages
from synthkit.text.languages import LanguageCode, either, words_of
from synthkit.text.name_lists import is_listed
from synthkit.text.wordclasses import is_imperative
from synthkit.text.wordforms import bare_words, fold, without_genitive

_SEEKING = re.compile(either(lambda language: language.examples.seeking), re.IGNORECASE)
OPENING = words_of(lambda language: language.examples.opens_names)
_SPREADING = words_of(lambda language: language.examples.spreading)


class Notation:
    """What all notes together say of a word.

    Args:
        meetings: their notes; whatever the workshops themselves are called, asked about or
            organised by is no example.
    """

    def __init__(self, meetings: Sequence[Synthesis]) -> None:
        self.language: LanguageCode = meetings[0].workshop.language
        self._small: Counter[str] = Counter()
        self._inside: Counter[str] = Counter()
        self._pairs: set[tuple[str, str]] = set()
        self._own = frozenset(word for text in _own_words(meetings) for word in bare_words(text))
        for meeting in meetings:
            for note in meeting.material.notes:
                self._read(split(note.text))
        self._sought = frozenset(_asked_for(meetings))

    def _read(self, words: Sequence[Word]) -> None:
        for first, second in pairwise(words):
            if first.capital and second.capital and second.gap == " " and not first.opens:
                self._pairs.add((fold(first.text), bare(second.text)))
        for word in words:
            if not word.capital:
                self._small[fold(word.text)] += 1
            elif not (word.opens or word.shouted):
                self._inside[bare(word.text)] += 1

    def is_sought(self, note: str) -> bool:
        """Whether the note of that id answers a question that asks for examples."""
        return note in self._sought

    def is_own(self, text: str) -> bool:
        """Whether all its words are of a question, a group, the series or whoever holds it."""
        return self._own.issuperset(bare_words(without_genitive(text))) or self._own.issuperset(
            bare_words(text)
        )

    def is_word(self, word: str) -> bool:
        """Whether it is a word of some language, or written small in the notes."""
        small = fold(word)
        return bool(self._small[small]) or name_lexicon().is_word(small)

    def is_ordinary(self, word: str) -> bool:
        """The same, or a compound of such words."""
        return self.is_word(word) or name_lexicon().is_compound(fold(word))

    def is_rarely_small(self, word: str) -> bool:
        """Whether no language has it as a word, and the notes mostly give it its capital."""
        small = bare(word)
        return self._inside[small] >= self._small[small] and not name_lexicon().is_word(small)

    def stands_inside(self, word: str) -> bool:
        """Whether it has its capital within a sentence, too."""
        return bool(self._inside[bare(word)])

    def only_opens(self, first: str, second: str) -> bool:
        """Whether a capitalised word before another belongs to the sentence and not to a name."""
        small = fold(first)
        if (small, bare(second)) in self._pairs:
            return False
        listed = languages.get(self.language).words
        if {small} & (STARTERS | BEFORE | _SPREADING | listed.function_words):
            return True
        # "Trampa Mera" orders nobody to do anything: why should "mera" have a capital?
        if small in OPENING or (self.is_word(second) and not is_listed(second)):
            return False
        ordinary = bool(self._small[small]) or small in listed.stop
        return ordinary or is_imperative(small, self.language)


def bare(word: str) -> str:
    """The folded word without the ending of a genitive."""
    return fold(without_genitive(word))


def _asked_for(meetings: Iterable[Synthesis]) -> Iterator[str]:
    for meeting in meetings:
        for question in meeting.workshop.questions:
            if _SEEKING.search(question.text):
                yield from (note.id for note in meeting.material.notes_of(question.number))


def _own_words(meetings: Iterable[Synthesis]) -> Iterable[str]:
    for meeting in meetings:
        workshop = meeting.workshop
        series = workshop.series
        yield from (question.text for question in workshop.questions)
        yield from (note.group for note in meeting.material.notes if note.group)
        known = (series.title, series.name, series.organisation, workshop.name, workshop.kind)
        yield from (text for text in known if text)
