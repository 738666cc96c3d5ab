"""How the notes of a question spell their words, so that a line can spell them alike.

Nothing is guessed: a word is put in small letters, in capitals, in full or with its typo corrected
only where other notes write it so.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from synthkit.text import languages
from synthkit.text.languages import LanguageCode
from synthkit.text.similarity.wordtable import word_table
from synthkit.text.wordforms import WORD, fold, spoken_words

# A word in capitals of so many letters is shouted; a shorter one may be an abbreviation.
_SHOUTED = 6
_LONGEST_ABBREVIATION = 5
# A word of fewer letters may well be another word, and no typo.
_SHORTEST_TYPO = 6
_PARTS = re.compile(r"[-:/]")
# Where two words part in their last letters only, they are forms of one.
_ENDING = 2
_TOKEN = re.compile(r"(?<![\w-])[^\W\d_]+(?:[-:][^\W\d_]+)*(?![\w-])")


@dataclass(frozen=True, slots=True)
class Spelling:
    """How some texts spell their words; all keys are folded.

    Attributes:
        plain: words that are mostly written in small letters.
        capitals: short words that are mostly written in capitals: abbreviations.
        acronyms: words in capitals that stand among others in small letters and are no word.
        instead: what other texts write for a shorthand or a typo.
    """

    plain: frozenset[str] = frozenset()
    capitals: frozenset[str] = frozenset()
    acronyms: frozenset[str] = frozenset()
    instead: Mapping[str, str] = field(default_factory=dict)

    def applied(self, line: str) -> str:
        """The line with its words spelt as the others spell them."""
        letters = [character for character in line if character.isalpha()]
        words = _TOKEN.findall(line)
        shouting = len(words) > 1 and len(letters) >= _SHOUTED and line.isupper()
        return _TOKEN.sub(lambda found: self._word(found.group(), shouting), line)

    def _word(self, word: str, shouting: bool) -> str:  # noqa: FBT001 - said once for all its words
        folded = fold(word)
        if folded in self.capitals:
            return word.upper()
        if folded in self.instead:
            right = self.instead[folded]
            return right[:1].upper() + right[1:] if word[:1].isupper() else right
        loud = word.isupper() and len(word) > 1 and ":" not in word and folded not in self.acronyms
        spoken = shouting or folded in self.plain or len(word) >= _SHOUTED
        return word.lower() if loud and spoken else word


def spelling_of(texts: Sequence[str], language: LanguageCode) -> Spelling:
    """How these texts spell their words."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in texts:
        for word in WORD.findall(text) if not text.isupper() else ():
            small[fold(word)] += not word.isupper()
            capital[fold(word)] += word.isupper()
    capitals = frozenset(
        word
        for word, times in capital.items()
        if 1 < len(word) <= _LONGEST_ABBREVIATION and word.isalpha() and times >= small[word] > 0
    )
    known = languages.get(language).words.shorthand
    shorthand = {short: full for short, full in known if small[full]}
    return Spelling(
        plain=spoken_words(texts) - capitals,
        capitals=capitals,
        acronyms=acronyms_of(texts),
        instead=shorthand | dict(_typos(small)),
    )


def acronyms_of(texts: Iterable[str]) -> frozenset[str]:
    """Folded words, and parts of words, that these texts write in capitals because they are short.

    A word that a language has, or that others write in small letters, is shouted: "en CHECKLISTA".
    """
    held = tuple(texts)
    spoken, knows = spoken_words(held), word_table().knows
    loud = {
        fold(part)
        for text in held
        if not text.isupper()
        for word in WORD.findall(text)
        for part in _PARTS.split(word)
        if len(part) > 1 and part.isupper()
    }
    return frozenset(
        word for word in loud if word not in spoken and not (len(word) >= _SHOUTED and knows(word))
    )


def _typos(counts: Counter[str]) -> Iterable[tuple[str, str]]:
    """Words that stand once and are none, with what they are one letter from and stands elsewhere.

    The first letter and the ending have to be the same: "jobbar" is no typo of "jobbat".
    """
    knows = word_table().knows
    by_letter: dict[str, list[str]] = {}
    for word in sorted(counts):
        if len(word) >= _SHORTEST_TYPO and word.isalpha():
            by_letter.setdefault(word[0], []).append(word)
    for words in by_letter.values():
        for word in words:
            if counts[word] != 1 or knows(word):
                continue
            likely = [
                other
                for other in words
                if other != word
                and knows(other)
                and other[-_ENDING:] == word[-_ENDING:]
                and OSA.distance(word, other, score_cutoff=1) == 1
            ]
            if len(likely) == 1:
                yield word, likely[0]
