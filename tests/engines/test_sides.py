"""Where a question is disputed, the notes that say where they stand tell of the others."""

from dataclasses import replace

from synthkit.engines.offline.sides import dispute
from synthkit.text.asks import proposals
from synthkit.text.similarity.likeness import Likeness
from synthkit.text.similarity.polarity import are_of_one_side, statement
from synthkit.text.similarity.wordtable import WordTable

ASKED = "For and against: should the village dam the stream?"
FOR = [
    "The village should dam the stream, the mill needs a steady flow",
    "We should dam the stream so that the fields get water in July",
    "A steady flow of water for the fields in July",
    "The mill stands still in July for want of water",
]
AGAINST = [
    "We should not dam the stream, the trout cannot pass",
    "The village should not dam the stream, it would flood the meadow",
    "Trout spawn above the bridge and could not pass",
    "The meadow would flood every spring",
]


def stood(texts, asked=ASKED):
    said = [statement(text, "en") for text in texts]
    near = Likeness(texts, "en", WordTable()).similarities()
    return dispute(said, near, proposals(asked, "en"))


def test_reasons_stand_with_those_who_speak_alike_and_say_where_they_stand():
    sides = stood(FOR + AGAINST).sides
    assert min(sides[:4]) >= 0 >= max(sides[4:])
    assert sides[:2] == (1, 1)
    assert sides[4:6] == (-1, -1)
    assert sum(map(abs, sides)) >= 6


def test_the_order_of_the_notes_changes_nothing():
    assert stood([*reversed(FOR + AGAINST)]).sides == stood(FOR + AGAINST).sides[::-1]


def test_the_less_the_stands_tell_of_each_other_the_nearer_notes_must_be():
    strangers = stood([FOR[0], AGAINST[0], "Benches by the bridge", "Coffee on Sundays"])
    assert strangers.nearness > stood(FOR + AGAINST).nearness


def test_where_all_stand_on_one_side_or_nobody_says_nothing_is_disputed():
    assert stood(FOR) is None
    assert stood(FOR[2:] + AGAINST[2:]) is None
    assert stood(FOR + AGAINST, "What about the stream?") is None


def test_in_doubt_two_notes_are_not_of_one_side():
    none, on, off, unknown = (
        replace(statement("The stream", "en"), side=side) for side in (None, 1, -1, 0)
    )
    assert are_of_one_side(none, none)
    assert are_of_one_side(on, on)
    assert not are_of_one_side(on, off)
    assert not are_of_one_side(unknown, unknown)
    assert not are_of_one_side(on, unknown)
