"""The good examples in the notes of one or several workshops."""

from collections.abc import Mapping, Sequence

from synthkit.drafts.citing import Citer
from synthkit.good_examples.found import Found
from synthkit.good_examples.named import named_in
from synthkit.good_examples.notation import Notation
from synthkit.good_examples.placed import placed_in
from synthkit.good_examples.pointing import what_is_said
from synthkit.good_examples.spellings import commonest
from synthkit.model.example import Example, Mention
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
        (meeting.workshop.name or "", note)
        for meeting in meetings
        for note in meeting.material.notes
    ]
    notation = Notation(meetings)
    named = [one for one in named_in(notes, notation) if one.is_example]
    seen = {note for one in named for note in one.notes}
    # "ALMI i Mälardalen" is one example and not two.
    placed = [one for one in placed_in(notes) if one.is_example and not one.notes <= seen]
    order = {note.id: at for at, (_, note) in enumerate(notes)}
    citer = Citer(note for _, note in notes)
    examples = [_example(one, order, citer) for one in (*named, *placed)]
    return tuple(sorted(examples, key=_rank))


def _rank(example: Example) -> tuple[int, int, str]:
    return (-len(example.voices), -len(example.notes), fold(example.name))


def _example(found: Found, order: Mapping[str, int], citer: Citer) -> Example:
    places = sorted(found.places.values(), key=lambda one: (order[one.note.id], one.start))
    first = {place.note.id: place for place in reversed(places)}
    mentions = []
    for place in sorted(first.values(), key=lambda one: order[one.note.id]):
        citation = citer.quote(place.note.id, place.text)
        if citation:
            text = what_is_said(place.note.text, place.start, place.end)
            by = place.note.voice
            whose = by.name if by.kind is VoiceKind.GROUP else place.note.document_name
            mentions.append(Mention(meeting=place.meeting, by=whose, text=text, citation=citation))
    spellings = commonest(found.spellings)
    name = next(iter(found.phrases.most_common(1)), (spellings[0], 0))[0]
    if found.matter:
        name = f"{spellings[0]} ({found.matter.lower()})"
    return Example(name=name, kind=found.kind, spellings=spellings, mentions=tuple(mentions))
