"""What a person did: stored with what it changed, in the transaction that it is handed."""

import datetime as dt
import sqlite3
from typing import Any

from synthkit.model.note import PlacedBy, Placement
from synthkit.store.records import Action, Deed, Effects, PlacementEdit, SectionEdit

ALL = "SELECT id, at, command, undoes, value FROM action ORDER BY id"


def carry_out(step: sqlite3.Connection, deed: Deed, at: dt.datetime) -> Action:
    """Stores the deed's sections and placements, and the action with what was there before."""
    effects = Effects(
        told=dict(deed.told),
        sections=tuple(_revised(step, deed, at)),
        placements=tuple(_placed(step, deed)),
        settings=deed.settings,
        meant=deed.meant,
    )
    row = (at.isoformat(), deed.command, deed.undoes, effects.model_dump_json())
    number = step.execute(
        "INSERT INTO action (at, command, undoes, value) VALUES (?, ?, ?, ?)", row
    ).lastrowid
    return Action(number or 0, at, deed.command, deed.undoes, effects)


def action_of(row: tuple[Any, ...]) -> Action:
    """The action that a row of `ALL` holds."""
    number, at, command, undoes, value = row
    effects = Effects.model_validate_json(value)
    return Action(number, dt.datetime.fromisoformat(at), command, undoes, effects)


def _revised(step: sqlite3.Connection, deed: Deed, at: dt.datetime) -> list[SectionEdit]:
    edits = []
    for section in deed.sections:
        question = section.question.number
        (before,) = step.execute(
            "SELECT max(id) FROM section_revision WHERE question = ?", (question,)
        ).fetchone()
        after = step.execute(
            "INSERT INTO section_revision (question, author, at, value) VALUES (?, ?, ?, ?)",
            (question, deed.author.value, at.isoformat(), section.model_dump_json()),
        ).lastrowid
        edits.append(SectionEdit(question=question, before=before, after=after or 0))
    return edits


def _placed(step: sqlite3.Connection, deed: Deed) -> list[PlacementEdit]:
    after: dict[str, Placement | None] = dict.fromkeys(deed.unplaced)
    after |= {placement.note: placement for placement in deed.placed}
    edits = []
    for note, placement in after.items():
        key = (note, PlacedBy.PERSON.value)
        row = step.execute(
            "SELECT value FROM placement WHERE note = ? AND placed_by = ?", key
        ).fetchone()
        if placement is None:
            step.execute("DELETE FROM placement WHERE note = ? AND placed_by = ?", key)
        else:
            step.execute(
                "INSERT OR REPLACE INTO placement VALUES "
                "(?, ?, (SELECT coalesce(max(position), 0) + 1 FROM placement), ?)",
                (*key, placement.model_dump_json()),
            )
        before = Placement.model_validate_json(row[0]) if row else None
        edits.append(PlacementEdit(note=note, before=before, after=placement))
    return edits
