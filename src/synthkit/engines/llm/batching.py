"""Notes in batches, where they are too many for one call, and about what a run will cost.

Batches are stratified: each holds some notes of every group, so that what several groups say shows
in every batch. A note stays with the one that it is nested under.

The first requests of a run are known. What merging the parts of a divided question takes, and what
checks will reject, is not: that is estimated from runs on workshops of ordinary size.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from synthkit.engines.models.model import Request, asked_tokens
from synthkit.model.note import Note, Voice

# Models lose notes out of longer lists, and batches that run side by side are done sooner.
MOST_NOTES_A_CALL: Final = 220
# About what a reply costs: an alias with its quotes and comma, and a line with all its names.
_TOKENS_A_NOTE: Final = 6
_TOKENS_A_LINE: Final = 60
_MOST_LINES: Final = 20
# Smaller batches are not split any further: a model that fails on these fails on each note.
FEWEST_NOTES_A_CALL: Final = 8

# A reply has a fixed part, and one that grows with the prompt.
_REPLY_TOKENS: Final = 500
_REPLY_SHARE: Final = 0.12
# A merge is shown the lines of all parts, not their notes.
_MERGE_PROMPT: Final = 1_500
_MERGE_SHARE: Final = 0.6
# A repair is shown the faulty lines with their notes, and the notes that were passed over.
_REPAIR_PROMPT: Final = 2_000
_REPAIR_SHARE: Final = 0.1
_REPAIR_REPLY: Final = 500


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


@dataclass(frozen=True, slots=True)
class Forecast:
    """How many calls and tokens, estimated on the high side."""

    calls: int = 0
    prompt_tokens: int = 0
    reply_tokens: int = 0

    def __add__(self, other: "Forecast") -> "Forecast":
        return Forecast(
            self.calls + other.calls,
            self.prompt_tokens + other.prompt_tokens,
            self.reply_tokens + other.reply_tokens,
        )


def forecast(requests: Iterable[Request]) -> Forecast:
    """What these requests cost."""
    total = Forecast()
    for request in requests:
        prompt = asked_tokens(request)
        reply = min(request.reply_limit, _REPLY_TOKENS + round(prompt * _REPLY_SHARE))
        total += Forecast(1, prompt, reply)
    return total


def following(drafts: Iterable[Request]) -> Forecast:
    """What follows the drafts of one question: a repair, and a merge where there are several."""
    known = forecast(drafts)
    if not known.calls:
        return Forecast()
    repair = Forecast(1, _REPAIR_PROMPT + round(known.prompt_tokens * _REPAIR_SHARE), _REPAIR_REPLY)
    if known.calls == 1:
        return repair
    shown = _MERGE_PROMPT + round(known.reply_tokens * _MERGE_SHARE)
    return repair + Forecast(1, shown, known.reply_tokens // known.calls)
