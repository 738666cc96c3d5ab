"""Titles of one to five words, noun phrases out of the notes' own words.

A candidate stands in the notes as it does in the title: a noun, an adjective with its noun, a
compound of two words ("solar panels"), two nouns with a link between ("samverkan mellan regioner").
Two strong nouns may also be joined by "och". A candidate scores by how many groups and notes of the
theme it speaks for, and by how little it speaks for the other themes.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from synthkit.drafts.limits import MOST_WORDS_A_TITLE
from synthkit.engines.offline.nouns import Noun, NounFinder, Token
from synthkit.model.note import Note
from synthkit.text import languages
from synthkit.text.insider_references import is_catch_all
from synthkit.text.languages import LanguageCode
from synthkit.text.rules import WordClass
from synthkit.text.wordforms import WORD, fold, stem

_LONGEST_WORD = 60
# How many of a theme's best nouns may be joined in pairs.
_STRONG = 8
# What the kinds of candidates are worth beside each other.
_JOINED, _UNEVEN, _SINGLE, _DEFINITE = 0.7, 0.75, 0.85, 0.95
# What a phrase says more than its noun is worth the more, the more of the notes that have the noun
# have all of it: what one of many says is one note's odd word. A link ("Storgatan för biltrafik")
# is mostly cut out of a sentence.
_OF_ONE, _OF_ALL = 0.65, 0.5
_LINKED = 0.75
_SECOND_NOUN = 0.35


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible title: its words, the stems of its nouns, its score."""

    text: str
    stems: frozenset[str]
    score: float


class TitleMaker:
    """Makes the titles of the themes of one question; its arguments are those of `NounFinder`."""

    def __init__(
        self, themes: Sequence[Sequence[Note]], asked: str, language: LanguageCode
    ) -> None:
        self._language: LanguageCode = language
        self._known = languages.get(language).words
        self._finder = NounFinder(themes, asked, language)
        self._count = len(themes)

    def candidates(self, theme: int) -> list[Candidate]:
        """All titles that the theme's notes offer, best first."""
        nouns = self._finder.nouns(theme)
        found = [*self._singles(nouns), *self._pairs(theme, nouns), *self._phrases(theme, nouns)]
        found = [candidate for candidate in found if not is_catch_all(candidate.text)]
        return sorted(found, key=lambda candidate: (-candidate.score, candidate.text))

    def titles(self, taken: Iterable[str] = ()) -> list[str]:
        """One title a theme, in order; distinct, and different from those that are taken."""
        used = {fold(title) for title in taken}
        stems = {stem(word, self._language) for title in used for word in WORD.findall(title)}
        made = []
        for theme in range(self._count):
            title, by = self._choose(theme, used, stems)
            used.add(fold(title))
            stems |= by
            made.append(title)
        return made

    def _choose(self, theme: int, used: set[str], stems: set[str]) -> tuple[str, frozenset[str]]:
        offered = [one for one in self.candidates(theme) if fold(one.text) not in used]
        fresh = [candidate for candidate in offered if not candidate.stems & stems]
        for candidate in fresh or offered:
            return candidate.text, candidate.stems
        return self._last_resort(theme, used), frozenset()

    def _last_resort(self, theme: int, used: set[str]) -> str:
        """The longest word that no other title has: notes without a noun still need a name."""
        tokens = {
            token.written[:_LONGEST_WORD]: token
            for words in self._finder.tokens(theme)
            for token in words
        }
        stop = self._known.stop
        ranked = sorted(tokens, key=lambda w: (tokens[w].word in stop, -len(w), w)) or ["?"]
        for written in ranked:
            if fold(written) not in used:
                return _titled([written])
        number = 2
        while fold(f"{ranked[0]} {number}") in used:
            number += 1
        return _titled([ranked[0], str(number)])

    def _singles(self, nouns: list[Noun]) -> list[Candidate]:
        return [
            Candidate(
                _titled([noun.form]),
                frozenset({noun.stem}),
                noun.weight * _SINGLE * (_DEFINITE if noun.definite else 1),
            )
            for noun in nouns
        ]

    def _pairs(self, theme: int, nouns: list[Noun]) -> list[Candidate]:
        """Two nouns joined by "and" that speak for more notes together than either alone."""
        strong = nouns[:_STRONG]
        found = []
        for index, one in enumerate(strong):
            for other in strong[index + 1 :]:
                if self._finder.may_pair(theme, one, other):
                    text = _titled([one.form, self._known.conjunction, other.form])
                    score = self._finder.weight_of_both(theme, one, other) * _JOINED
                    score *= _UNEVEN if one.definite != other.definite else 1
                    found.append(Candidate(text, frozenset({one.stem, other.stem}), score))
        return [candidate for candidate in found if is_title(candidate.text)]

    def _phrases(self, theme: int, nouns: list[Noun]) -> list[Candidate]:
        """Phrases of two or three words, as they stand in the notes."""
        by_stem = {noun.stem: noun for noun in nouns}
        seen: Counter[tuple[str, frozenset[str]]] = Counter()
        for words in self._finder.distinct_tokens(theme):
            for start in range(len(words)):
                for end in (start + 2, start + 3):
                    phrase = words[start:end]
                    heads = self._heads(phrase)
                    if self._cut(words, start, end) or not heads or not heads <= by_stem.keys():
                        continue
                    seen[_titled([self._finder.cased(token) for token in phrase]), heads] += 1
        found = []
        for (text, heads), times in sorted(seen.items(), key=lambda item: item[0][0]):
            weights = sorted((by_stem[head].weight for head in heads), reverse=True)
            score = weights[0] + sum(_SECOND_NOUN * weight for weight in weights[1:])
            most = max(self._finder.notes_with(by_stem[head], theme) for head in heads)
            worth = (_OF_ONE + _OF_ALL * times / most) * (_LINKED if len(heads) > 1 else 1)
            found.append(Candidate(text, heads, score * worth))
        return found

    def _cut(self, words: list[Token], start: int, end: int) -> bool:
        """Whether the phrase is cut out of a longer compound: "panels on school [roofs]"."""
        before, after = words[max(start - 1, 0) : start + 1], words[end - 1 : end + 1]
        return any(len(pair) == 2 and self._finder.compounds(pair) for pair in (before, after))

    def _heads(self, phrase: list[Token]) -> frozenset[str]:
        """The stems of a phrase's nouns; none where it is no noun phrase."""
        if not all(token.adjoins for token in phrase[1:]) or not self._finder.may_head(phrase[-1]):
            return frozenset()
        first, last = phrase[0], phrase[-1]
        if len(phrase) == 2:
            fits = self._finder.is_a(first, WordClass.ADJECTIVE) or self._finder.compounds(phrase)
            return frozenset({last.stem}) if fits else frozenset()
        links = self._known.title_links | {self._known.conjunction}
        linked = len(phrase) == 3 and phrase[1].word in links and first.stem != last.stem
        if linked and self._finder.may_head(first):
            return frozenset({first.stem, last.stem})
        return frozenset()


def is_title(text: str) -> bool:
    """Whether a text has the length of a title."""
    return 1 <= len(text.split()) <= MOST_WORDS_A_TITLE


def _titled(words: list[str]) -> str:
    text = " ".join(words)
    return text[:1].upper() + text[1:]
