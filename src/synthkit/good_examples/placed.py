"""What is known by the place where it is: one for each thing of a place."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from synthkit.good_examples.found import Found, NoteSpan, Source
from synthkit.good_examples.notation import Notation
from synthkit.good_examples.places import (
    GENERIC,
    LOCATED,
    PlaceName,
    arrangements_in,
    holds_place,
    is_place,
    places_in,
)
from synthkit.good_examples.pointing import Pointing, pointing
from synthkit.model.example import ExampleKind
from synthkit.model.note import Note
from synthkit.privacy.words import split
from synthkit.text.wordforms import bare_words, fold, related_words

# Letters of a word that two notes on one thing of a place share.
_LONG: Final = 9


@dataclass(frozen=True, slots=True)
class _Placed:
    """A place in a note, with whether that points at it, or only says where something is."""

    place: NoteSpan
    name: PlaceName
    points: bool
    located: bool
    does: bool
    against: bool


def placed_in(
    notes: Sequence[tuple[str, Note]],
    notation: Notation,
    taken: Mapping[Source, Sequence[tuple[int, int]]],
) -> Iterator[Found]:
    """What is known by the place where it is, but for places within the names that are taken."""
    named: dict[str, list[_Placed]] = defaultdict(list)
    for meeting, note in notes:
        for name in places_in(note.text):
            if any(
                start < name.end and name.start < end
                for start, end in taken.get((meeting, note.id), ())
            ):
                continue
            around = pointing(note.text, name.start, name.end, notation, note.id)
            points = _points_at_place(name, around)
            before = split(note.text[: name.start])[-1:]
            located = any(word.small in LOCATED for word in before) or not name.capital
            place = NoteSpan(meeting, note, name.start, name.end)
            named[name.place].append(
                _Placed(place, name, points, located, around.does, around.against)
            )
    for mentions in named.values():
        yield from _of_one_place(mentions)


_Matters = list[tuple[set[str], Found]]


def _of_one_place(mentions: Sequence[_Placed]) -> list[Found]:
    """What is in one place: by its word, else by what several notes on the place speak of."""
    by_matter: _Matters = []
    for one in mentions:
        if one.name.matter:
            found = _gather(by_matter, {one.name.matter}, one, one.name.text)
            found.phrases[one.name.phrase] += 1
    for _, found in by_matter:
        # What several groups name in a place needs no praise.
        if len(found.voices) > 1 and not found.is_example:
            found.is_example, found.pointed = True, set(found.sources)
    known = [found for _, found in by_matter if found.is_example]
    loose = [one for one in mentions if not one.name.matter]
    if known:
        apart, rest = _other_matters(loose, by_matter)
        _add_loose(known[0], rest)
        return [*known, *apart]
    place = Found(ExampleKind.PLACE)
    for _, found in by_matter:
        place.take(found)
    _add_loose(place, loose)
    place.matter = _common_matter(one for one in loose if one.points)
    return [place]


def _add_loose(found: Found, mentions: Iterable[_Placed]) -> None:
    """Adds the notes that name the place and no more, but for those that only say where."""
    for one in mentions:
        if one.points or not one.located or _speaks_of(one, found):
            _add(found, one, one.name.text)
            if one.name.phrase:
                found.phrases[one.name.phrase] += 1


def _arrangements(one: _Placed) -> set[str]:
    """The words of a note for what can be learnt from, but for those that anything is called."""
    words = (word.text for word in split(one.place.note.text) if arrangements_in(word.text))
    return {word for word in words if not (fold(word) in GENERIC or holds_place(word))}


def _common_matter(pointing_ones: Iterable[_Placed]) -> str:
    """What the notes that point at a place all speak of, if that is one thing."""
    words = [_arrangements(one) for one in pointing_ones]
    if not words or not all(words) or not all(_of_one_matter(words[0], w) for w in words):
        return ""
    return min(words[0], key=lambda word: (-len(word), word))


def _speaks_of(one: _Placed, found: Found) -> bool:
    """Whether a note that only says where something is shares a long word with those that point."""
    said = {
        word
        for place in found.places.values()
        if place.source in found.pointed
        for word in _long_words(place.note)
    }
    return any(related_words(word, other) for word in _long_words(one.place.note) for other in said)


def _long_words(note: Note) -> set[str]:
    return {word for word in bare_words(note.text) if len(word) >= _LONG and not is_place(word)}


def _other_matters(
    loose: Sequence[_Placed], by_matter: _Matters
) -> tuple[list[Found], list[_Placed]]:
    """What several notes on a place speak of beside its known matters, and the other notes."""
    apart: _Matters = []
    rest: list[_Placed] = []
    of: dict[int, list[_Placed]] = defaultdict(list)
    for one in loose:
        words = _arrangements(one)
        if not words or any(_of_one_matter(known, words) for known, _ in by_matter):
            rest.append(one)
        else:
            of[id(_gather(apart, words, one, one.name.text))].append(one)
    several: list[Found] = []
    for words, found in apart:
        # One note's own word tells no other thing, unless it is there: "kan vi få en manual?"
        if len(found.sources) > 1 or any(one.does for one in of[id(found)]):
            found.matter = min(words, key=lambda word: (len(word), word))
            several.append(found)
        else:
            rest += of[id(found)]
    return several, rest


def _gather(by_matter: _Matters, words: set[str], one: _Placed, spelling: str) -> Found:
    """Adds a mention to what it is about, and returns that."""
    fitting = (pair for pair in by_matter if _of_one_matter(pair[0], words))
    known, found = next(fitting, (set[str](), None))
    if found is None:
        found = Found(ExampleKind.PLACE)
        by_matter.append((known, found))
    known.update(words)
    found.words = known
    _add(found, one, spelling)
    return found


def _add(found: Found, one: _Placed, spelling: str) -> None:
    found.add(one.place, spelling)
    if one.points:
        found.pointed.add(one.place.source)
    if not one.against:
        found.voices.add(one.place.voice)
    found.is_example = found.is_example or one.points


def _points_at_place(name: PlaceName, around: Pointing) -> bool:
    if around.against:
        return False
    does = (around.does or around.stands or around.told) and not around.asked
    if around.introduced:
        return True
    if name.matter or name.model:
        return around.praised or around.sought or name.model or name.heads or does
    worth = around.arranged or around.praised or around.sought
    return (name.capital or around.sought) and does and worth


def _of_one_matter(known: Iterable[str], words: Iterable[str]) -> bool:
    return any(
        bool(arrangements_in(one) & arrangements_in(word)) or related_words(fold(one), fold(word))
        for one in known
        for word in words
    )
