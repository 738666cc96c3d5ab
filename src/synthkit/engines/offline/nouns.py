"""The nouns of a theme, and how well each tells it from the other themes."""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from synthkit.engines.offline.analysis import voices_of
from synthkit.engines.offline.spelling import acronyms_of
from synthkit.model.note import Note
from synthkit.privacy.spans import holds_placeholder
from synthkit.text import languages
from synthkit.text.languages import LanguageCode
from synthkit.text.rules import WordClass
from synthkit.text.similarity.wordtable import word_table
from synthkit.text.wordclasses import WordClasses
from synthkit.text.wordforms import WORD, content_words, fold, related_words, spoken_words, stem

_LONGEST_WORD = 40
# What a word of the question itself is worth beside one that only the groups brought up.
_ASKED = 0.3
# The notes that the reader will see are so much of a theme, however many stand behind them.
_SHOWN = 0.5
# What a word is worth that is as far from a theme's centre as from the others', and how much
# nearness adds: the cosine of a good one is about a half.
_NO_NEARER, _NEARER = 0.5, 1.0
# What the name of a place or a firm is worth beside what the notes say of it.
_NAMED = 0.6
# Where a theme has several notes, what is of one of them alone is its odd word.
_SEVERAL, _OF_ONE_NOTE = 4, 0.6
# What a word is worth for which only its looks speak.
_UNSURE = 0.4
# From this length on a word in capitals is shouted; a shorter one may be an abbreviation.
_SHOUTED = 6
# From this length on a stem is looked for inside compounds.
_WITHIN_COMPOUNDS = 5
_NOUNS = (WordClass.NOUN, WordClass.NAME)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a note: as written, folded, its stem, and whether it adjoins the one before."""

    written: str
    word: str
    stem: str
    adjoins: bool


@dataclass(slots=True)
class Noun:
    """A noun by its stem.

    Attributes:
        notes: positions in the theme of the notes that have it, alone or in a compound.
        forms: how often each form stands there.
        form: the one to print.
        is_sure: whether more than its looks speaks for a noun.
        weight: how well it stands for the theme, between 0 and 1.
    """

    stem: str
    notes: set[int] = field(default_factory=set)
    forms: Counter[str] = field(default_factory=Counter)
    form: str = ""
    definite: bool = False
    is_sure: bool = True
    weight: float = 0.0


class NounFinder:
    """Finds the nouns of the themes of one question.

    Args:
        themes: the notes of each theme; one that the reader will see, as an insight, twice.
        asked: the question's text; its own words tell no themes apart.
        language: of the notes.
    """

    def __init__(
        self, themes: Sequence[Sequence[Note]], asked: str, language: LanguageCode
    ) -> None:
        self._language: LanguageCode = language
        self._known = languages.get(language).words
        self._rules = languages.get(language).rules
        self._themes = [list({note.id: note for note in theme}.values()) for theme in themes]
        self._weights = [_weights(theme) for theme in themes]
        every = [
            note.text for theme in themes for note in theme if not holds_placeholder(note.text)
        ]
        self._words = word_table()
        self._classes = WordClasses(every, language, self._words.knows)
        self._plain = spoken_words(every)
        self._acronyms = acronyms_of(every)
        self._tokens = [[self._tokenised(note.text) for note in one] for one in self._themes]
        self._asked = {stem(word, language) for word in content_words(asked, language)}
        self._frequencies = [
            Counter(found for words in theme for found in sorted({token.stem for token in words}))
            for theme in self._tokens
        ]
        self._centres = self._distinct_centres()
        self._pairs = _adjoining(self._tokens)

    def tokens(self, theme: int) -> list[list[Token]]:
        """The words of the theme's notes; none of those in which something is masked."""
        return self._tokens[theme]

    def nouns(self, theme: int) -> list[Noun]:
        """The nouns that may stand in the theme's title, best first."""
        nouns: dict[str, Noun] = {}
        for index, words in enumerate(self._tokens[theme]):
            for at, token in enumerate(words):
                if self.may_head(token) and not self.goes_with_next(words, at):
                    noun = nouns.setdefault(token.stem, Noun(token.stem))
                    noun.notes.add(index)
                    noun.forms[self._printed(words, at)] += 1
        for noun in nouns.values():
            self._widen(noun, theme)
            noun.form = self._form(noun)
            noun.definite = self._classes.is_definite(fold(noun.form))
            noun.is_sure = self._classes.is_sure(fold(noun.form))
            noun.weight = self._weight(noun, theme)
        return sorted(nouns.values(), key=lambda noun: (-noun.weight, noun.stem))

    def may_head(self, token: Token) -> bool:
        """Whether a title may end on the word."""
        found = self._classes.of(token.word)
        # A name that stands once may be a person's.
        times = sum(counts[token.stem] for counts in self._frequencies)
        rare = found is WordClass.NAME and not token.written.isupper() and times < 2
        return (
            found in _NOUNS
            and not rare
            and not self.is_vague(token)
            and not self._classes.is_genitive(token.word)
            and len(token.written) <= _LONGEST_WORD
            and "_" not in token.word
        )

    def is_vague(self, token: Token) -> bool:
        """Whether the word is too wide for a title, or says when: "mars-maj"."""
        return self._known.vague.issuperset(token.word.split("-"))

    def is_a(self, token: Token, kind: WordClass) -> bool:
        """Whether the word is of that class and not too wide for a title."""
        says_how_much = token.word in self._known.before_noun
        return (
            self._classes.of(token.word) is kind and not self.is_vague(token) and not says_how_much
        )

    def goes_with_next(self, words: Sequence[Token], at: int) -> bool:
        """Whether a noun follows at once, so that this word only says which: "med egen tid".

        Where a language writes compounds as one word, no noun does, but the half of a name.
        """
        after = words[at + 1 : at + 2]
        if not after or not after[0].adjoins or not self.may_head(after[0]):
            return False
        pair = (words[at], after[0])
        return self.compounds(pair) or not self._rules.open_compounds

    def compounds(self, phrase: Sequence[Token]) -> bool:
        """Whether two nouns side by side are one thing: "solar panels", "food waste".

        Where a language writes compounds as one word that is so of names alone, and these are told
        by being repeated: "science park".
        """
        one, other = phrase
        named = self._rules.open_compounds or self._pairs[one.word, other.word] > 1
        return (
            named
            and other.adjoins
            and self.may_head(one)
            and self.may_head(other)
            and one.stem != other.stem
        )

    def cased(self, token: Token) -> str:
        """The word as a title has it inside: a name as written, others in small letters."""
        if token.word in self._known.stop:
            return token.word
        plain = token.word in self._plain
        shouted = token.written.isupper() and (len(token.written) >= _SHOUTED or plain)
        if token.word in self._acronyms or (self._classes.is_name(token.word) and not shouted):
            return token.written
        parts = zip(token.written.split("-"), token.word.split("-"), strict=True)
        return "-".join(w if w.isupper() and f in self._acronyms else f for w, f in parts)

    def weight_of(self, theme: int, nouns: Sequence[Noun]) -> float:
        """How well nouns stand for the theme together."""
        reach = sum(self.reach(noun.notes, theme) for noun in nouns)
        purity = sum(noun.weight for noun in nouns) / reach
        notes = set[int]().union(*(noun.notes for noun in nouns))
        alone = len(notes) == 1 and len(self._themes[theme]) >= _SEVERAL
        return self.reach(notes, theme) * purity * (_OF_ONE_NOTE if alone else 1)

    def shown(self, theme: int, notes: Set[int]) -> float:
        """How many of the notes that the reader is known to see are among these."""
        seen = [at for at, weight in enumerate(self._weights[theme]) if weight > 1]
        return sum(at in notes for at in seen) / max(len(seen), 1)

    def share(self, theme: int, notes: Set[int]) -> float:
        """How much of the theme these notes are, by their weights."""
        weights = self._weights[theme]
        return sum(weights[at] for at in sorted(notes)) / sum(weights)

    def _printed(self, words: list[Token], at: int) -> str:
        """The noun as it stands there, with the other half of a compound that the notes repeat."""
        token = words[at]
        for pair in (words[at - 1 : at + 1], words[at : at + 2]):
            if len(pair) < 2 or not self.compounds(pair):
                continue
            if self._pairs[pair[0].word, pair[1].word] > 1:
                return f"{self.cased(pair[0])} {self.cased(pair[1])}"
        return self.cased(token)

    def _widen(self, noun: Noun, theme: int) -> None:
        """A noun also speaks for the notes that have it within a compound."""
        if len(noun.stem) >= _WITHIN_COMPOUNDS:
            for index, words in enumerate(self._tokens[theme]):
                if any(noun.stem in token.stem for token in words):
                    noun.notes.add(index)

    def _form(self, noun: Noun) -> str:
        """The form to print: indefinite if the notes have it, then the commonest."""

        def rank(form: str) -> tuple[bool, int, int, str]:
            return self._classes.is_definite(fold(form)), -noun.forms[form], len(form), form

        return min(noun.forms, key=rank)

    def _weight(self, noun: Noun, theme: int) -> float:
        """Reach within the theme, times the square of how far it is this theme's alone."""
        inside = len(noun.notes) / len(self._themes[theme])
        rest = sum(len(notes) for at, notes in enumerate(self._themes) if at != theme)
        elsewhere = sum(
            self._frequency_of(noun.stem, at) for at in range(len(self._themes)) if at != theme
        )
        outside = elsewhere / rest if rest else 0.0
        asked = any(related_words(noun.stem, word) for word in self._asked if len(word) > 3)
        weight = self.reach(noun.notes, theme) * (inside / (inside + outside)) ** 2
        weight *= _NO_NEARER + _NEARER * self.closeness(noun.form, theme)
        if not noun.is_sure:
            weight *= _UNSURE
        if self._classes.of(fold(noun.form)) is WordClass.NAME and not noun.form.isupper():
            weight *= _NAMED
        return round(weight * (_ASKED if asked else 1), 6)

    def closeness(self, words: str, theme: int) -> float:
        """How near some words are to what sets the theme apart, between 0 and 1."""
        vector = self._words.vectors([words])[0].astype(np.int64)
        centre = self._centres[theme]
        length = float(np.sqrt(float((vector * vector).sum()) * float((centre * centre).sum())))
        return max(0.0, round(float((vector * centre).sum()) / length, 6)) if length else 0.0

    def _distinct_centres(self) -> list[NDArray[np.int64]]:
        """For each theme the mean meaning of its notes, less that of the other themes' notes."""
        meanings = [
            self._words.vectors([note.text for note in theme]).astype(np.int64)
            for theme in self._themes
        ]
        means = [vectors.sum(axis=0) // max(len(vectors), 1) for vectors in meanings]
        total = sum(means, np.zeros_like(means[0])) if means else np.zeros(0, dtype=np.int64)
        others = max(len(means) - 1, 1)
        return [mean - (total - mean) // others for mean in means]

    def _frequency_of(self, part: str, theme: int) -> int:
        """In how many notes of a theme a stem stands, alone or in a compound."""
        frequencies = self._frequencies[theme]
        if len(part) < _WITHIN_COMPOUNDS:
            return frequencies[part]
        return sum(count for stem_, count in frequencies.items() if part in stem_)

    def reach(self, notes: set[int], theme: int) -> float:
        """How much of the theme some of its notes are, by groups and by notes."""
        every = self._themes[theme]
        voices = len(voices_of(every[index] for index in sorted(notes)))
        return 0.5 * voices / len(voices_of(every)) + 0.5 * self.share(theme, notes)

    def _tokenised(self, text: str) -> list[Token]:
        if holds_placeholder(text):
            return []
        tokens: list[Token] = []
        end = 0
        for match in WORD.finditer(text):
            word = fold(match.group())
            adjoins = bool(tokens) and not text[end : match.start()].strip()
            tokens.append(Token(match.group(), word, stem(word, self._language), adjoins))
            end = match.end()
        return tokens


def _weights(theme: Sequence[Note]) -> list[float]:
    """What each note is of its theme: those that stand twice are half of it together."""
    times = Counter(note.id for note in theme)
    shown = sum(count > 1 for count in times.values())
    return [
        1.0 + (count > 1) * (len(times) - shown) * _SHOWN / (1 - _SHOWN) / shown if shown else 1.0
        for count in times.values()
    ]


def _adjoining(themes: Sequence[Sequence[Sequence[Token]]]) -> Counter[tuple[str, str]]:
    """How often two words stand side by side."""
    return Counter(
        (one.word, other.word)
        for theme in themes
        for words in theme
        for one, other in pairwise(words)
        if other.adjoins
    )
