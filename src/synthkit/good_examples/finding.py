"""The good examples in the notes of one or several workshops."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from synthkit.drafts.citing import Citer
from synthkit.good_examples.found import Found, Source
from synthkit.good_examples.named import named_in
from synthkit.good_examples.notation import Notation
from synthkit.good_examples.placed import placed_in
from synthkit.good_examples.places import arrangements_in
from synthkit.good_examples.pointing import what_is_said
from synthkit.good_examples.spellings import commonest, listed_spelling, name_key
from synthkit.model.example import Example, ExampleKind, Mention
from synthkit.model.note import VoiceKind
from synthkit.model.synthesis import Synthesis
from synthkit.text.wordforms import fold


def find_examples(meetings: Sequence[Synthesis]) -> tuple[Example, ...]:
    """What groups point at, those first that most groups name.

    Args:
        meetings: with masked notes, one or several, in their order.
    """
    if not meetings:
        return ()
    notes = [
        (meeting.workshop.name or (str(number) if len(meetings) > 1 else ""), note)
        for number, meeting in enumerate(meetings, 1)
        for note in meeting.material.notes
    ]
    notation = Notation(meetings)
    named = [one for one in named_in(notes, notation) if one.is_example]
    things = [one for one in named if _is_a_thing(one)]
    others = [one for one in named if one not in things]
    placed = [one for one in placed_in(notes, notation, _spans(others)) if one.is_example]
    others += [one for one in things if not _is_of_a_place(one, placed)]
    # "ALMI i Mälardalen" is one example and not two.
    seen = {source for one in others for source in one.sources}
    placed = [one for one in placed if not one.pointed <= seen]
    order = {(meeting, note.id): at for at, (meeting, note) in enumerate(notes)}
    left_out = {name_key(n) for one in meetings for n in one.workshop.examples_left_out}
    examples = [_example(one, order) for one in (*others, *placed)]
    examples = [one for one in examples if not left_out & _keys(one)]
    return tuple(sorted(examples, key=_rank))


def citing_whole_notes(example: Example) -> Example:
    """The same without the places of the name in its notes."""
    whole = tuple(
        mention.model_copy(update={"citation": mention.citation.model_copy(update={"quote": None})})
        for mention in example.mentions
    )
    return example.model_copy(update={"mentions": whole})


def _spans(named: Sequence[Found]) -> dict[Source, list[tuple[int, int]]]:
    """Where names stand, by note."""
    spans: dict[Source, list[tuple[int, int]]] = defaultdict(list)
    for one in named:
        for place in one.places.values():
            spans[place.source].append((place.start, place.end))
    return spans


def _is_a_thing(named: Found) -> bool:
    """Whether it is a single word for what there may be in many places: "Lotsarna"."""
    name = next(iter(named.spellings))
    return " " not in name and bool(arrangements_in(name))


def _is_of_a_place(thing: Found, placed: Sequence[Found]) -> bool:
    """Whether places have it; if one alone has, what is said of the thing is said of that."""
    of = arrangements_in(next(iter(thing.spellings)))
    having = [one for one in placed if any(of & arrangements_in(word) for word in one.words)]
    if len(having) == 1:
        having[0].take(thing)
    return bool(having)


def _keys(example: Example) -> set[str]:
    """By which a person may name it; a place alone is not the thing in it."""
    spellings = () if example.kind is ExampleKind.PLACE else example.spellings
    return {name_key(name) for name in (example.name, *spellings)}


def _rank(example: Example) -> tuple[int, int, str]:
    return (-len(example.voices), -len(example.sources), fold(example.name))


def _example(found: Found, order: Mapping[Source, int]) -> Example:
    places = sorted(found.places.values(), key=lambda one: (order[one.source], one.start))
    first = {place.source: place for place in reversed(places)}
    mentions = []
    for place in sorted(first.values(), key=lambda one: order[one.source]):
        citation = Citer([place.note]).quote(place.note.id, place.text)
        if citation:
            text = what_is_said(place.note.text, place.start, place.end)
            by = place.note.voice
            whose = by.name if by.kind is VoiceKind.GROUP else place.note.document_name
            mentions.append(Mention(meeting=place.meeting, by=whose, text=text, citation=citation))
    spellings = commonest(found.spellings)
    name = next(iter(found.phrases.most_common(1)), (listed_spelling(spellings[0]), 0))[0]
    if found.phrases:
        # "språkcaféet i Mora" stands for itself here, and not within a sentence.
        name = name[:1].upper() + name[1:]
    elif found.matter:
        name = f"{name} ({found.matter})"
    return Example(name=name, kind=found.kind, spellings=spellings, mentions=tuple(mentions))
