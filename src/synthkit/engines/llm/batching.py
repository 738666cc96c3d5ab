"""Notes in batches, where they are too many for one call.

Batches are stratified: each holds some notes of every group, so that what several groups say shows
in every batch. A note stays with the one that it is nested under.
"""

from collections.abc import Iterable
from typing import Final

from synthkit.model.note import Note, Voice

# Models lose notes out of longer lists, and batches that run side by side are done sooner.
MOST_NOTES_A_CALL: Final = 220
# About what a reply costs: an alias with its quotes and comma, and a line with all its names.
_TOKENS_A_NOTE: Final = 6
_TOKENS_A_LINE: Final = 60
_MOST_LINES: Final = 20
# Smaller batches are not split any further: a model that fails on these fails on each note.
FEWEST_NOTES_A_CALL: Final = 8


def expected_reply(notes: int) -> int:
    """About how many tokens a reply about so many notes has."""
    return notes * _TOKENS_A_NOTE + min(notes, _MOST_LINES) * _TOKENS_A_LINE


def batches_needed(notes: int) -> int:
    """How many batches so many notes take."""
    return -(-notes // MOST_NOTES_A_CALL)


def batches(notes: tuple[Note, ...], count: int) -> list[tuple[Note, ...]]:
    """The notes in so many batches, each in the notes' order and with some of every group."""
    by_voice: dict[Voice, list[list[Note]]] = {}
    for family in _families(notes):
        by_voice.setdefault(family[0].voice, []).append(family)
    dealt: list[set[str]] = [set() for _ in range(count)]
    families = (family for of_one in by_voice.values() for family in of_one)
    for turn, family in enumerate(families):
        dealt[turn % count].update(note.id for note in family)
    filled = (tuple(note for note in notes if note.id in ids) for ids in dealt)
    return [batch for batch in filled if batch]


def halves(notes: tuple[Note, ...]) -> list[tuple[Note, ...]]:
    """The notes in two batches, or in one where they are too few or all one family."""
    if len(notes) < 2 * FEWEST_NOTES_A_CALL:
        return [notes]
    return batches(notes, 2)


def _families(notes: Iterable[Note]) -> list[list[Note]]:
    """Notes with all that is nested under them."""
    families: dict[str, list[Note]] = {}
    head_of: dict[str, str] = {}
    for note in notes:
        head = head_of.get(note.parent or "", note.id)
        head_of[note.id] = head
        families.setdefault(head, []).append(note)
    return list(families.values())
