"""Puts gold.json together from the marked notes and gold.toml."""

import json
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from examples.building.source import GroupFile, Note

Json = dict[str, Any]


def gold(groups: tuple[GroupFile, ...], source: Path) -> Json:
    """The gold workshop: metadata, files, notes, questions, what is no note, and the traps."""
    told = tomllib.loads((source / "gold.toml").read_text("utf-8"))
    return {
        "metadata": told["metadata"]
        | {"questions": [asked["text"] for asked in told["questions"]]},
        "files": [_file(group) for group in groups],
        "notes": [_note(note, group) for group in groups for note in group.notes],
        "questions": [
            {"number": number, "text": asked["text"], "themes": _themes(asked, groups)}
            for number, asked in enumerate(told["questions"], 1)
        ],
        "non_notes": _non_notes(groups),
        "must_not_appear": told["must_not_appear"],
        "traps": list(_traps(told, groups)),
        "pii": [
            {"note": note.id, "kind": kind, "value": value}
            for note in _notes(groups)
            for kind, value in note.personal
        ],
    }


def gold_text(groups: tuple[GroupFile, ...], source: Path) -> str:
    """gold.json as it is written."""
    return json.dumps(gold(groups, source), ensure_ascii=False, indent=1) + "\n"


def _notes(groups: tuple[GroupFile, ...]) -> tuple[Note, ...]:
    return tuple(note for group in groups for note in group.notes)


def _file(group: GroupFile) -> Json:
    return {
        "file": group.file,
        "group": group.group,
        "shape": group.shape,
        "headings": group.question_headings,
        "notes": len(group.notes),
    }


def _note(note: Note, group: GroupFile) -> Json:
    return {
        "id": note.id,
        "group": group.group,
        "file": group.file,
        "text": note.text,
        "kind": note.kind,
        "question": note.question,
        "question2": note.question2,
        "placed_under": note.placed_under,
        "theme": note.theme,
        "bullets": list(note.bullets),
        "minor": note.minor,
        "nested": note.nested,
        "flags": list(_flags(note)),
    }


def _flags(note: Note) -> Iterator[str]:
    if note.question and note.placed_under and note.question != note.placed_under:
        yield "wrong-question"
    if note.question2:
        yield "two-questions"
    if note.side:
        yield "contradiction"
    if note.negated:
        yield "negation"
    if note.numbers:
        yield "number"
    if note.personal:
        yield "personal-data"
    if note.deletions:
        yield "tracked-deletion"


def _themes(asked: Json, groups: tuple[GroupFile, ...]) -> list[Json]:
    return [
        {
            "id": theme,
            "title": told["title"],
            "bullets": [
                {
                    "id": bullet,
                    "text": text,
                    "support": [note.id for note in _notes(groups) if bullet in note.bullets],
                }
                for bullet, text in told.items()
                if bullet != "title"
            ],
        }
        for theme, told in asked["themes"].items()
    ]


def _non_notes(groups: tuple[GroupFile, ...]) -> Json:
    found: dict[str, list[Json]] = {
        "furniture": [],
        "headings": [],
        "comments": [],
        "deleted_notes": [],
        "tracked_deletions": [],
    }
    kinds = {
        "title": "headings",
        "heading": "headings",
        "question": "headings",
        "furniture": "furniture",
        "comment": "comments",
        "deleted": "deleted_notes",
    }
    for group in groups:
        for text in filter(None, (group.header, group.footer)):
            found["furniture"].append({"text": text.replace("{page}", "1"), "file": group.file})
        for line in group.lines:
            if line.kind in kinds:
                found[kinds[line.kind]].append({"text": line.text, "file": group.file})
        for note in group.notes:
            found["tracked_deletions"] += [
                {"text": text, "file": group.file, "note": note.id} for text in note.deletions
            ]
    return found


def _traps(told: Json, groups: tuple[GroupFile, ...]) -> Iterator[Json]:
    for trap in told["injections"]:
        yield {"type": "injection", **trap}
    for trap in told["negations"]:
        yield {"type": "negation", **trap}
    sides: dict[str, dict[str, list[str]]] = defaultdict(lambda: {"a": [], "b": []})
    for note in _notes(groups):
        if note.side:
            sides[note.side[:2]][note.side[2]].append(note.id)
    for name, why in told["contradictions"].items():
        yield {"type": "contradiction", "id": name, "why": why, "sides": sides[name]}
    for note in _notes(groups):
        if note.numbers:
            yield {"type": "number", "note": note.id, "numbers": list(note.numbers)}
    for note in _notes(groups):
        if note.negated:
            yield {"type": "negated-note", "note": note.id}
