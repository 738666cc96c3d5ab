"""What a text says clause by clause, as one text is held against another.

A note says several things; what one clause denies, counts or judges, the next does not. So texts
are compared by their clauses: what each is about, on which level of a scale it stands ("sällan",
"ofta"), what it denies, and what it counts.
"""

import re
import unicodedata
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache, lru_cache

from synthkit.text import languages
from synthkit.text.claims import claim
from synthkit.text.languages import Language, LanguageCode
from synthkit.text.negations import Stance, beginning, stance
from synthkit.text.numbers_in_text import Figure, figures_in
from synthkit.text.scales import Scale, level_pattern, placed_phrases
from synthkit.text.wordclasses import adjective_forms, verb_forms
from synthkit.text.wordforms import WORD, fold, related_words, stem

# A sentence ends at the first, what is listed or put in between at the second.
_SENTENCE_END = re.compile(r"[;!?…]|[.:](?=\s|$)")
_PART_END = re.compile(r"[,.](?=\s|$)|[()–—→]|\s(?:[-/]|[-=]>)\s")
# How many small words may stand between a negation and the word that it turns.
_BESIDE = 3
# A shorter word with "o" before it is mostly another word: "rolig", "orolig".
_SHORTEST_CONTRARY = 5


@dataclass(frozen=True, slots=True)
class Level:
    """Where on a scale a clause stands.

    Attributes:
        kind: of the scale.
        scale: which of the language's scales.
        level: which level of it.
        negated: whether a negation beside the word turns it.
        word: as it stands there.
    """

    kind: Scale
    scale: int
    level: int
    negated: bool
    word: str


@dataclass(frozen=True, slots=True)
class Modal:
    """How binding a verb is: the level of what stands before it, its stem, and the verb itself."""

    level: int
    verb: str
    word: str


@dataclass(frozen=True, slots=True)
class Clause:
    """What one clause says; words by their stems.

    Attributes:
        tokens: its folded words in order.
        matter: what it is about, without what negates.
        spoken: all its words.
        levels: where it stands on the scales that it touches.
        negations: its negating words, but for those that belong to a phrase of a scale.
        denied: the words near them.
        absences: words that say without "inte" that something is not there or not good.
        modals: how binding its verbs are.
        figures: the numbers that it states, in order.
        counted: what it counts: the stem of the unit, and all that the number may mean.
        wishes: whether it says how something should be.
        states: whether it says how something is.
    """

    tokens: tuple[str, ...]
    matter: frozenset[str]
    spoken: frozenset[str]
    levels: tuple[Level, ...]
    negations: tuple[str, ...]
    denied: frozenset[str]
    absences: frozenset[str]
    modals: tuple[Modal, ...]
    figures: tuple[Figure, ...]
    counted: frozenset[tuple[str, frozenset[str]]]
    wishes: bool
    states: bool

    def covered_by(self, other: "Clause") -> float:
        """How much of its matter another clause speaks of too, between 0 and 1."""
        shared = sum(is_said(one, other.spoken) for one in self.matter)
        return shared / len(self.matter) if self.matter else 0.0


def is_said(one: str, stems: Set[str]) -> bool:
    """Whether a stem is among others, as a form, a part or a compound of one of them."""
    return one in stems or any(related_words(one, other) for other in stems)


@lru_cache(maxsize=2**13)
def clauses(text: str, language: LanguageCode) -> tuple[Clause, ...]:
    """The clauses of a text, in order."""
    plain = " ".join(unicodedata.normalize("NFC", text).replace("’", "'").split())
    return tuple(_clause(part, language) for part in _parts(plain, languages.get(language)))


def _parts(text: str, known: Language) -> Iterator[str]:
    """The text cut where a clause of its own begins; what has no verb of its own stays with it."""
    for sentence in _SENTENCE_END.split(text):
        held, held_alone = "", False
        for part, turns in _cut(sentence, known):
            alone = _stands_alone(part, known)
            if held and (turns or (alone and held_alone)):
                yield held
                held, held_alone = part, alone
            else:
                held = f"{held} {part}" if held else part
                held_alone = held_alone or alone
        if WORD.search(held):
            yield held


def _cut(sentence: str, known: Language) -> Iterator[tuple[str, bool]]:
    """The sentence cut at its signs and at the words that join two clauses.

    With each part, whether it is what is so behind what is not: "not this but that".
    """
    negations, joining = known.words.negations, known.faithfulness.joining
    for piece in _PART_END.split(sentence):
        start, denied, turns = 0, False, False
        found = list(WORD.finditer(piece))
        for at, match in enumerate(found):
            word = fold(match[0])
            denied = denied or word in negations
            if word not in joining or not at:
                continue
            lacks = word in known.faithfulness.lacking
            if lacks and not denied:
                continue
            if piece[start : match.start()].strip():
                yield piece[start : match.start()], turns
            start, turns = match.end() if lacks else match.start(), lacks
        if piece[start:].strip():
            yield piece[start:], turns


def _stands_alone(part: str, known: Language) -> bool:
    words = [fold(word) for word in WORD.findall(part)]
    if not words:
        return False
    listed = known.claims
    finite = (listed.states, listed.wishes, listed.unable, verb_forms(known.code))
    marks = (known.words.negations, known.words.contrasting)
    stands = any(not signs.isdisjoint(words) for signs in (*finite, *marks))
    return stands or bool(figures_in(part, known.code))


def _clause(text: str, language: LanguageCode) -> Clause:
    known = languages.get(language)
    listed = known.faithfulness
    found = list(WORD.finditer(text))
    tokens = tuple(fold(match[0]) for match in found)
    said = Stance() if tokens[0] in listed.proposing else stance(text, language)
    phrases = [*placed_phrases([match[0] for match in found], language)]
    within = {at for place in phrases for at in range(place.start, place.end)}
    denying = known.words.negations | listed.lacking
    free = _free_negations(tokens, said.negations, within, listed.lacking)
    levels = tuple(
        Level(
            kind=place.kind,
            scale=place.scale,
            level=place.level,
            negated=_is_turned(tokens, place.start, place.end, known),
            word=" ".join(match[0] for match in found[place.start : place.end]),
        )
        for place in phrases
    )
    stop = known.words.stop | denying
    spoken = {token: stem(token, language) for token in tokens}
    matter = {spoken[token] for token in tokens if token not in stop and not token[0].isdigit()}
    claimed = claim(text, language)
    return Clause(
        tokens=tokens,
        matter=frozenset(matter),
        spoken=frozenset(spoken.values()),
        levels=levels,
        negations=free,
        denied=said.denied | _behind(tokens, listed.lacking, stop, spoken),
        absences=frozenset(_absences(tokens, language)),
        modals=tuple(_modals(tokens, known)),
        figures=figures_in(text, language),
        counted=claimed.measures,
        wishes=claimed.wishes or bool(claimed.asks),
        states=claimed.states,
    )


def _free_negations(
    tokens: tuple[str, ...], stated: tuple[str, ...], within: set[int], lacking: frozenset[str]
) -> tuple[str, ...]:
    """The negations that belong to no phrase of a scale; those of neutral phrases are none."""
    left = list(stated)
    free: list[str] = []
    for at, token in enumerate(tokens):
        if token in lacking and at not in within:
            free.append(token)
        elif token in left:
            left.remove(token)
            if at not in within:
                free.append(token)
    return tuple(free)


def _behind(
    tokens: tuple[str, ...], words: frozenset[str], stop: frozenset[str], stems: dict[str, str]
) -> set[str]:
    """The stem of what stands behind any of these words."""
    found: set[str] = set()
    for at, token in enumerate(tokens):
        if token in words:
            found.update([stems[t] for t in tokens[at + 1 :] if t not in stop][:1])
    return found


def _is_turned(tokens: tuple[str, ...], first: int, end: int, known: Language) -> bool:
    """Whether a negation stands beside the words: "inte så ofta", "höj inte"."""
    negations = known.words.negations
    if negations.intersection(tokens[end : end + 1]):
        return True
    for token in reversed(tokens[max(first - _BESIDE, 0) : first]):
        if token in negations:
            return True
        if token not in known.words.stop:
            return False
    return False


def _modals(tokens: tuple[str, ...], known: Language) -> Iterator[Modal]:
    """How binding the verbs of a clause are: "måste välja"."""
    padded = f" {' '.join(tokens)} "
    modal = {word for words in (known.faithfulness.modals or ((),))[0] for word in words}
    for level, words in enumerate(
        known.faithfulness.modals[0] if known.faithfulness.modals else ()
    ):
        for word in words:
            after = padded.partition(f" {word} ")[2].split()
            verb = next((t for t in after if t not in known.words.negations | modal), "")
            if verb:
                yield Modal(level, stem(verb, known.code), verb)


def _absences(tokens: tuple[str, ...], language: LanguageCode) -> Iterator[str]:
    """What says without a negation that a thing is not there, not good or too much."""
    known = languages.get(language)
    denying = known.words.negations | known.faithfulness.lacking
    for token in tokens:
        hedged = token in known.claims.hedges or _is_contrary(token, language)
        if hedged and token not in denying:
            yield stem(token, language)
    for match in _patterns(language).absent.finditer(" ".join(tokens)):
        if match[0] not in denying:
            yield " ".join(stem(word, language) for word in match[0].split())


def _is_contrary(token: str, language: LanguageCode) -> bool:
    """Whether it is a quality with what makes the contrary of it before it: "otydlig"."""
    prefixes = languages.get(language).claims.contrary
    rests = (token.removeprefix(before) for before in prefixes if token.startswith(before))
    known, ending = _qualities(language), _patterns(language).quality
    long = [rest for rest in rests if len(rest) >= _SHORTEST_CONTRARY]
    return any(rest in known or ending.search(rest) for rest in long)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What is found by patterns."""

    absent: re.Pattern[str]
    quality: re.Pattern[str]


@cache
def _patterns(language: LanguageCode) -> _Patterns:
    known = languages.get(language)
    listed = known.faithfulness
    absences = [*known.words.absence, *known.words.absence_phrases]
    worse = "|".join(level_pattern(word) for levels in listed.opposites for word in levels[-1])
    return _Patterns(
        absent=re.compile(f"{beginning(absences).pattern}|{worse or '(?!)'}"),
        quality=re.compile(rf"(?:{'|'.join(sorted(listed.qualities)) or '(?!)'})$"),
    )


@cache
def _qualities(language: LanguageCode) -> frozenset[str]:
    """Words that have a contrary."""
    known = languages.get(language)
    listed = (*known.faithfulness.opposites, *known.faithfulness.judging)
    good = {word for levels in listed for word in levels[0]}
    return frozenset(good | adjective_forms(language))
