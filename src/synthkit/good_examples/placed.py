"""What is known by the place where it is: one for each thing of a place."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from synthkit.good_examples.found import Found, NoteSpan
from synthkit.good_examples.places import LOCATED, PlaceName, arrangements_in, places_in
from synthkit.good_examples.pointing import Pointing, pointing
from synthkit.model.example import ExampleKind
from synthkit.model.note import Note
from synthkit.privacy.words import split
from synthkit.text.wordforms import fold, related_words


@dataclass(frozen=True, slots=True)
class _Placed:
    """A place in a note, with whether that points at it, or only says where something is."""

    place: NoteSpan
    name: PlaceName
    points: bool
    located: bool


def placed_in(notes: Sequence[tuple[str, Note]]) -> Iterator[Found]:
    """What is known by the place where it is: one for each thing of a place."""
    named: dict[str, list[_Placed]] = defaultdict(list)
    for meeting, note in notes:
        for name in places_in(note.text):
            points = _points_at_place(name, pointing(note.text, name.start, name.end))
            before = split(note.text[: name.start])[-1:]
            located = any(word.small in LOCATED for word in before) or not name.capital
            place = NoteSpan(meeting, note, name.start, name.end)
            named[name.place].append(_Placed(place, name, points, located))
    for mentions in named.values():
        yield from _of_one_place(mentions)


_Matters = list[tuple[set[str], Found]]


def _of_one_place(mentions: Sequence[_Placed]) -> Iterator[Found]:
    """What is in one place: by its word, else by what several notes on the place speak of."""
    by_matter: _Matters = []
    for one in mentions:
        if one.name.matter:
            found = _gather(by_matter, {one.name.matter}, one, one.name.text)
            found.phrases[one.name.phrase] += 1
    main = [found for _, found in by_matter if found.is_example]
    loose = [one for one in mentions if not one.name.matter]
    if main:
        apart, rest = _other_matters(loose, by_matter)
        yield from apart
    else:
        rest = loose
        main = [Found(ExampleKind.PLACE)]
        for _, found in by_matter:
            main[0].take(found)
    for one in rest:
        if one.points or not one.located:
            _add(main[0], one, one.name.text)
    yield from main


def _other_matters(
    loose: Sequence[_Placed], by_matter: _Matters
) -> tuple[list[Found], list[_Placed]]:
    """What several notes on a place speak of beside its known matters, and the other notes."""
    apart: _Matters = []
    rest: list[_Placed] = []
    of: dict[int, list[_Placed]] = defaultdict(list)
    for one in loose:
        words = {w.text for w in split(one.place.note.text) if arrangements_in(w.text)}
        if not words or any(_of_one_matter(known, words) for known, _ in by_matter):
            rest.append(one)
        else:
            of[id(_gather(apart, words, one, one.name.text))].append(one)
    several: list[Found] = []
    for words, found in apart:
        # One note's own word tells no other thing: "kan vi få en manual?"
        if len(found.notes) > 1:
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
    _add(found, one, spelling)
    return found


def _add(found: Found, one: _Placed, spelling: str) -> None:
    found.add(one.place, spelling)
    found.is_example = found.is_example or one.points


def _points_at_place(name: PlaceName, around: Pointing) -> bool:
    if around.against:
        return False
    does = (around.does or around.told) and not around.asked
    if around.introduced:
        return True
    if name.matter:
        return around.praised or does
    return name.capital and (around.told or (does and (around.arranged or around.praised)))


def _of_one_matter(known: Iterable[str], words: Iterable[str]) -> bool:
    return any(
        bool(arrangements_in(one) & arrangements_in(word)) or related_words(fold(one), fold(word))
        for one in known
        for word in words
    )
