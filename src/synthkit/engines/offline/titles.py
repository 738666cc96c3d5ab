"""Titles of one to five words, noun phrases out of the notes' own words.

A candidate stands in the notes as it does in the title: a noun, an adjective with its noun, two
nouns with a link between ("samverkan mellan regioner"); two strong nouns may also be joined by
"och". It scores by how many groups and notes of the theme it speaks for, and by how little it
speaks for the other themes.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from synthkit.domain.note import Note
from synthkit.engines.offline.reading import groups_of
from synthkit.language.contacts import has_contact_data
from synthkit.language.lexicon import Tongue, lexicon
from synthkit.language.wordclasses import WordClass, WordClasses
from synthkit.language.wordforms import WORD, fold, stem

_MOST_WORDS = 5
_LONGEST_TITLE = 60
# What a phrase that stands in the notes is worth beside one that is put together.
_FOUND, _JOINED, _SINGLE = 1.0, 0.94, 0.92
_TWICE = 1.2
_ASKED = 0.5
_NOUNS = (WordClass.NOUN, WordClass.NAME)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a note: as written, folded, its stem, and whether it adjoins the one before."""

    written: str
    word: str
    stem: str
    adjoins: bool


@dataclass(slots=True)
class _Noun:
    """A noun by its stem: the notes of the theme it stands in, and the forms it has there."""

    stem: str
    notes: set[int] = field(default_factory=set)
    forms: Counter[str] = field(default_factory=Counter)
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible title: its words, the stems of its nouns, its score."""

    text: str
    stems: frozenset[str]
    score: float


class TitleMaker:
    """Makes the titles of the themes of one question.

    Args:
        themes: the notes of each theme.
        asked: the question's text; its own words tell no themes apart.
    """

    def __init__(self, themes: Sequence[Sequence[Note]], asked: str, language: Tongue) -> None:
        self._language = language
        self._known = lexicon(language)
        self._themes = [list(theme) for theme in themes]
        every = [note.text for theme in themes for note in theme if not has_contact_data(note.text)]
        self._classes = WordClasses(every, language)
        self._tokens = [[self._tokenised(note.text) for note in theme] for theme in themes]
        self._spread = [Counter(s for held in theme for s in self._stems(held)) for theme in self._tokens]
        self._asked = {stem(word, language) for word in WORD.findall(fold(asked))}

    def candidates(self, theme: int) -> list[Candidate]:
        """All titles that the theme's notes offer, best first."""
        nouns = self._nouns(theme)
        found = [*self._singles(nouns), *self._pairs(theme, nouns), *self._phrases(theme, nouns)]
        return sorted(found, key=lambda candidate: (-candidate.score, candidate.text))

    def titles(self, taken: Sequence[str] = ()) -> list[str]:
        """One title a theme, in order; distinct, and different from those that are taken."""
        used = {fold(title) for title in taken}
        stems = {stem(word, self._language) for title in taken for word in WORD.findall(fold(title))}
        made = []
        for theme in range(len(self._themes)):
            title, by = self._choose(theme, used, stems)
            used.add(fold(title))
            stems |= by
            made.append(title)
        return made

    def _choose(self, theme: int, used: set[str], stems: set[str]) -> tuple[str, frozenset[str]]:
        offered = [held for held in self.candidates(theme) if fold(held.text) not in used]
        fresh = [held for held in offered if not held.stems & stems]
        for held in fresh or offered:
            return held.text, held.stems
        return self._last_resort(theme, used), frozenset()

    def _last_resort(self, theme: int, used: set[str]) -> str:
        """The longest word that no other title has: notes without a noun still need a name."""
        words = {
            token.written[:_LONGEST_TITLE]: token
            for held in self._tokens[theme]
            for token in held
        }
        ranked = sorted(words, key=lambda written: (words[written].word in self._known.stop, -len(written), written))
        for written in ranked:
            if fold(written) not in used:
                return _titled([written])
        number = 2
        while fold(f"{ranked[0]} {number}") in used:
            number += 1
        return _titled([ranked[0], str(number)])

    def _nouns(self, theme: int) -> list[_Noun]:
        nouns: dict[str, _Noun] = {}
        for index, held in enumerate(self._tokens[theme]):
            for token in held:
                if self._may_head(token):
                    noun = nouns.setdefault(token.stem, _Noun(token.stem))
                    noun.notes.add(index)
                    noun.forms[token.written if self._classes.is_name(token.word) else token.word] += 1
        for noun in nouns.values():
            self._widen(noun, theme)
            noun.weight = self._weight(noun, theme)
        return sorted(nouns.values(), key=lambda noun: (-noun.weight, noun.stem))

    def _may_head(self, token: Token) -> bool:
        return (
            self._classes.of(token.word) in _NOUNS
            and token.word not in self._known.vague
            and not self._classes.is_genitive(token.word)
            and len(token.written) <= _LONGEST_TITLE // 2
        )

    def _widen(self, noun: _Noun, theme: int) -> None:
        """A noun also speaks for the notes that have it within a compound."""
        if len(noun.stem) < 5:
            return
        for index, held in enumerate(self._tokens[theme]):
            if any(noun.stem in token.stem for token in held):
                noun.notes.add(index)

    def _weight(self, noun: _Noun, theme: int) -> float:
        size = len(self._themes[theme])
        inside = len(noun.notes) / size
        rest = sum(len(held) for at, held in enumerate(self._themes) if at != theme)
        elsewhere = sum(
            count
            for at, spread in enumerate(self._spread)
            if at != theme
            for held, count in spread.items()
            if held == noun.stem or (len(noun.stem) >= 5 and noun.stem in held)
        )
        outside = elsewhere / rest if rest else 0.0
        precision = inside / (inside + outside)
        return self._reach(noun.notes, theme) * precision**2 * (_ASKED if noun.stem in self._asked else 1)

    def _reach(self, notes: set[int], theme: int) -> float:
        """How much of the theme some of its notes are, by groups and by notes."""
        held = self._themes[theme]
        groups = len(groups_of(held[index] for index in sorted(notes)))
        return 0.5 * groups / len(groups_of(held)) + 0.5 * len(notes) / len(held)

    def _form(self, noun: _Noun) -> str:
        """The form to print: indefinite if the notes have it, then the commonest."""
        return min(
            noun.forms,
            key=lambda form: (self._classes.is_definite(fold(form)), -noun.forms[form], len(form), form),
        )

    def _singles(self, nouns: list[_Noun]) -> list[Candidate]:
        return [
            Candidate(_titled([self._form(noun)]), frozenset({noun.stem}), noun.weight * _SINGLE)
            for noun in nouns
        ]

    def _pairs(self, theme: int, nouns: list[_Noun]) -> list[Candidate]:
        """Two nouns joined by "och" that speak for more notes together than either alone."""
        strong = nouns[:8]
        found = []
        for index, one in enumerate(strong):
            for other in strong[index + 1 :]:
                if _kin(one.stem, other.stem) or not other.notes - one.notes:
                    continue
                if len(self._themes[theme]) > 3 and min(len(one.notes), len(other.notes)) < 2:
                    continue
                one_reach, other_reach = self._reach(one.notes, theme), self._reach(other.notes, theme)
                purity = (one.weight + other.weight) / (one_reach + other_reach)
                score = self._reach(one.notes | other.notes, theme) * purity * _JOINED
                text = _titled([self._form(one), self._known.conjunction, self._form(other)])
                found.append(Candidate(text, frozenset({one.stem, other.stem}), score))
        return found

    def _phrases(self, theme: int, nouns: list[_Noun]) -> list[Candidate]:
        """Adjective and noun, and noun, link and noun, as they stand in the notes."""
        by_stem = {noun.stem: noun for noun in nouns}
        seen: Counter[tuple[str, frozenset[str], tuple[str, ...]]] = Counter()
        for held in self._tokens[theme]:
            for start in range(len(held)):
                for phrase in (held[start : start + 2], held[start : start + 3]):
                    heads = self._heads(phrase)
                    if heads and heads <= by_stem.keys():
                        words = [self._cased(token) for token in phrase]
                        seen[_titled(words), heads, tuple(sorted(heads))] += 1
        found = []
        for (text, heads, _), times in sorted(seen.items(), key=lambda item: item[0][0]):
            parts = [by_stem[head] for head in sorted(heads)]
            weight = max(noun.weight for noun in parts) + 0.3 * min(noun.weight for noun in parts) * (len(parts) > 1)
            found.append(Candidate(text, heads, weight * (_TWICE if times > 1 else _FOUND) * (0.9 if len(parts) == 1 and times == 1 else 1)))
        return found

    def _heads(self, phrase: list[Token]) -> frozenset[str]:
        """The stems of a phrase's nouns; none where it is no noun phrase."""
        if not all(token.adjoins for token in phrase[1:]) or not self._may_head(phrase[-1]):
            return frozenset()
        first = phrase[0]
        if len(phrase) == 2 and self._classes.of(first.word) is WordClass.ADJECTIVE and first.word not in self._known.vague:
            return frozenset({phrase[1].stem})
        links = (*self._known.title_links, self._known.conjunction)
        if len(phrase) == 3 and phrase[1].word in links and self._may_head(first) and first.stem != phrase[2].stem:
            return frozenset({first.stem, phrase[2].stem})
        return frozenset()

    def _cased(self, token: Token) -> str:
        return token.written if self._classes.is_name(token.word) else token.word

    def _tokenised(self, text: str) -> list[Token]:
        if has_contact_data(text):
            return []
        tokens = []
        end = 0
        for match in WORD.finditer(text):
            word = fold(match.group())
            adjoins = bool(tokens) and not text[end : match.start()].strip()
            tokens.append(Token(match.group(), word, stem(word, self._language), adjoins))
            end = match.end()
        return tokens

    def _stems(self, held: list[Token]) -> set[str]:
        return {token.stem for token in held}


def is_title(text: str) -> bool:
    """Whether a text has the length of a title."""
    return 1 <= len(text.split()) <= _MOST_WORDS


def _kin(one: str, other: str) -> bool:
    return one in other or other in one or (len(one) > 5 and one[:5] == other[:5])


def _titled(words: list[str]) -> str:
    text = " ".join(re.sub(r"\s", "", word) for word in words)
    return text[:1].upper() + text[1:]
