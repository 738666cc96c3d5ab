"""Who does what to whom, and where: another in somebody's place, or two that change places."""

from collections import Counter
from collections.abc import Iterator
from itertools import product

from synthkit.checks.aspects.comparison import Comparison, Difference
from synthkit.text import languages
from synthkit.text.clauses import Clause, is_said
from synthkit.text.rules import WordClass
from synthkit.text.scales import Scale
from synthkit.text.wordclasses import WordClasses, verb_forms
from synthkit.text.wordforms import bare_words, same_word, stem

_THINGS = frozenset({WordClass.NOUN, WordClass.NAME})
# Of fewer shared words, small ones too, nothing tells that the rest is the same.
_FEWEST_SHARED = 2
# Words that begin alike are forms of one, or spelt in two ways.
_BEGINNING = 3
_LONGEST_NAME = 3  # words


def changed_places(both: Comparison) -> Iterator[Difference]:
    """ "Lärarna utvärderar eleverna" for "eleverna utvärderar lärarna"."""  # noqa: D210
    in_notes = [_around_a_pivot(noted, both) for noted in both.noted]
    for clause in both.line:
        here = sorted(_around_a_pivot(clause, both))
        for there, (pivot, one, other) in product(in_notes, here):
            turned = pivot, (other[0], one[1]), (one[0], other[1])
            if one[0] != other[0] and turned in there and (pivot, one, other) not in there:
                words = _word(one[0], clause, both), _word(other[0], clause, both)
                yield Difference("roles_swapped", *words)


def exchanged(both: Comparison) -> Iterator[Difference]:
    """All of a note's words in their order, but for two that stand in each other's place.

    "Från Malung till Sälen" for "från Sälen till Malung"; two that are only joined may change.
    """
    said = _in_order(both.text, both)
    for source in both.sources:
        noted = _in_order(source.text, both)
        alike = sorted(noted) == sorted(said) and _small_words_apart(source.text, both) <= 1
        if source.carries and alike and noted != said and (turned := _turned(noted, said, both)):
            yield Difference("roles_swapped", *turned)


def _in_order(text: str, both: Comparison) -> list[str]:
    """The stems of a text in order, and the small words that say how they belong together."""
    stop = languages.get(both.language).words.stop
    tying = _tying(both)
    return [
        word if word in tying else stem(word, both.language)
        for word in bare_words(text)
        if word in tying or word not in stop
    ]


def _small_words_apart(text: str, both: Comparison) -> int:
    """How many small words only one of the two has: an article may come and go."""
    stop = languages.get(both.language).words.stop
    noted, said = (Counter(w for w in bare_words(t) if w in stop) for t in (text, both.text))
    return ((noted - said) + (said - noted)).total()


def _tying(both: Comparison) -> frozenset[str]:
    words = languages.get(both.language).words
    return both.listed.prepositions | both.listed.joining | words.negations


def _turned(noted: list[str], said: list[str], both: Comparison) -> tuple[str, str] | None:
    """What stands first in the line and in the note, where the two have changed places."""
    tying = _tying(both)
    differ = [at for at, (one, other) in enumerate(zip(noted, said, strict=True)) if one != other]
    first, end = differ[0], differ[-1] + 1
    one, other = noted[first:end], said[first:end]
    for before, behind in product(range(1, _LONGEST_NAME + 1), repeat=2):
        between, now = one[before : len(one) - behind], other[behind : len(other) - before]
        same = one[:before] == other[len(other) - before :] and one[-behind:] == other[:behind]
        # What ties them stays in its place: "på torsdag stänger baren" only begins otherwise.
        tied = tying.intersection(between) and not tying.intersection(one[:before] + one[-behind:])
        if same and between == now and tied and not both.listed.joining.issuperset(between):
            return " ".join(other[:behind]), " ".join(one[:before])
    return None


def replaced(both: Comparison) -> Iterator[Difference]:
    """Another who or where in a line that says the rest as a note does."""
    classes = WordClasses([both.text, *(s.text for s in both.sources)], both.language)
    spoken = {one for noted in both.noted for one in noted.spoken}
    of_line = {one for clause in both.line for one in clause.spoken}
    for clause in both.line:
        new = [one for one in clause.matter if not is_said(one, spoken)]
        if len(new) != 1:
            continue
        for noted in both.aligned(clause):
            gone = [one for one in noted.matter if not is_said(one, of_line)]
            alike = len(clause.spoken & noted.spoken) >= _FEWEST_SHARED
            if len(gone) != 1 or not alike or clause.matter - {*new} - noted.spoken:
                continue
            one, other = _word(new[0], clause, both), _word(gone[0], noted, both)
            # "Vuxa" for "vuxna" is a slip of the pen.
            if one[:_BEGINNING] == other[:_BEGINNING]:
                continue
            things = all(classes.of(w) in _THINGS or classes.is_definite(w) for w in (one, other))
            if things and _slot(one, clause, both) == _slot(other, noted, both) is not None:
                yield Difference("says_otherwise", one, other)


Placed = tuple[str, str]  # the stem of a word, and the preposition before it


def _around_a_pivot(clause: Clause, both: Comparison) -> set[tuple[str, Placed, Placed]]:
    """Each verb, or "than", with what stands before and behind it and their prepositions."""
    verbs, own = verb_forms(both.language), {modal.word for modal in clause.modals}
    own |= {one.word.casefold() for one in clause.levels if one.kind is Scale.OPPOSITES}
    found: set[tuple[str, Placed, Placed]] = set()
    for at, token in enumerate(clause.tokens):
        if token in both.listed.than:
            before, behind = _placed(clause, both, 0, at)[-1:], _placed(clause, both, at + 1)[:1]
        elif token in verbs or token in own:
            before, behind = _placed(clause, both, 0, at), _placed(clause, both, at + 1)
        else:
            continue
        found.update(product((stem(token, both.language),), before, behind))
    return found


def _placed(clause: Clause, both: Comparison, start: int, end: int | None = None) -> list[Placed]:
    """The words of a part of a clause that are no verbs, each with the preposition before it."""
    stop, verbs = languages.get(both.language).words.stop, verb_forms(both.language)
    placed: list[Placed] = []
    before = ""
    for token in clause.tokens[start:end]:
        if token in both.listed.prepositions:
            before = token
        elif token not in stop and token not in verbs:
            placed.append((stem(token, both.language), before))
    return placed


def _slot(word: str, clause: Clause, both: Comparison) -> str | None:
    """Where a word stands: "" opens the clause, else the preposition before it; None elsewhere."""
    at = clause.tokens.index(word) if word in clause.tokens else -1
    stop = languages.get(both.language).words.stop
    for token in reversed(clause.tokens[: max(at, 0)]):
        if token in both.listed.prepositions:
            return token
        if token not in stop:
            return None
    return "" if at >= 0 else None


def _word(one: str, clause: Clause, both: Comparison) -> str:
    return next((t for t in clause.tokens if same_word(stem(t, both.language), one)), one)
