"""The workshops whose gold was made by hand, with what their tests ask of them."""

import json
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pytest

from examples.build import workshops
from examples.building.source import GroupFile
from examples.building.workshop import Workshop


@dataclass(frozen=True)
class Expected:
    """How much of everything is laid in a workshop, at the least.

    Attributes:
        notes: in all, fewest and most.
        groups: how many, each with a file.
        widest: groups behind the insight that most stand behind.
        words: fewest in an insight.
    """

    notes: tuple[int, int]
    groups: int = 5
    contradictions: int = 3
    injections: int = 1
    negations: int = 4
    numbers: int = 4
    negated: int = 5
    misplaced: int = 3
    two_questions: int = 3
    off_topic: int = 5
    minor: float = 0.12
    personal: int = 3
    widest: int = 4
    words: int = 3


EXPECTED = {
    "ws2": Expected(
        notes=(150, 250),
        groups=6,
        contradictions=4,
        injections=2,
        negations=5,
        numbers=6,
        misplaced=5,
        two_questions=4,
        off_topic=8,
        minor=0.15,
        personal=6,
    ),
    "aldreomsorg": Expected(notes=(110, 140), contradictions=5, injections=2, personal=5),
    "harbour-city": Expected(notes=(90, 120), contradictions=5, injections=2, personal=5),
    "lapparna": Expected(notes=(80, 110), contradictions=4, injections=2, two_questions=2),
}


class Case:
    """A workshop as it stands: its source, its files and its gold."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop
        self.name = workshop.folder.name
        self.groups: tuple[GroupFile, ...] = workshop.groups
        self.gold: dict[str, Any] = json.loads((workshop.folder / "gold.json").read_text("utf-8"))
        self.expected = EXPECTED[self.name]

    @cached_property
    def notes(self) -> dict[str, dict[str, Any]]:
        return {note["id"]: note for note in self.gold["notes"]}

    @cached_property
    def substantive(self) -> list[dict[str, Any]]:
        return [note for note in self.gold["notes"] if note["kind"] == "substantive"]

    @cached_property
    def bullets(self) -> list[dict[str, Any]]:
        return [
            bullet
            for asked in self.gold["questions"]
            for theme in asked["themes"]
            for bullet in theme["bullets"]
        ]

    @cached_property
    def all_words(self) -> str:
        return "\n".join(line.text for group in self.groups for line in group.lines)

    def traps(self, kind: str) -> list[dict[str, Any]]:
        return [trap for trap in self.gold["traps"] if trap["type"] == kind]

    def committed(self, group: GroupFile) -> bytes:
        return (self.workshop.folder / "notes" / group.file).read_bytes()


CASES = tuple(Case(workshop) for workshop in workshops())

every_workshop = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
every_group = pytest.mark.parametrize(
    ("case", "group"),
    [
        pytest.param(case, group, id=f"{case.name}: {group.group}")
        for case in CASES
        for group in case.groups
    ],
)


def squeezed(text: str) -> str:
    """The text without any white space: lines break where the page wants it."""
    return re.sub(r"\s+", "", text)
