"""Which side a line takes: opposites and other scales, negations, and how binding it is."""

from collections.abc import Iterator
from typing import Final

from synthkit.checks.aspects.comparison import Comparison, Difference, in_one_mood, says_the_rest
from synthkit.text import languages
from synthkit.text.claims import are_contraries
from synthkit.text.clauses import Clause, Level, Scale
from synthkit.text.wordclasses import verb_forms
from synthkit.text.wordforms import stem

# Where a negation turns one level into another: "inte alla", "inte lätt".
_TURNED: Final = frozenset({Scale.OPPOSITES, Scale.AMOUNTS})


def scales(both: Comparison) -> Iterator[Difference]:
    """Another level of a scale than in the notes: "ofta" for "sällan", "hela" for "halva"."""
    for clause in both.line:
        taken = {
            (one.kind, one.scale, one.level) for c in both.touching(clause) for one in c.levels
        }
        for noted in both.aligned(clause):
            if not in_one_mood(clause, noted):
                continue
            for said, there in _differing(clause, noted):
                if not _turns(said, there) and (said.kind, said.scale, said.level) not in taken:
                    words = {stem(word, both.language) for word in said.word.casefold().split()}
                    sure = says_the_rest(clause, noted, words)
                    yield Difference("says_otherwise", said.word, there.word, sure)


def contraries(both: Comparison) -> Iterator[Difference]:
    """A word for its contrary: "tydlig" for "otydlig"."""
    for clause in both.line:
        for noted in both.aligned(clause):
            odd = (len(clause.negations) + len(noted.negations)) % 2
            if odd or not in_one_mood(clause, noted):
                continue
            for one, other in _contraries(clause, noted, both):
                sure = says_the_rest(clause, noted, {one})
                said = _as_written(one, clause, both), _as_written(other, noted, both)
                yield Difference("says_otherwise", *said, sure)


def negations(both: Comparison) -> Iterator[Difference]:
    """A negation that the notes have and the line has not, or the other way round.

    Two negations lift each other, and so do a negation and a contrary word: "inte ofta" is
    "sällan". What is said without a negation, "saknas", may stand for one.
    """
    for clause in both.line:
        aligned = both.aligned(clause)
        turned = [noted for noted in aligned if _denies_what_is_affirmed(clause, noted, both)]
        lost = next((n for n in turned if len(n.negations) > len(clause.negations)), None)
        if lost and not _is_affirmed(clause, lost, both):
            yield Difference("negation_lost", noted=_lost_word(lost, clause), sure=True)
        elif clause.negations:
            kept = any(n not in turned and n.spoken & clause.denied for n in aligned)
            near = both.touching(clause) if clause.matter else both.noted
            somewhere = any(n.negations or n.absences for n in near)
            if not kept and not somewhere:
                yield Difference("negation_added", clause.negations[0], sure=True)


def modality(both: Comparison) -> Iterator[Difference]:
    """What may be as what must be, and what should be as what is."""
    for clause in both.line:
        for noted in both.aligned(clause):
            theirs = {verb: level for level, verb in noted.modals}
            for level, verb in clause.modals:
                if theirs.get(verb, level) != level:
                    said = _modal(both, level, clause), _modal(both, theirs[verb], noted)
                    yield Difference("says_otherwise", *said, says_the_rest(clause, noted))
            wished = next(
                (
                    level
                    for level, verb in noted.modals
                    if level and _is_fact(clause, noted, verb, both)
                ),
                0,
            )
            if wished:
                yield Difference("wish_as_fact", noted=_modal(both, wished, noted))


def _differing(clause: Clause, noted: Clause) -> Iterator[tuple[Level, Level]]:
    """Where two clauses stand on one scale, and on no level of it both."""
    for kind, scale in sorted({(one.kind, one.scale) for one in clause.levels}):
        said = [one for one in clause.levels if (one.kind, one.scale) == (kind, scale)]
        there = [one for one in noted.levels if (one.kind, one.scale) == (kind, scale)]
        if there and not {one.level for one in said} & {one.level for one in there}:
            yield said[0], there[0]


def _turns(said: Level, there: Level) -> bool:
    """Whether a negation turns one of two levels into the other."""
    return said.kind in _TURNED and said.negated != there.negated


def _contraries(clause: Clause, noted: Clause, both: Comparison) -> list[tuple[str, str]]:
    return [
        (one, other)
        for one in sorted(clause.spoken - noted.spoken)
        for other in sorted(noted.spoken - clause.spoken)
        if are_contraries(one, other, both.language)
    ]


def _denies_what_is_affirmed(clause: Clause, noted: Clause, both: Comparison) -> bool:
    """Whether one of two clauses denies what the other affirms, in whatever words."""
    turns = sum(_turns(said, there) for said, there in _differing(clause, noted))
    turns += len(_contraries(clause, noted, both))
    odd = (len(clause.negations) + len(noted.negations) + turns) % 2
    # "Ingen frågar dem" and "fråga dem" do not contradict each other.
    if not odd or not in_one_mood(clause, noted):
        return False
    if len(noted.negations) > len(clause.negations):
        # A line that denies as often as the note only does so in another place.
        fewer = _count_denials(clause, both) < _count_denials(noted, both)
        about = bool(noted.denied & clause.spoken)
        return fewer and about and not clause.absences - noted.absences
    return bool(clause.denied & noted.spoken) and not noted.absences - clause.absences


def _count_denials(clause: Clause, both: Comparison) -> int:
    """How many negations, including those in "inte bara" and "inte alltid"."""
    denying = languages.get(both.language).words.negations | both.listed.lacking
    return sum(token in denying for token in clause.tokens)


def _is_affirmed(clause: Clause, lost: Clause, both: Comparison) -> bool:
    """Whether another clause, as near in its words, says without a negation what one denies."""
    about = lost.denied & clause.spoken
    near = len(lost.spoken & clause.spoken)
    return any(
        len(other.negations) % 2 == len(clause.negations) % 2
        and other.spoken & about
        and len(other.spoken & clause.spoken) >= near
        for other in both.touching(clause)
    )


def _lost_word(noted: Clause, clause: Clause) -> str:
    left = list(clause.negations)
    for word in noted.negations:
        if word not in left:
            return word
        left.remove(word)
    return noted.negations[0]


def _is_fact(clause: Clause, noted: Clause, verb: str, both: Comparison) -> bool:
    """Whether a clause says that a thing is done of which a note says that it should be."""
    listed = languages.get(both.language).claims
    states = bool(listed.states.intersection(clause.tokens))
    wishes = bool(listed.wishes.intersection(clause.tokens)) or bool(clause.modals)
    turned = clause.negations or clause.absences - noted.absences
    being = {stem(word, both.language) for word in both.listed.being}
    verbs = verb_forms(both.language).intersection(clause.tokens)
    done = verb in {stem(v, both.language) for v in verbs} or (verb in being and states)
    alike = len(clause.matter) > 1 and says_the_rest(clause, noted)
    return done and alike and not wishes and not turned


def _modal(both: Comparison, level: int, clause: Clause) -> str:
    padded = f" {' '.join(clause.tokens)} "
    return next((w for w in both.listed.modals[0][level] if f" {w} " in padded), "")


def _as_written(one: str, clause: Clause, both: Comparison) -> str:
    return next((token for token in clause.tokens if stem(token, both.language) == one), one)
