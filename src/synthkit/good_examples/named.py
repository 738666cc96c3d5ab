"""What is called by a name of its own."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

from synthkit.good_examples.found import Found, NoteSpan
from synthkit.good_examples.names import WITHIN, Name, head_of, names_in
from synthkit.good_examples.notation import OPENING, Notation
from synthkit.good_examples.places import arrangements_in, places_in
from synthkit.good_examples.pointing import Pointing, pointing
from synthkit.good_examples.spellings import (
    is_one_name,
    joined_keys,
    longest_name,
    name_key,
    windows,
)
from synthkit.model.example import ExampleKind
from synthkit.model.note import Note
from synthkit.privacy.name_lexicon import name_lexicon
from synthkit.privacy.words import ORG_FIRST, ORG_LAST, split
from synthkit.text.name_lists import entries
from synthkit.text.wordforms import fold, without_genitive

# What stands in every text may be anything in small letters.
_SHORTEST_SMALL: Final = 6
_LISTED: Final = frozenset(fold(one) for one in entries("organisations"))


def named_in(notes: Sequence[tuple[str, Note]], notation: Notation) -> Iterator[Found]:
    """What is called by a name of its own."""
    by_key: dict[str, Found] = {}
    for meeting, note in notes:
        for name in _names(note, notation):
            kind = _kind(name)
            found = by_key.setdefault(name_key(name.text), Found(kind))
            found.add(NoteSpan(meeting, note, name.start, name.end), name.text)
            around = pointing(note.text, name.start, name.end, notation, note.id)
            found.is_example = found.is_example or _is_pointed_at(name, kind, around, notation)
            if name.heads:
                found.heads.add((meeting, note.voice))
            if not around.against:
                found.voices.add((meeting, note.voice))
    joined: dict[str, Found] = {}
    of = joined_keys({key: found.spellings for key, found in by_key.items()})
    for key, found in by_key.items():
        joined.setdefault(of[key], Found(_kind_of_all(of[key], of, by_key))).take(found)
    _add_small_ones(notes, joined, of)
    for found in joined.values():
        found.is_example = found.is_example or _several_name_it(found, notation)
    yield from joined.values()


def _kind_of_all(root: str, of: Mapping[str, str], found: Mapping[str, Found]) -> ExampleKind:
    """What all spellings of a name are: an organisation where one of them is."""
    kinds = {found[key].kind for key, whole in of.items() if whole == root}
    return ExampleKind.ORGANISATION if ExampleKind.ORGANISATION in kinds else found[root].kind


def _names(note: Note, notation: Notation) -> Iterator[Name]:
    names = list(names_in(note.text, notation))
    head = head_of(note.text) if notation.is_sought(note.id) else None
    for name in names:
        yield replace(name, heads=head is not None and name_key(head.text) == name_key(name.text))
    taken = [*(name.start for name in names), *(one.start for one in places_in(note.text))]
    if head and not notation.is_own(head.text) and not any(start < head.end for start in taken):
        yield head


def _kind(name: Name) -> ExampleKind:
    words = split(name.text)
    if len(words) == 1:
        if arrangements_in(name.text):
            return ExampleKind.METHOD
        is_organisation = fold(name.text) in _LISTED or name.text.isupper()
    else:
        # "Move to Arctic Sweden" ends as an organisation does, and "Meet Aurora" begins as one.
        opens = words[0].small in OPENING
        held_together = opens or any(
            word.text in WITHIN or word.gap not in {"", " "} for word in words
        )
        says_so = words[0].small in ORG_FIRST or words[-1].small in ORG_LAST
        is_organisation = not held_together and says_so
    return ExampleKind.ORGANISATION if is_organisation else ExampleKind.INITIATIVE


def _is_pointed_at(name: Name, kind: ExampleKind, around: Pointing, notation: Notation) -> bool:
    if around.against:
        return False
    does = (around.does or around.told) and not around.asked
    if name.called:
        return True
    if name.unsure and name.text.isupper() and fold(name.text) not in _LISTED:
        # "RUA" may stand for whoever is at the table.
        return around.introduced
    if kind is ExampleKind.ORGANISATION or fold(name.text) in _LISTED:
        strong = around.introduced or (around.strong and not around.beside)
        return strong or (does and (around.arranged or around.praised))
    if name.unsure:
        praised = around.does and around.praised and not notation.is_word(name.text)
        return around.introduced or praised
    return True


def _several_name_it(found: Found, notation: Notation) -> bool:
    """Whether several groups name what has a name's capital or no word's form, or is sought."""
    name = next(iter(found.spellings))
    if len(found.voices) < 2 or found.kind is ExampleKind.ORGANISATION or fold(name) in _LISTED:
        return False
    capital = notation.stands_inside(name) and notation.is_rarely_small(name)
    return capital or len(found.heads) > 1


def _add_small_ones(
    notes: Sequence[tuple[str, Note]], found: dict[str, Found], of: dict[str, str]
) -> None:
    """Adds where a known name stands in small letters or with a slip of the pen."""
    spelt = {key: next(iter(one.spellings)) for key, one in found.items()}
    keys = {key: root for key, root in of.items() if len(key) >= _SHORTEST_SMALL}
    by_letter: dict[str, dict[str, str]] = defaultdict(dict)
    for key, whole in keys.items():
        by_letter[key[:1]][key] = whole
    for part, whole in _parts(spelt).items():
        by_letter[part[:1]].setdefault(part, whole)
    longest = longest_name(spelt.values())
    for meeting, note in notes:
        taken: list[tuple[int, int]] = []
        for start, end in windows(note.text, longest):
            root = _known(note.text[start:end], by_letter, spelt)
            if root is None or any(a < end and start < b for a, b in taken):
                continue
            taken.append((start, end))
            place = NoteSpan(
                meeting, note, start, start + len(without_genitive(note.text[start:end]))
            )
            inside = any(
                one.source == place.source and one.start < end and start < one.end
                for one in found[root].places.values()
            )
            if not inside:
                found[root].add(place, place.text)
                found[root].voices.add(place.voice)


def _parts(spelt: Mapping[str, str]) -> dict[str, str]:
    """Two or more words in a row of a longer name, where they are of one name alone."""
    of: dict[str, set[str]] = defaultdict(set)
    for root, name in spelt.items():
        words = name.split()
        for first, last in combinations(range(len(words) + 1), 2):
            part = words[first:last]
            if 1 < len(part) < len(words) and not WITHIN.intersection((part[0], part[-1])):
                of[name_key(" ".join(part))].add(root)
    return {
        part: roots.pop()
        for part, roots in of.items()
        if len(roots) == 1 and len(part) >= _SHORTEST_SMALL and part not in spelt
    }


def _known(
    text: str, by_letter: Mapping[str, Mapping[str, str]], spelt: Mapping[str, str]
) -> str | None:
    key = name_key(text)
    keys = by_letter.get(key[:1], {})
    if len(key) < _SHORTEST_SMALL:
        return None
    if key in keys:
        # A name of one word may be a word: "tallriken" is no "Tallriken".
        plain = " " in spelt[keys[key]] or text[:1].isupper()
        return keys[key] if plain or not name_lexicon().is_word(fold(text)) else None
    for other, root in keys.items():
        near = abs(len(other) - len(key)) <= 1
        if near and is_one_name(key, other, {key: text, other: spelt[root]}):
            return root
    return None
