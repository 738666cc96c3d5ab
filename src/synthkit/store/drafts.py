"""What engines drafted and what people changed: both are only added to."""

import datetime as dt
import json
import sqlite3

from synthkit.drafts.changes import Change, ChangeRecord, DraftRecord, SettingsEdit
from synthkit.model.synthesis import Section
from synthkit.store.database import Database

_COLUMNS = {"command", "undoes"}


class DraftTables(Database):
    """The tables of drafts and changes."""

    def save_draft(self, section: Section, at: dt.datetime, change: Change | None = None) -> None:
        """Adds what was drafted, after the change that asked for it; the earlier drafts stay."""
        with self._step() as step:
            if change:
                _add_change(step, change, at)
            add_draft(step, section, at)

    def drafts(self) -> tuple[DraftRecord, ...]:
        """What is known of all drafts without loading them, oldest first."""
        return tuple(
            DraftRecord(number, question, dt.datetime.fromisoformat(at), around)
            for number, question, at, around in self._rows(
                "SELECT id, question, at, around FROM draft ORDER BY id"
            )
        )

    def draft(self, number: int) -> Section:
        """The draft of that number.

        Raises:
            LookupError: if there is none.
        """
        found = self._models(Section, "SELECT value FROM draft WHERE id = ?", number)
        if not found:
            raise LookupError(number)
        return found[0]

    def record(self, change: Change, at: dt.datetime) -> ChangeRecord:
        """Adds what a person changed, all of it or nothing."""
        if change.settings:
            # Words that were forgotten may stand in synthkit.toml still.
            edit = (change.settings.before, change.settings.after)
            before, after = map(self.without_forgotten, edit)
            update = {"settings": SettingsEdit(before=before, after=after)}
            change = change.model_copy(update=update)
        with self._step() as step:
            return _add_change(step, change, at)

    def changes(self) -> tuple[ChangeRecord, ...]:
        """All that people changed, oldest first."""
        rows = self._rows("SELECT id, at, command, undoes, value FROM change ORDER BY id")
        with self._named():
            return tuple(
                ChangeRecord(
                    number,
                    dt.datetime.fromisoformat(at),
                    Change.model_validate(
                        {"command": command, "undoes": undoes} | json.loads(value)
                    ),
                )
                for number, at, command, undoes, value in rows
            )


def add_draft(step: sqlite3.Connection, section: Section, at: dt.datetime) -> None:
    """Adds a draft, made around all changes so far."""
    step.execute(
        "INSERT INTO draft (question, at, around, value) "
        "VALUES (?, ?, (SELECT coalesce(max(id), 0) FROM change), ?)",
        (section.question.number, at.isoformat(), section.model_dump_json()),
    )


def rewrite_change(step: sqlite3.Connection, number: int, change: Change) -> None:
    """Puts a change in the place of the one of that number."""
    value = change.model_dump_json(exclude=_COLUMNS)
    step.execute("UPDATE change SET value = ? WHERE id = ?", (value, number))


def _add_change(step: sqlite3.Connection, change: Change, at: dt.datetime) -> ChangeRecord:
    value = change.model_dump_json(exclude=_COLUMNS)
    number = step.execute(
        "INSERT INTO change (at, command, undoes, value) VALUES (?, ?, ?, ?)",
        (at.isoformat(), change.command, change.undoes, value),
    ).lastrowid
    return ChangeRecord(number or 0, at, change)
