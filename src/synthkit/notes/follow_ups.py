"""Lettered questions of a form that follow up its numbered ones: "a) Vad hindrar er?"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from synthkit.model.document import BlockKind
from synthkit.notes.settling import Mark
from synthkit.notes.template import Repeats
from synthkit.notes.units import Unit

_LETTERED = re.compile(r"^\W*[a-h]\s?[.)](?:\s|$)", re.IGNORECASE)
_ASKED = re.compile(r"(?P<asked>.*?[^\s?][?]+)\s*(?P<rest>(?:[^☐☑☒\[].*)?)", re.DOTALL)
_FEWEST = 2  # with an answer below; a group letters its answers as well


@dataclass(frozen=True, slots=True)
class FollowUps:
    """What a document has of a form's follow-up questions.

    Attributes:
        asked: by index of the unit, the question and the answer in the same line, if any.
        explaining: indices of units between a question and the first one that follows it up.
    """

    asked: dict[int, tuple[str, str]]
    explaining: frozenset[int]


def follow_ups(units: Sequence[Unit], marks: Sequence[Mark], repeats: Repeats) -> FollowUps:
    """The follow-up questions of a document: they stand in several files, or have answers below."""
    found: dict[int, tuple[str, str]] = {}
    answered = 0
    for index, unit in enumerate(units):
        asked = _ASKED.fullmatch(unit.text) if unit.is_body and _is_lettered(unit) else None
        if asked is None or unit.tabular or marks[index].question or marks[index].group:
            continue
        below = unit.following
        if below is not None and marks[below.index] == Mark():
            answered += not _is_lettered(below)
        rest = "" if asked["rest"].endswith("?") else asked["rest"]
        found[index] = asked["asked"] if rest else unit.text, rest
    if answered < _FEWEST:
        found = {
            index: one for index, one in found.items() if repeats.in_several(units[index].text)
        }
    return FollowUps(found, frozenset(_explaining(units, marks, found)))


def _is_lettered(unit: Unit) -> bool:
    return bool(_LETTERED.match(unit.block.label or "") or _LETTERED.match(unit.text))


def _explaining(
    units: Sequence[Unit], marks: Sequence[Mark], asked: dict[int, tuple[str, str]]
) -> list[int]:
    above: list[int] | None = None  # plain lines below the last question; None where notes came
    found: list[int] = []
    for index, unit in enumerate(units):
        if marks[index].question and not marks[index].listed:
            above = None if _is_lettered(unit) else []
        elif index in asked:
            found += above or []
            above = None
        elif unit.is_body and above is not None:
            above = [*above, index] if unit.block.kind is BlockKind.PARAGRAPH else None
    return found
