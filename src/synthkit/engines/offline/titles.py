"""Titles of one to five words, noun phrases out of the notes' own words.

A candidate stands in the notes as it does in the title: a noun, an adjective with its noun, a
compound of two words ("solar panels"), two of these with a link between ("gemensam samverkan mellan
regioner"). It scores by how many groups and notes of the theme it speaks for, those that became
lines above all, and by how little it speaks for the other themes. A noun alone says less than a
phrase that a line has whole, or most of the notes with its nouns; in one of many notes it is an odd
word.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from synthkit.drafts.limits import MOST_WORDS_A_TITLE
from synthkit.engines.offline.nouns import Noun, NounFinder, Token
from synthkit.model.note import Note
from synthkit.text import languages
from synthkit.text.detection import language_of
from synthkit.text.insider_references import is_catch_all
from synthkit.text.languages import LanguageCode
from synthkit.text.rules import WordClass
from synthkit.text.wordforms import WORD, fold, related_words, stem

_LONGEST_WORD = 60
# What one noun is worth beside a phrase, and one in its definite form; and what is left of a
# candidate with a noun that stands in another theme's title.
_SINGLE, _DEFINITE, _AGAIN = 0.6, 0.95, 0.4
# A phrase says more than its nouns; it is worth the more, the more of the notes that have the
# nouns have all of it: what one of many says is one note's odd word.
_OF_ONE, _OF_ALL = 0.3, 0.85
# What a phrase is worth with a noun for which only its looks speak, and one that the reader will
# see in a line.
_UNSURE, _SHOWN = 0.7, 1.25
# What a noun is worth beside one of all lines, if no line has it.
_OF_NO_LINE = 0.1
# A noun, with at most a word before it.
_LONGEST_HALF = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible title: its words, its nouns' stems, its score, the positions of notes with it."""

    text: str
    stems: frozenset[str]
    score: float
    notes: frozenset[int] = frozenset()


class TitleMaker:
    """Makes the titles of the themes of one question; its arguments are those of `NounFinder`.

    A theme whose notes are in another language has its title in that one.
    """

    def __init__(
        self, themes: Sequence[Sequence[Note]], asked: str, language: LanguageCode
    ) -> None:
        self._language: LanguageCode = language
        spoken = [language_of((note.text for note in theme), language) for theme in themes]
        finders = {code: NounFinder(themes, asked, code) for code in sorted(set(spoken))}
        self._offers = [_Offers(finders[code], at, code) for at, code in enumerate(spoken)]

    def titles(self, taken: Iterable[str] = ()) -> list[str]:
        """One title a theme, in order; distinct, and different from those that are taken."""
        used = {fold(title) for title in taken}
        stems = {stem(word, self._language) for title in used for word in WORD.findall(title)}
        made = []
        for offers in self._offers:
            title, by = _choose(offers, used, stems)
            used.add(fold(title))
            stems |= by
            made.append(title)
        return made

    def best_alone(
        self, no_titles: Collection[str], hold: Callable[[int, frozenset[int]], bool]
    ) -> list[str]:
        """The best title of each theme, whatever others are called; "" where it offers none.

        Args:
            no_titles: folded words that alone name no theme.
            hold: whether a title that these notes of the theme have is one of it.
        """
        return [
            next(
                (
                    one.text
                    for one in offers.candidates()
                    if not _is_made_of(one.text, no_titles) and hold(theme, one.notes)
                ),
                "",
            )
            for theme, offers in enumerate(self._offers)
        ]


def _is_made_of(title: str, known: Collection[str]) -> bool:
    return all(word in known for word in WORD.findall(fold(title)))


def _choose(offers: "_Offers", used: set[str], stems: set[str]) -> tuple[str, frozenset[str]]:
    offered = [one for one in offers.candidates() if fold(one.text) not in used]
    if not offered:
        return offers.last_resort(used), frozenset()
    best = max(offered, key=lambda one: one.score * (_AGAIN if one.stems & stems else 1))
    return best.text, best.stems


class _Offers:
    """The titles that the notes of one theme offer."""

    def __init__(self, finder: NounFinder, theme: int, language: LanguageCode) -> None:
        self._finder = finder
        self._theme = theme
        self._known = languages.get(language).words

    def candidates(self) -> list[Candidate]:
        """All of them, best first."""
        nouns = self._finder.nouns(self._theme)
        found = [*self._singles(nouns), *self._phrases(nouns)]
        found = [candidate for candidate in found if not is_catch_all(candidate.text)]
        return sorted(found, key=lambda candidate: (-candidate.score, candidate.text))

    def last_resort(self, used: set[str]) -> str:
        """The longest word that no other title has: notes without a noun still need a name."""
        tokens = {
            token.written[:_LONGEST_WORD]: token
            for words in self._finder.tokens(self._theme)
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
                self._finder.weight_of(self._theme, [noun])
                * _SINGLE
                * self._of_lines(noun)
                * (_DEFINITE if noun.definite else 1),
                frozenset(noun.notes),
            )
            for noun in nouns
        ]

    def _phrases(self, nouns: list[Noun]) -> list[Candidate]:
        """Phrases of two to five words, as they stand in the notes."""
        by_stem = {noun.stem: noun for noun in nouns}
        seen: dict[tuple[str, frozenset[str]], set[int]] = {}
        for at, words in enumerate(self._finder.tokens(self._theme)):
            for start, end in _spans(len(words)):
                ends = end == len(words) or not words[end].adjoins
                heads = self._heads(words[start:end], ends=ends)
                if not heads or not heads <= by_stem.keys() or self._cut(words, start, end):
                    continue
                title = _titled([self._finder.cased(token) for token in words[start:end]])
                seen.setdefault((title, heads), set()).add(at)
        found = []
        for (text, heads), notes in sorted(seen.items(), key=lambda item: item[0][0]):
            of = [by_stem[head] for head in sorted(heads)]
            whole = self._finder.share(self._theme, notes)
            whole /= self._finder.share(self._theme, set[int]().union(*(one.notes for one in of)))
            score = self._finder.weight_of(self._theme, of) * (_OF_ONE + _OF_ALL * whole)
            score *= _UNSURE ** sum(not one.is_sure for one in of)
            score *= min(self._of_lines(one) for one in of)
            score *= _SHOWN if self._finder.shown(self._theme, notes) > 0 else 1
            found.append(Candidate(text, heads, score, frozenset(notes)))
        return found

    def _of_lines(self, noun: Noun) -> float:
        """What a noun is worth by the share of the theme's lines that have it."""
        return _OF_NO_LINE + (1 - _OF_NO_LINE) * self._finder.shown(self._theme, noun.notes)

    def _cut(self, words: list[Token], start: int, end: int) -> bool:
        """Whether the phrase is cut out of a longer one: "panels on school [roofs]"."""
        before = words[max(start - 1, 0) : start + 1]
        joined = len(before) == 2 and self._finder.compounds(before)
        return joined or self._finder.goes_with_next(words, end - 1)

    def _heads(self, phrase: list[Token], *, ends: bool) -> frozenset[str]:
        """The stems of a phrase's nouns; none where it is no noun phrase.

        At the end of a clause a wide noun may say where: "språkstöd på jobbet".
        """
        if not all(token.adjoins for token in phrase[1:]):
            return frozenset()
        links = self._known.title_links | {self._known.conjunction}
        at = next((at for at, token in enumerate(phrase) if token.word in links), None)
        if at is None:
            return self._head(phrase)
        one, other = self._head(phrase[:at]), self._head(phrase[at + 1 :])
        if ends and at == len(phrase) - 2 and self._finder.is_vague(phrase[-1]):
            return one if phrase[at].word in self._known.title_links else frozenset()
        if phrase[at].word == self._known.conjunction and any(map(related_words, one, other)):
            return frozenset()
        return one | other if one and other and one != other else frozenset()

    def _head(self, phrase: list[Token]) -> frozenset[str]:
        """The stem of a noun with at most one word before it that goes with it."""
        if not 1 <= len(phrase) <= _LONGEST_HALF or not self._finder.may_head(phrase[-1]):
            return frozenset()
        alone = len(phrase) == 1 or self._finder.is_a(phrase[0], WordClass.ADJECTIVE)
        fits = alone or self._finder.compounds(phrase)
        return frozenset({phrase[-1].stem}) if fits else frozenset()


def is_title(text: str) -> bool:
    """Whether a text has the length of a title."""
    return 1 <= len(text.split()) <= MOST_WORDS_A_TITLE


def _spans(length: int) -> Iterator[tuple[int, int]]:
    """Where phrases of a title's length may begin and end in so many words."""
    for start in range(length):
        for end in range(start + 2, min(start + MOST_WORDS_A_TITLE, length) + 1):
            yield start, end


def _titled(words: list[str]) -> str:
    text = " ".join(words)
    return text[:1].upper() + text[1:]
