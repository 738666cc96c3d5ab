"""Which side a line takes: opposites and other scales, negations, and how binding it is."""

from collections.abc import Iterator

from synthkit.checks.aspects.comparison import Comparison, Difference, in_one_mood, says_the_rest
from synthkit.text import languages
from synthkit.text.claims import are_contraries, claim
from synthkit.text.clauses import Clause, Level, Modal
from synthkit.text.scales import Scale
from synthkit.text.wordforms import stem


def amounts(both: Comparison) -> Iterator[Difference]:
    """Another level of a scale than in the notes: "ofta" for "sällan", "hela" for "halva"."""
    for clause, noted, said, there in _aligned(both):
        turned = _turns(said, there, clause, noted) or _is_lifted(clause, noted, both)
        if said.kind is not Scale.OPPOSITES and not turned:
            yield _says_otherwise(both, clause, noted, said.word, there.word)


def opposites(both: Comparison) -> Iterator[Difference]:
    """A word for its opposite or its contrary: "sjunker" for "stiger", "tydlig" for "otydlig"."""
    for clause, noted, said, there in _aligned(both):
        if said.kind is Scale.OPPOSITES and _are_reversed(clause, noted, both):
            yield _says_otherwise(both, clause, noted, said.word, there.word)
    for clause in both.line:
        for noted in both.aligned(clause):
            if in_one_mood(clause, noted) and _are_reversed(clause, noted, both):
                for one, other in _contraries(clause, noted, both):
                    words = _as_written(one, clause, both), _as_written(other, noted, both)
                    yield _says_otherwise(both, clause, noted, *words)


def negations(both: Comparison) -> Iterator[Difference]:
    """A negation that the notes have and the line has not, or the other way round.

    What is said without a negation, "saknas", may stand for one.
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
            somewhere = any(_count_denials(n, both) or n.absences - clause.absences for n in near)
            # "Lägre avgift? Nej."
            refused = any(
                claim(s.text, both.language).rejected & clause.denied for s in both.sources
            )
            if not kept and not somewhere and not refused:
                yield Difference("negation_added", clause.negations[0], sure=True)


def modality(both: Comparison) -> Iterator[Difference]:
    """What may be as what must be, and what should be as what is."""
    for clause in both.line:
        for noted in both.aligned(clause):
            for verb in sorted({modal.verb for modal in clause.modals}):
                said, there = (_binding(one, verb) for one in (clause, noted))
                if there and not set(said) & set(there):
                    words = _modal(both, said[0], clause), _modal(both, there[0], noted)
                    yield Difference("says_otherwise", *words, says_the_rest(clause, noted))
            wished = next((m.level for m in noted.modals if _is_fact(clause, noted, m, both)), 0)
            if wished:
                yield Difference("wish_as_fact", noted=_modal(both, wished, noted))


def _aligned(both: Comparison) -> Iterator[tuple[Clause, Clause, Level, Level]]:
    """Where a clause and one of the notes stand on different levels, and none says the same."""
    for clause in both.line:
        taken = {
            (one.kind, one.scale, one.level) for c in both.touching(clause) for one in c.levels
        }
        for noted in both.aligned(clause):
            if in_one_mood(clause, noted):
                for said, there in _differing(clause, noted):
                    if (said.kind, said.scale, said.level) not in taken:
                        yield clause, noted, said, there


def _differing(clause: Clause, noted: Clause) -> Iterator[tuple[Level, Level]]:
    """Where two clauses stand on one scale, and on no level of it both."""
    for kind, scale in sorted({(one.kind, one.scale) for one in clause.levels}):
        said = [one for one in clause.levels if (one.kind, one.scale) == (kind, scale)]
        there = [one for one in noted.levels if (one.kind, one.scale) == (kind, scale)]
        if there and not {one.level for one in said} & {one.level for one in there}:
            yield said[0], there[0]


def _turns(said: Level, there: Level, clause: Clause, noted: Clause) -> bool:
    """Whether a negation makes one of two amounts the other: "inte alla", "inte städas ofta".

    How much is turned beside the word alone: "några har inte" is not "alla har".
    """
    odd = (len(clause.negations) + len(noted.negations)) % 2 == 1
    anywhere = odd and said.scale > 0
    return said.kind is Scale.AMOUNTS and (said.negated != there.negated or anywhere)


def _are_reversed(clause: Clause, noted: Clause, both: Comparison) -> bool:
    """Whether one clause turns the sense of another, by negations and opposites together.

    Two lift each other: "inte ofta" is "sällan", and "fler med" is "färre utan".
    """
    turns = len(clause.negations) + len(noted.negations) + _count_opposites(clause, noted, both)
    turns += _is_lifted(clause, noted, both)
    turns += sum(_turns(said, there, clause, noted) for said, there in _differing(clause, noted))
    return turns % 2 == 1


def _count_opposites(clause: Clause, noted: Clause, both: Comparison) -> int:
    differing = [said.kind is Scale.OPPOSITES for said, _ in _differing(clause, noted)]
    return sum(differing) + len(_contraries(clause, noted, both))


def _is_lifted(clause: Clause, noted: Clause, both: Comparison) -> bool:
    """Whether another amount and an opposite lift each other: "often late", "seldom on time"."""
    amounts = any(
        said.kind is Scale.AMOUNTS and not _turns(said, there, clause, noted)
        for said, there in _differing(clause, noted)
    )
    return amounts and _count_opposites(clause, noted, both) > 0


def _says_otherwise(
    both: Comparison, clause: Clause, noted: Clause, said: str, there: str
) -> Difference:
    words = {stem(word, both.language) for word in said.casefold().split()}
    return Difference("says_otherwise", said, there, says_the_rest(clause, noted, words))


def _contraries(clause: Clause, noted: Clause, both: Comparison) -> list[tuple[str, str]]:
    return [
        (one, other)
        for one in sorted(clause.spoken - noted.spoken)
        for other in sorted(noted.spoken - clause.spoken)
        if are_contraries(one, other, both.language)
    ]


def _denies_what_is_affirmed(clause: Clause, noted: Clause, both: Comparison) -> bool:
    """Whether one of two clauses denies what the other affirms, in whatever words."""
    # "Ingen frågar dem" and "fråga dem" do not contradict each other.
    if not _are_reversed(clause, noted, both) or not in_one_mood(clause, noted):
        return False
    if len(noted.negations) > len(clause.negations):
        about = len(noted.denied & clause.spoken) > len(noted.denied) / 2
        lacking = both.listed.lacking.intersection(noted.negations)
        lifted = clause.absences - noted.absences or (lacking and noted.absences - clause.absences)
        return about and not lifted
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


def _binding(clause: Clause, verb: str) -> list[int]:
    """How binding the verb is in a clause."""
    return [modal.level for modal in clause.modals if modal.verb == verb]


def _is_fact(clause: Clause, noted: Clause, modal: Modal, both: Comparison) -> bool:
    """Whether a clause says that a thing is done of which a note says that it should be."""
    known = languages.get(both.language)
    states = bool(known.claims.states.intersection(clause.tokens))
    wishes = bool(known.claims.wishes.intersection(clause.tokens)) or bool(clause.modals)
    turned = clause.negations or clause.absences - noted.absences
    forms = known.rules.finite_forms(modal.word)
    # An imperative opens its clause.
    done = bool(forms.intersection(clause.tokens[1:])) or (
        modal.word in both.listed.being and states
    )
    alike = len(clause.matter) > 1 and says_the_rest(clause, noted)
    return modal.level > 0 and done and alike and not wishes and not turned


def _modal(both: Comparison, level: int, clause: Clause) -> str:
    padded = f" {' '.join(clause.tokens)} "
    return next((w for w in both.listed.modals[0][level] if f" {w} " in padded), "")


def _as_written(one: str, clause: Clause, both: Comparison) -> str:
    return next((token for token in clause.tokens if stem(token, both.language) == one), one)
