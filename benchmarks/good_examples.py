"""How many of the good examples of the gold are found, and how many of ours are any.

    python -m benchmarks.good_examples GOLD.toml "WS 1=folder" "WS 2=folder" …

A folder holds a workshop's source, as ``examples.building.source`` reads it. An example is right if
its name holds a spelling of one in the gold, or the other way round, and a note stands behind both.
Two of ours for one of the gold count as one right and one split; people are never to be shown.
"""

import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from examples.building.source import read_groups
from synthkit.good_examples.finding import find_examples
from synthkit.good_examples.spellings import name_key
from synthkit.model.example import Example
from synthkit.model.note import Note, NoteIds, PlacedBy, Placement
from synthkit.model.synthesis import Material, Synthesis
from synthkit.model.workshop import Question, Series, Workshop
from synthkit.privacy.masker import masker_for
from synthkit.text.wordforms import fold

Sources = set[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Score:
    """What is found of what is there; shares, and names for a person to read."""

    recall: float
    precision: float
    splits: int
    notes: float
    missed: tuple[str, ...]
    wrong: tuple[str, ...]
    people: tuple[str, ...]


def read_meeting(name: str, folder: Path) -> Synthesis:
    """A workshop out of its source, unmasked, each note under the question it stands under."""
    asked = tomllib.loads((folder / "gold.toml").read_text("utf-8"))["questions"]
    notes: list[Note] = []
    placements: list[Placement] = []
    for group in read_groups(folder):
        key = f"{name} {group.file}"
        ids = NoteIds(key)
        for at, written in enumerate(group.notes):
            note = Note(
                id=ids.next(written.text),
                text=written.text,
                document=key,
                document_name=group.file,
                block=at,
                group=group.group,
            )
            notes.append(note)
            number = written.placed_under or written.question
            if number:
                placed = Placement(note=note.id, question=number, by=PlacedBy.HEADING)
                placements.append(placed)
    questions = [Question(number=n, text=one["text"]) for n, one in enumerate(asked, 1)]
    workshop = Workshop(series=Series(organisation="Reglab"), name=name, questions=tuple(questions))
    return Synthesis(
        workshop=workshop, material=Material(notes=tuple(notes), placements=tuple(placements))
    )


def score(gold: dict[str, Any], meetings: Sequence[Synthesis]) -> Score:
    """What is found in these meetings, held against the gold."""
    texts = {note.id: fold(note.text) for one in meetings for note in one.material.notes}
    found = find_examples([masker_for(one).synthesis(one) for one in meetings])
    of = {one.name: list(_matching(one, gold["good_examples"], texts)) for one in found}
    hit = {entries[0] for entries in of.values() if entries}
    listed = {entry["id"]: entry for entry in gold["good_examples"]}
    required = [key for key, entry in listed.items() if entry["required"]]
    shares = [
        max(len(_sources(one, texts) & _gold_sources(listed[of[one.name][0]])) for one in ours)
        / len(_gold_sources(listed[key]))
        for key in hit
        if (ours := [one for one in found if of[one.name] and of[one.name][0] == key])
    ]
    said = [_everything(one) for one in found]
    return Score(
        recall=sum(key in hit for key in required) / len(required),
        precision=len(hit) / max(len(found), 1),
        splits=sum(bool(entries) for entries in of.values()) - len(hit),
        notes=sum(shares) / max(len(shares), 1),
        missed=tuple(listed[key]["name"] for key in required if key not in hit),
        wrong=tuple(name for name, entries in of.items() if not entries),
        people=tuple(
            person
            for person in gold["good_examples_never"]["persons"]
            if any(fold(person) in text for text in said)
        ),
    )


def _matching(
    example: Example, listed: Sequence[dict[str, Any]], texts: dict[str, str]
) -> Iterator[str]:
    ours = {name_key(name) for name in (example.name, *example.spellings)}
    for entry in listed:
        theirs = {name_key(name) for name in (entry["name"], *entry["variants"])}
        named = any(one in other or other in one for one in ours for other in theirs)
        if named and _sources(example, texts) & _gold_sources(entry):
            yield entry["id"]


def _sources(example: Example, texts: dict[str, str]) -> Sources:
    return {(mention.meeting, texts[mention.citation.note]) for mention in example.mentions}


def _gold_sources(entry: dict[str, Any]) -> Sources:
    return {(note["ws"], fold(note["text"])) for note in entry["notes"]}


def _everything(example: Example) -> str:
    said = (example.name, *example.spellings, *(mention.text for mention in example.mentions))
    return fold(" ".join(said))


def main(arguments: Sequence[str]) -> None:
    """Prints the figures."""
    gold = tomllib.loads(Path(arguments[0]).read_text("utf-8"))
    named = [argument.partition("=") for argument in arguments[1:]]
    made = score(gold, [read_meeting(name, Path(folder)) for name, _, folder in named])
    print(f"recall {made.recall:.3f}  precision {made.precision:.3f}  splits {made.splits}")
    print(f"notes of those found {made.notes:.3f}")
    for title, names in (("missed", made.missed), ("wrong", made.wrong), ("people", made.people)):
        print(f"{title}: {', '.join(names) or '-'}")


if __name__ == "__main__":
    main(sys.argv[1:])
