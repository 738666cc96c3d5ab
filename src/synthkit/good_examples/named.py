"""What is called by a name of its own."""

from collections.abc import Iterator, Sequence
from typing import Final

from synthkit.good_examples.found import Found, NoteSpan
from synthkit.good_examples.names import WITHIN, Name, names_in
from synthkit.good_examples.notation import Notation
from synthkit.good_examples.places import arrangements_in
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
from synthkit.privacy.organisations import begins_org, ends_org
from synthkit.privacy.words import split
from synthkit.text.name_lists import entries
from synthkit.text.wordforms import fold, without_genitive

# What stands in every text may be anything in small letters.
_SHORTEST_SMALL: Final = 6
_LISTED: Final = frozenset(fold(one) for one in entries("organisations"))


def named_in(notes: Sequence[tuple[str, Note]], notation: Notation) -> Iterator[Found]:
    """What is called by a name of its own."""
    by_key: dict[str, Found] = {}
    for meeting, note in notes:
        for name in names_in(note.text, notation):
            kind = _kind(name)
            found = by_key.setdefault(name_key(name.text), Found(kind))
            found.add(NoteSpan(meeting, note, name.start, name.end), name.text)
            around = pointing(note.text, name.start, name.end)
            found.is_example = found.is_example or _is_pointed_at(name, kind, around)
            if not around.against:
                found.voices.add(note.voice)
    joined: dict[str, Found] = {}
    of = joined_keys({key: found.spellings for key, found in by_key.items()})
    for key, found in by_key.items():
        root = of[key]
        joined.setdefault(root, Found(by_key[root].kind)).take(found)
    for found in joined.values():
        found.is_example = found.is_example or _several_name_it(found, notation)
    _add_small_ones(notes, joined, of)
    yield from joined.values()


def _kind(name: Name) -> ExampleKind:
    words = split(name.text)
    if len(words) == 1:
        if arrangements_in(name.text):
            return ExampleKind.METHOD
        is_organisation = fold(name.text) in _LISTED or name.text.isupper()
    else:
        # "Move to Arctic Sweden" ends as an organisation does.
        held_together = any(word.text in WITHIN or word.gap not in {"", " "} for word in words)
        is_organisation = not held_together and (begins_org(words[0]) or ends_org(words[-1]))
    return ExampleKind.ORGANISATION if is_organisation else ExampleKind.INITIATIVE


def _is_pointed_at(name: Name, kind: ExampleKind, around: Pointing) -> bool:
    if around.against:
        return False
    does = (around.does or around.told) and not around.asked
    if name.called:
        return True
    if kind is ExampleKind.ORGANISATION or fold(name.text) in _LISTED:
        return around.strong or (does and around.arranged)
    if name.unsure:
        return around.introduced or (around.does and around.praised)
    return True


def _several_name_it(found: Found, notation: Notation) -> bool:
    """Whether two groups give it the capital of a name, which no word of the language is."""
    name = next(iter(found.spellings))
    is_organisation = found.kind is ExampleKind.ORGANISATION or fold(name) in _LISTED
    capital = notation.stands_inside(name) and notation.is_rarely_small(name)
    return len(found.voices) > 1 and capital and not is_organisation


def _add_small_ones(
    notes: Sequence[tuple[str, Note]], found: dict[str, Found], of: dict[str, str]
) -> None:
    """Adds where a known name stands in small letters or with a slip of the pen."""
    spelt = {key: next(iter(one.spellings)) for key, one in found.items() if one.is_example}
    keys = {key: root for key, root in of.items() if root in spelt}
    longest = longest_name(spelt.values())
    for meeting, note in notes:
        taken: list[tuple[int, int]] = []
        for start, end in windows(note.text, longest):
            root = _known(note.text[start:end], keys, spelt)
            if root is None or any(a < end and start < b for a, b in taken):
                continue
            taken.append((start, end))
            place = NoteSpan(
                meeting, note, start, start + len(without_genitive(note.text[start:end]))
            )
            inside = any(
                one.note.id == note.id and one.start < end and start < one.end
                for one in found[root].places.values()
            )
            if not inside:
                found[root].add(place, place.text)


def _known(text: str, keys: dict[str, str], spelt: dict[str, str]) -> str | None:
    key = name_key(text)
    if len(key) < _SHORTEST_SMALL:
        return None
    if key in keys:
        # A name of one word may be a word: "tallriken" is no "Tallriken".
        plain = " " in spelt[keys[key]] or text[:1].isupper()
        return keys[key] if plain or not name_lexicon().is_word(fold(text)) else None
    for other, root in keys.items():
        near = abs(len(other) - len(key)) <= 1 and other[:1] == key[:1]
        if near and is_one_name(key, other, {key: text, other: spelt[root]}):
            return root
    return None
