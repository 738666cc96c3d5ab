"""What the clauses of a text ask for, and what they ask not to be done.

"Höj inte avgiften" and "ingen ska höja avgiften" ask for the same, "avgiften ska höjas" for the
contrary. Only wishes and demands are asks: a clause that tells of whom ("de som ska betala"), of
when or whether, or that reports, asks for nothing.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from synthkit.text import languages
from synthkit.text.languages import Language, LanguageCode
from synthkit.text.negations import stance
from synthkit.text.wordclasses import is_imperative, verb_forms
from synthkit.text.wordforms import WORD, fold, stem

CLAUSE_END = re.compile(r"[,;:.!?()–—/]")


@dataclass(frozen=True, slots=True)
class Ask:
    """What one clause asks for, or asks not to be done; words by their stems.

    Attributes:
        deed: the verb.
        refused: whether it is not to be done.
        objects: the other words of its clause that say something, but for those of `sides`.
        sides: which pairs of opposites it takes a side of, as in `Stance`.
        doers: who is to do it, if it is a deed that one does and no other: to decide, to pay.
    """

    deed: str
    refused: bool
    objects: frozenset[str]
    sides: frozenset[tuple[int, int]] = frozenset()
    doers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """The words of a clause, and the one that opened it where no sign did."""

    tokens: tuple[str, ...]
    opener: str = ""


def asks(folded: str, known: Language) -> Iterator[Ask]:
    """What each clause of a folded text asks for with a wish or an imperative."""
    listed, none = known.claims, ClauseWords(())
    parts = [none, *clauses_of(folded, known), none]
    for before, clause, after in zip(parts, parts[1:], parts[2:], strict=False):
        # What is to be decided may stand in a clause of its own: "who gets a plot".
        behind = after.tokens if after.opener in listed.describing else ()
        if clause.opener not in listed.describing:
            yield from _ask(clause, behind, known)
        elif " ".join(before.tokens[:2]) in listed.cleft:
            # "It is the members who should decide."
            yield from _ask(ClauseWords((*before.tokens[2:], *clause.tokens)), behind, known)


def proposals(question: str, language: LanguageCode) -> frozenset[str]:
    """The stems of the deeds that a question puts up for a yes or a no.

    "Ska avgiften höjas?" and "For and against: we should abandon uniforms" do; "Hur ska hallen
    användas?" does not, as answers may differ without a dispute.
    """
    known = languages.get(language)
    listed = known.claims
    found: set[str] = set()
    for part in CLAUSE_END.split(fold(question)):
        clause = WORD.findall(part)
        at = next((at for at, token in enumerate(clause) if token in listed.modals), None)
        if at is None or listed.asking.intersection(clause[:at]):
            continue
        after = [word for word in clause[at + 1 :] if word not in known.words.stop]
        found.update(after[:1] if at else after)
    return frozenset(_deed(word, known) for word in found)


def _empty(known: Language) -> Collection[str]:
    """Words that are neither a deed nor what it is done to."""
    listed = known.claims
    return (known.words.stop | listed.small) - listed.telling


def clauses_of(folded: str, known: Language) -> Iterator[ClauseWords]:
    """The clauses of a text: signs end one, and so do words that open one of their own."""
    for part in CLAUSE_END.split(folded):
        opener, tokens = "", list[str]()
        for token in WORD.findall(part):
            if token in known.words.clause_breaks or token in known.claims.describing:
                yield ClauseWords(tuple(tokens), opener)
                opener, tokens = token, []
            else:
                tokens.append(token)
        yield ClauseWords(tuple(tokens), opener)


def _ask(clause: ClauseWords, behind: Collection[str], known: Language) -> Iterator[Ask]:
    empty, listed = _empty(known), known.claims
    denying, tokens = known.words.negations, clause.tokens
    modal = next((at for at in range(len(tokens)) if _is_modal(tokens, at, known)), -1)
    if modal < 0 and (clause.opener or not _demands(tokens, known, empty)):
        return
    after = tokens[modal + 1 :]
    said = [word for word in after if word not in empty and word not in denying]
    if not said:
        return
    # "Måste kommunen sälja": the subject may stand between the two.
    verbs = verb_forms(known.code) | listed.telling
    # "Låt styrelsen själv avgöra", "let the volunteers decide": what one alone does is the deed.
    soles = (word for word in said[:3] if word in listed.sole_deeds)
    deed = next(soles, next((word for word in said[:2] if word in verbs), said[0]))
    verb = after.index(deed)
    # "Subsidise not this but that": what is refused is not the deed.
    if modal >= 0 and denying.intersection(after[verb + 1 : verb + 2]):
        return
    refused = _is_refused(tokens, modal, verb, known)
    if refused is None:
        return
    # "The right to keep arms should be": what stands before the verb is what the ask is about.
    taken = stance(" ".join(after), known.code)
    objects = {stem(w, known.code) for w in tokens if w not in empty and w not in denying}
    objects -= {stem(deed, known.code), *taken.side_stems}
    doers = frozenset[str]()
    if modal >= 0 and deed in listed.sole_deeds:
        # The subject stands before the modal, or between it and the verb.
        within = set(after[:verb]).difference(empty, denying, listed.telling)
        doers = frozenset(objects & {stem(w, known.code) for w in within or tokens[:modal]})
        objects |= {stem(word, known.code) for word in behind if word not in empty}
    if modal >= 0:
        objects.discard(stem(tokens[modal], known.code))
    sides = frozenset(taken.sides)
    yield Ask(_deed(deed, known), refused, frozenset(objects), sides, doers)


def _deed(verb: str, known: Language) -> str:
    """A verb by its stem, or that of the first of those of its deed: "kosta", "betala"."""
    own = stem(verb, known.code)
    for verbs in known.claims.one_deed:
        stems = [stem(other, known.code) for other in verbs.split()]
        if own in stems:
            return stems[0]
    return own


def _is_modal(tokens: tuple[str, ...], at: int, known: Language) -> bool:
    """Whether it says of a verb that it is to be done, or not: "ska", "får inte ersätta"."""
    forbids = tokens[at] in known.claims.permits and tokens[at + 1 : at + 2]
    if not forbids or tokens[at + 1] not in known.words.negations:
        return tokens[at] in known.claims.modals
    return bool(verb_forms(known.code).intersection(tokens[at + 2 : at + 3]))


def _demands(tokens: tuple[str, ...], known: Language, empty: Collection[str]) -> bool:
    """Whether it opens with an imperative, or refuses at once: "don't close", "do not close"."""
    if not tokens:
        return False
    refusing = known.words.negations - known.claims.nobody
    at_once = tokens[0] in refusing or (tokens[0] in empty and bool(refusing & {*tokens[1:2]}))
    return at_once or is_imperative(tokens[0], known.code)


def _is_refused(tokens: tuple[str, ...], modal: int, verb: int, known: Language) -> bool | None:
    """Whether the deed is not to be done; None where a negation is about something else.

    "Nobody should" refuses as "should not" does, and so does "I do not think we should".
    """
    denying, nobody = known.words.negations, known.claims.nobody
    at = modal + 1 + verb
    if modal < 0:
        # "Höj inte": behind an imperative the negation follows.
        return bool(denying.intersection(tokens[: at + 2]))
    # "There is no need for it and we should": what is joined on has a subject of its own.
    joined = [i for i, token in enumerate(tokens[:modal]) if token in known.claims.joining]
    own = tokens[joined[-1] + 1 if joined else 0 : at]
    before = tokens[: max(modal - 1, 0)] if not joined else own[: max(modal - 2 - joined[-1], 0)]
    far = denying.intersection(before) - nobody
    if far and not known.claims.opinion.intersection(before):
        return None
    near = denying.intersection(own[len(before) :]) - nobody
    return (bool(near) + bool(nobody.intersection(own)) + bool(far)) % 2 == 1
