"""What a text claims: what it speaks up for, what it turns down, and whether as a wish or a fact.

"Inte" stands in half of all notes and mostly turns nothing down that another group asks for. What
tells a contradiction from a complaint is what exactly is denied (the verb before "inte", the verb
or noun behind it), and whether both sides wish or both state: "hallen används inte" and "använd
hallen" are one matter, "hallen ska inte användas" and "använd hallen" are two.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, takewhile

from synthkit.text import languages
from synthkit.text.asks import CLAUSE_END, Ask, asks, clauses_of
from synthkit.text.languages import Language, LanguageCode
from synthkit.text.measures import measures
from synthkit.text.negations import beginning
from synthkit.text.vocabulary import ClaimWords
from synthkit.text.wordclasses import is_imperative, is_present
from synthkit.text.wordforms import WORD, fold, stem

# How many words that say something a rejection is about, on the side where they stand.
_REJECTED = 2
# A clause of no more words is a thing and no sentence about it.
_BARE = 2
# How many words "…" in a phrase may stand for.
_GAP = 6
# A shorter word with "o" before it is mostly another word: "rolig", "orolig".
_SHORTEST_CONTRARY = 5
_PARTICIPLE = frozenset("dt")


@dataclass(frozen=True, slots=True)
class Claim:
    """What a text claims; words by their stems.

    Attributes:
        affirmed: words that it speaks of and does not turn down.
        rejected: words that it turns down.
        things: those of them that are things, as in "inga tysta rum".
        spare: things that it says there is no room or money for one more of.
        called_for: things that it speaks of as not there yet: "en bastu", "fler bord".
        wishes: whether it says how something should be.
        states: whether it says how something is.
        hedged: whether it says so in part only, or complains.
        lessens: whether it speaks of less of a thing, or of none.
        sides: which sides of pairs that exclude each other it takes.
        side_stems: the words by which it takes them.
        turned: how many of these negate: "nog med", "inga fler försök".
        measures: its numbers, as the stem of what is counted and all that the number may mean:
            ("dygn", {"3"}).
        asks: what its clauses ask for.
    """

    affirmed: frozenset[str]
    rejected: frozenset[str]
    things: frozenset[str]
    spare: frozenset[str]
    called_for: frozenset[str]
    wishes: bool
    states: bool
    hedged: bool
    lessens: bool
    sides: frozenset[tuple[int, int]]
    side_stems: frozenset[str]
    turned: int
    measures: frozenset[tuple[str, frozenset[str]]]
    asks: frozenset[Ask]

    @property
    def refused(self) -> frozenset[str]:
        """What it says is not to be, and what is not to be done to what."""
        asked = {word for ask in self.asks if ask.refused for word in (ask.deed, *ask.objects)}
        return self.things | self.spare | asked


def claim(text: str, language: LanguageCode) -> Claim:
    """What the text claims."""
    known = languages.get(language)
    listed, patterns = known.claims, _patterns(language)
    folded = patterns.neutral.sub(" ", fold(text))
    clauses = [WORD.findall(clause) for clause in CLAUSE_END.split(folded)]
    tokens = [token for clause in clauses for token in clause]
    empty = (known.words.stop | listed.small | listed.rejecting) - listed.telling
    parts = list(_parts(folded, known))
    things = {word for part in parts for word in _things(part, known, empty)}
    things |= {word for word in _refused(folded, clauses, known) if word not in empty}
    things |= set(_unwanted(folded, patterns, empty))
    deeds = {word for clause in clauses for word in _deeds(clause, known, empty)}
    things = {stem(word, language) for word in things}
    spare = {word for part in CLAUSE_END.split(folded) for word in _spare(part, known, empty)}
    spare = {stem(word, language) for word in spare}
    called_for = {word for part in parts for word in _called_for(part, known, empty)}
    rejected = things | {stem(word, language) for word in deeds}
    spoken = {
        stem(token, language)
        for before, token in pairwise(["", *tokens])
        if token not in empty and before not in listed.lessening
    }
    wishes = bool(listed.wishes.intersection(tokens)) or _opens_with_a_demand(clauses, language)
    states = bool(listed.states.intersection(tokens)) or _has_a_present(tokens, language)
    sides = dict(_sides(folded, patterns))
    phrases = WORD.findall(" ".join(sides.values()))
    hedged = bool(listed.hedges.intersection(tokens)) or bool(patterns.hedges.search(folded))
    return Claim(
        affirmed=frozenset(spoken - rejected - spare),
        rejected=frozenset(rejected),
        things=frozenset(things),
        spare=frozenset(spare),
        called_for=frozenset(stem(word, language) for word in called_for),
        # "Dålig belysning" is no wish; "bättre belysning" may be one or a fact.
        wishes=wishes or bool(things) or not (states or hedged),
        states=states or not wishes,
        hedged=hedged,
        lessens=bool(patterns.lessens.search(folded)),
        sides=frozenset(sides),
        side_stems=frozenset(stem(word, language) for word in phrases),
        turned=sum(word in known.words.negations for word in phrases),
        measures=frozenset(measures(text, language)),
        asks=frozenset(asks(folded, known)),
    )


def are_contraries(one: str, other: str, language: LanguageCode) -> bool:
    """Whether two stems are a word and its contrary: "anmäl" and "oanmäl"."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _SHORTEST_CONTRARY:
        return False
    # A participle may end otherwise: "anmäld", "oanmält".
    same = longer[-1] == shorter[-1] or {longer[-1], shorter[-1]} <= _PARTICIPLE
    before = languages.get(language).claims.contrary
    return same and longer[:-1] in {f"{prefix}{shorter[:-1]}" for prefix in before}


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What is found by patterns."""

    refusal: re.Pattern[str]
    unwanted: re.Pattern[str]
    one_more: re.Pattern[str]
    hedges: re.Pattern[str]
    lessens: re.Pattern[str]
    neutral: re.Pattern[str]
    exclusive: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]


def _things(tokens: list[str], known: Language, empty: Collection[str]) -> Iterator[str]:
    """The things that a clause turns down: "inga tysta rum", but not "vi har inga rum"."""
    listed = known.claims
    # "No events without a plan" is no refusal of events.
    if known.faithfulness.lacking.intersection(tokens):
        return
    for at, token in enumerate(tokens):
        if token not in listed.rejecting_things or _only_tells_of_whom(tokens, at, listed):
            continue
        if token not in known.words.negations and not _is_demanded(tokens, at, known):
            continue
        after = list(takewhile(lambda w: w not in empty or w in listed.small, tokens[at + 1 :]))
        named = [word for word in after if word not in listed.small]
        # "Ingen vet" is nobody, "ingen vakt" a thing.
        if named and named[0] not in listed.states and not is_present(named[0], known.code):
            yield from named[:_REJECTED]


def _is_demanded(tokens: list[str], at: int, known: Language) -> bool:
    """Whether a verb is one that somebody wants: "förbjud", "bör förbjudas", "we want to ban"."""
    before = tokens[:at]
    wanted = not set(before) - known.words.stop or known.claims.wishes.intersection(before)
    return bool(wanted) and not known.words.negations.intersection(before)


def _deeds(tokens: list[str], known: Language, empty: Collection[str]) -> Iterator[str]:
    """What a clause says is not so, or not to be: "räcker inte", "ska inte byggas"."""
    listed = known.claims
    for at, token in enumerate(tokens):
        turned_down = token in listed.rejecting - listed.rejecting_things
        if not turned_down or _only_tells_of_whom(tokens, at, listed):
            continue
        before = tokens[at - 1] if at else ""
        # "Do not want" is no lack.
        if before in listed.unable and not listed.wishes.intersection(tokens[at + 1 : at + 2]):
            continue
        verb = known.rules.negation_follows_verb and before and before not in empty
        # "Räcker inte": the verb stands before; "ska inte", "riv inte": what is not to be, behind.
        if verb:
            yield before
        if not verb or at == 1:
            yield from [word for word in tokens[at + 1 :] if word not in empty][:_REJECTED]


def _refused(folded: str, clauses: list[list[str]], known: Language) -> Iterator[str]:
    """What stands before a refusal: "Nolltaxa? Nej."."""
    for at, clause in enumerate(clauses):
        # "Cars? No", but "cars, no parking".
        refuses = bool(clause) and clause[0] in known.claims.refusal
        if refuses and (len(clause) == 1 or (at > 0 and clause[0] not in known.claims.nobody)):
            yield from (word for before in clauses[:at] for word in before)
    refusal = _patterns(known.code).refusal.search(folded)
    if refusal:
        yield from WORD.findall(folded[: refusal.start()])


def _parts(folded: str, known: Language) -> Iterator[list[str]]:
    """The clauses, but for a word that opens one with what it lacks: "möten utan dagordning"."""
    part: list[str] = []
    for clause in clauses_of(folded, known):
        if clause.opener in known.faithfulness.lacking:
            part += [clause.opener, *clause.tokens]
        else:
            yield part
            part = list(clause.tokens)
    yield part


def _unwanted(folded: str, patterns: _Patterns, empty: Collection[str]) -> Iterator[str]:
    """What stands behind "vill inte ha" in its clause, or between "håll" and "borta"."""
    for found in patterns.unwanted.finditer(folded):
        yield from [word for word in _named_by(found) if word not in empty][:_REJECTED]


def _spare(clause: str, known: Language, empty: Collection[str]) -> Iterator[str]:
    """What there is no room or money for one more of: "inte råd med ännu en portal"."""
    more = _patterns(known.code).one_more.search(clause)
    before = WORD.findall(clause[: more.start()]) if more else []
    bears = known.words.negations.intersection(before) and known.claims.bearing.intersection(before)
    if more and bears:
        yield from [*takewhile(lambda word: word not in empty, _named_by(more))][-1:]


def _called_for(tokens: list[str], known: Language, empty: Collection[str]) -> Iterator[str]:
    """Things that are not there yet: behind "en" and "fler", or bare, as in "köp segel"."""
    new = bool(tokens) and (len(tokens) <= _BARE or is_imperative(tokens[0], known.code))
    for token in tokens:
        if token in empty:
            new = token in known.claims.indefinite
        elif new:
            yield token


def _named_by(found: re.Match[str]) -> list[str]:
    """The words in the gap of a phrase, else those behind it."""
    gap = next((words for words in found.groups() if words), None)
    return WORD.findall(gap or CLAUSE_END.split(found.string[found.end() :])[0])


def _only_tells_of_whom(tokens: list[str], at: int, listed: ClaimWords) -> bool:
    """Whether a rejection only tells of whom, or of what is lacking: "de som inte kör bil"."""
    near = tokens[max(at - 3, 0) : at]
    lacking = tokens[at] in listed.rejecting_things and listed.states.intersection(tokens[:at])
    return bool(listed.relative.intersection(near)) or bool(lacking)


def _opens_with_a_demand(clauses: list[list[str]], language: LanguageCode) -> bool:
    return any(is_imperative(clause[0], language) for clause in clauses if clause)


def _has_a_present(tokens: list[str], language: LanguageCode) -> bool:
    return any(is_present(token, language) for token in tokens)


def _sides(folded: str, patterns: _Patterns) -> Iterator[tuple[tuple[int, int], str]]:
    """Each side that is taken, of pairs of which one alone is, and the words by which."""
    for pair, sides in enumerate(patterns.exclusive):
        one, other = (side.search(folded) for side in sides)
        taken = one or other
        if taken and not (one and other):
            gap = next((words for words in taken.groups() if words), "")
            yield (pair, 0 if one else 1), taken[0].replace(gap, "", 1)


@cache
def _patterns(language: LanguageCode) -> _Patterns:
    known = languages.get(language).claims
    return _Patterns(
        refusal=beginning(known.refusal_phrases),
        unwanted=_gapped(known.unwanted),
        one_more=_gapped(known.one_more),
        hedges=beginning(known.hedge_phrases),
        lessens=beginning(known.prevents),
        neutral=beginning(known.neutral),
        exclusive=tuple((_gapped(one), _gapped(other)) for one, other in known.exclusive),
    )


def _gapped(phrases: Collection[str]) -> re.Pattern[str]:
    """As `beginning`; where "…" stands, a few words may."""
    return re.compile(beginning(phrases).pattern.replace(r"\ …\ ", rf"\ ((?:\w+\ ){{0,{_GAP}}})"))
