"""Notes in parts, where they are too many for one call.

The parts are dealt out like cards, group by group, so that each holds a bit of every group: what
several groups say is seen as such in every part. A note stays with the one that it is nested under.
"""

from collections.abc import Iterable
from typing import Final

from synthkit.model.note import Note, Voice

# Models lose notes out of longer lists; and parts that run side by side are done sooner.
MOST_NOTES_A_CALL: Final = 220
# About what a reply costs: an alias with its quotes and comma, and a line with all its names.
_TOKENS_A_NOTE: Final = 6
_TOKENS_A_LINE: Final = 60
_MOST_LINES: Final = 20
# Fewer are not divided any further: a model that fails on these fails on each of them.
FEWEST_NOTES_A_CALL: Final = 8


def expected_reply(notes: int) -> int:
    """About how many tokens a reply about so many notes has."""
    return notes * _TOKENS_A_NOTE + min(notes, _MOST_LINES) * _TOKENS_A_LINE


def dealt_out(notes: tuple[Note, ...], parts: int) -> list[tuple[Note, ...]]:
    """The notes in so many parts, each in the notes' order; every part holds some of each group."""
    families = _families(notes)
    by_voice: dict[Voice, list[list[Note]]] = {}
    for family in families:
        by_voice.setdefault(family[0].voice, []).append(family)
    hands: list[set[str]] = [set() for _ in range(parts)]
    turn = 0
    for held_by_one in by_voice.values():
        for family in held_by_one:
            hands[turn % parts].update(note.id for note in family)
            turn += 1
    held = (tuple(note for note in notes if note.id in hand) for hand in hands)
    return [part for part in held if part]


def halves(notes: tuple[Note, ...]) -> list[tuple[Note, ...]]:
    """The notes in two parts, or in one where they are too few or all one family."""
    if len(notes) < 2 * FEWEST_NOTES_A_CALL:
        return [notes]
    return dealt_out(notes, 2)


def _families(notes: Iterable[Note]) -> list[list[Note]]:
    """Notes with all that is nested under them."""
    families: dict[str, list[Note]] = {}
    head_of: dict[str, str] = {}
    for note in notes:
        head = head_of.get(note.parent or "", note.id)
        head_of[note.id] = head
        families.setdefault(head, []).append(note)
    return list(families.values())
