"""What a text claims: what it speaks up for, what it turns down, and whether as a wish or a fact.

"Inte" stands in half of all notes and mostly turns nothing down that another group asks for. What
tells a contradiction from a complaint is what exactly is denied (the verb before "inte", the verb
or noun behind it), and whether both sides wish or both state: "hallen används inte" and "använd
hallen" are one matter, "hallen ska inte användas" and "använd hallen" are two.
"""

import re
import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, takewhile
from pathlib import Path

from synthkit.text.languages import LanguageCode
from synthkit.text.lexicon import lexicon
from synthkit.text.negations import beginning
from synthkit.text.numbers_in_text import figures_in
from synthkit.text.wordclasses import is_imperative, is_present
from synthkit.text.wordforms import WORD, fold, stem

_TABLE = Path(__file__).parent / "words" / "claims.toml"

# How many words that say something a rejection is about, on the side where they stand.
_REJECTED = 2
# A shorter word with "o" before it is mostly another word: "rolig", "orolig".
_SHORTEST_CONTRARY = 5
_SIGNS = frozenset("%€£$")
_ONE = frozenset({"en", "ett", "one"})
_CLAUSE_END = re.compile(r"[,;:.!?()–—/]")


@dataclass(frozen=True, slots=True)
class Claim:
    """What a text claims; words by their stems.

    Attributes:
        affirmed: words that it speaks of and does not turn down.
        rejected: words that it turns down.
        things: those of them that are things, as in "inga tysta rum".
        wishes: whether it says how something should be.
        states: whether it says how something is.
        hedged: whether it says so in part only, or complains.
        sides: which sides of pairs that exclude each other it takes.
        measures: its numbers, as the stem of what is counted and all that the number may mean:
            ("dygn", {"3"}).
    """

    affirmed: frozenset[str]
    rejected: frozenset[str]
    things: frozenset[str]
    wishes: bool
    states: bool
    hedged: bool
    sides: frozenset[tuple[int, int]]
    measures: frozenset[tuple[str, frozenset[str]]]


def claim(text: str, language: LanguageCode) -> Claim:
    """What the text claims."""
    cues = _cues(language)
    folded = cues.neutral.sub(" ", fold(text))
    clauses = [WORD.findall(clause) for clause in _CLAUSE_END.split(folded)]
    tokens = [token for clause in clauses for token in clause]
    empty = (lexicon(language).stop | cues.small | cues.rejecting) - cues.telling
    things = {stem(w, language) for held in clauses for w in _things(held, cues, empty)}
    deeds = {stem(w, language) for held in clauses for w in _deeds(held, cues, empty)}
    things |= {stem(w, language) for w in _refused(folded, clauses, cues) if w not in empty}
    rejected = things | deeds
    spoken = {stem(token, language) for token in tokens if token not in empty}
    wishes = bool(cues.wishes.intersection(tokens)) or _opens_with_a_demand(clauses, language)
    states = bool(cues.states.intersection(tokens)) or _has_a_present(tokens, language)
    hedged = bool(cues.hedges.intersection(tokens)) or bool(cues.hedge_phrases.search(folded))
    return Claim(
        affirmed=frozenset(spoken - rejected),
        rejected=frozenset(rejected),
        things=frozenset(things),
        # "Dålig belysning" is no wish; "bättre belysning" may be one or a fact.
        wishes=wishes or bool(things) or not (states or hedged),
        states=states or not wishes,
        hedged=hedged,
        sides=frozenset(_sides(folded, cues)),
        measures=frozenset(_measures(text, language)),
    )


def are_contraries(one: str, other: str, language: LanguageCode) -> bool:
    """Whether two stems are a word and its contrary: "anmäl" and "oanmäl"."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _SHORTEST_CONTRARY:
        return False
    # Their endings may differ: "anmäld", "oanmält".
    return any(longer.startswith(f"{b}{shorter[:-1]}") for b in _cues(language).contrary)


@dataclass(frozen=True, slots=True)
class _Cues:
    """What is listened for in one language; `claims.toml` says what each list is for."""

    language: LanguageCode
    wishes: frozenset[str]
    states: frozenset[str]
    rejecting: frozenset[str]
    rejecting_things: frozenset[str]
    relative: frozenset[str]
    unable: frozenset[str]
    refusal: frozenset[str]
    refusal_phrases: re.Pattern[str]
    telling: frozenset[str]
    counted: frozenset[str]
    hedges: frozenset[str]
    hedge_phrases: re.Pattern[str]
    neutral: re.Pattern[str]
    small: frozenset[str]
    contrary: tuple[str, ...]
    exclusive: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]


def _things(tokens: list[str], cues: _Cues, empty: Collection[str]) -> Iterator[str]:
    """The things that a clause turns down: "inga tysta rum", but not "vi har inga rum"."""
    for at, token in enumerate(tokens):
        if token not in cues.rejecting_things or _is_held(tokens, at, cues):
            continue
        after = list(takewhile(lambda w: w not in empty or w in cues.small, tokens[at + 1 :]))
        named = [word for word in after if word not in cues.small]
        # "Ingen vet" is nobody, "ingen vakt" a thing.
        if named and named[0] not in cues.states and not is_present(named[0], cues.language):
            yield from named[:_REJECTED]


def _deeds(tokens: list[str], cues: _Cues, empty: Collection[str]) -> Iterator[str]:
    """What a clause says is not so, or not to be: "räcker inte", "ska inte byggas"."""
    for at, token in enumerate(tokens):
        if token not in cues.rejecting - cues.rejecting_things or _is_held(tokens, at, cues):
            continue
        before = tokens[at - 1] if at else ""
        if before in cues.unable:
            continue
        told = before and before not in empty
        # "Räcker inte": the verb stands before; "ska inte", "riv inte": what is not to be, behind.
        if told:
            yield before
        if not told or at == 1:
            yield from [word for word in tokens[at + 1 :] if word not in empty][:_REJECTED]


def _refused(folded: str, clauses: list[list[str]], cues: _Cues) -> Iterator[str]:
    """What stands before a refusal: "Nolltaxa? Nej."."""
    for at, held in enumerate(clauses):
        if held and held[0] in cues.refusal and (len(held) == 1 or at > 0):
            yield from (word for clause in clauses[:at] for word in clause)
    refusal = cues.refusal_phrases.search(folded)
    if refusal:
        yield from WORD.findall(folded[: refusal.start()])


def _is_held(tokens: list[str], at: int, cues: _Cues) -> bool:
    """Whether a rejection only tells of whom, or of what is lacking: "de som inte kör bil"."""
    near = tokens[max(at - 3, 0) : at]
    lacking = tokens[at] in cues.rejecting_things and cues.states.intersection(tokens[:at])
    return bool(cues.relative.intersection(near)) or bool(lacking)


def _telling(tokens: list[str], language: LanguageCode) -> list[str]:
    stop = lexicon(language).stop
    return [token for token in tokens if token not in stop]


def _opens_with_a_demand(clauses: list[list[str]], language: LanguageCode) -> bool:
    return any(is_imperative(held[0], language) for held in clauses if held)


def _has_a_present(tokens: list[str], language: LanguageCode) -> bool:
    return any(is_present(token, language) for token in tokens)


def _sides(folded: str, cues: _Cues) -> Iterator[tuple[int, int]]:
    for pair, patterns in enumerate(cues.exclusive):
        taken = [bool(pattern.search(folded)) for pattern in patterns]
        if taken[0] != taken[1]:
            yield pair, 0 if taken[0] else 1


def _measures(text: str, language: LanguageCode) -> Iterator[tuple[str, frozenset[str]]]:
    """Each number with what it counts: the next word that says something, or the sign behind it."""
    folded = fold(text)
    start = 0
    for figure in figures_in(folded, language):
        start = folded.find(figure.text, start) + len(figure.text)
        sign = folded[start:].lstrip()[:1]
        following = _telling(WORD.findall(folded[start:]), language)
        if sign in _SIGNS or following:
            yield sign if sign in _SIGNS else stem(following[0], language), figure.readings
    # "Ett dygn" is a number beside "tre dygn", and an article elsewhere.
    for one, other in pairwise(WORD.findall(folded)):
        if one in _ONE and other in _cues(language).counted:
            yield stem(other, language), frozenset({"1"})


@cache
def _cues(language: LanguageCode) -> _Cues:
    table = tomllib.loads(_TABLE.read_text("utf-8"))[language]

    def listed(name: str) -> frozenset[str]:
        return frozenset(table[name].split())

    def phrases(name: str) -> re.Pattern[str]:
        return beginning(phrase.strip() for phrase in table[name].split("|"))

    return _Cues(
        language=language,
        wishes=listed("wishes"),
        states=listed("states"),
        rejecting=listed("rejecting"),
        rejecting_things=listed("rejecting_things"),
        relative=listed("relative"),
        unable=listed("unable"),
        refusal=listed("refusal"),
        refusal_phrases=phrases("refusal_phrases"),
        telling=listed("telling"),
        counted=listed("counted"),
        hedges=listed("hedges"),
        hedge_phrases=phrases("hedge_phrases"),
        neutral=phrases("neutral"),
        small=listed("small"),
        contrary=tuple(table["contrary"].split()),
        exclusive=tuple(
            (_begins(one), _begins(other))
            for one, other in (
                pair.split("/") for pair in table["exclusive"].strip().split("|") if pair.strip()
            )
        ),
    )


def _begins(side: str) -> re.Pattern[str]:
    return beginning(phrase.strip() for phrase in side.split(","))
