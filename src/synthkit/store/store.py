"""What a workspace keeps, one transaction a step."""

import datetime as dt
import sqlite3
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Self

from synthkit.drafts.changes import Change, ChangeRecord, DraftRecord, SettingsEdit
from synthkit.errors import WorkspaceError
from synthkit.model.calls import Call, ChatPrompt
from synthkit.model.document import Document, Refusal, path_order
from synthkit.model.finding import Finding
from synthkit.model.note import NotesTaken, Placement
from synthkit.model.synthesis import Section
from synthkit.privacy.forgetting import ForgottenWords, document_without
from synthkit.privacy.tokens import Token
from synthkit.store import calls, changes, database, erasing, tokens
from synthkit.store.erasing import Erasure
from synthkit.store.journal_mode import hazard_of, journal_for, look_around, notice_of
from synthkit.store.lock import WriteLock
from synthkit.store.places import absolute_place, kept_place
from synthkit.store.records import Access, StoredDocument

DATABASE = "workspace.db"
LOCK = "lock.db"


class Store:
    """A workspace's database, from `open` to `close`; best used in a ``with`` statement.

    Every method that changes something does so in one transaction: killed at any moment, it has
    happened or it has not. A store opened to read shows one moment, whatever others write.
    Threads may share a store; they take turns.

    Attributes:
        notices: what a person should be told once about where the workspace lies.

    Every method may raise WorkspaceError: "workspace_disk_full", "workspace_not_writable",
    "workspace_damaged", "workspace_disk_error" or, from a reader that never ends,
    "workspace_busy".
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        folder: Path,
        access: Access,
        lock: WriteLock | None = None,
    ) -> None:
        self._connection = connection
        self._folder = folder
        self._home = folder.resolve().parent
        self._access = access
        self._lock = lock
        self._turn = threading.RLock()
        self.notices: tuple[Finding, ...] = ()

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        access: Access = Access.WRITE,
        wait_seconds: float = 30,
        on_wait: Callable[[], None] | None = None,
    ) -> Self:
        """Opens the workspace whose ``.synthkit`` folder this is.

        To write, the folder and the database are made if missing, and migrated if they are of an
        older version. To read, nothing is made: a workspace that is not there reads as empty.

        Args:
            folder: the ``.synthkit`` folder.
            access: writing commands run one at a time, reading and rehearsing ones at any.
            wait_seconds: how long to wait for another writing command.
            on_wait: called once, when there is one to wait for.

        Raises:
            WorkspaceError: "workspace_busy", "workspace_newer", "workspace_damaged",
                "workspace_not_writable", "workspace_disk_full" or "workspace_disk_error".
        """
        folder = folder.absolute()
        with database.named_errors(folder):
            if access is Access.READ and not database.is_older(folder / DATABASE):
                connection = database.connect_to_read(folder / DATABASE, wait_seconds)
                return cls(connection, folder, access)
            if access is Access.REHEARSE:
                return cls(database.copy(folder / DATABASE, wait_seconds), folder, access)
            database.make_folder(folder)
            lock = WriteLock.acquire(folder / LOCK, wait_seconds=wait_seconds, on_wait=on_wait)
            try:
                return cls._open_to_write(folder, lock, wait_seconds)
            except BaseException:
                lock.release()
                raise

    @classmethod
    def _open_to_write(cls, folder: Path, lock: WriteLock, wait_seconds: float) -> Self:
        resolved = folder.resolve()
        hazard = hazard_of(resolved, look_around(resolved))
        connection = database.connect_to_write(folder / DATABASE, journal_for(hazard), wait_seconds)
        store = cls(connection, folder, Access.WRITE, lock)
        try:
            erasing.scrub(connection)
            if hazard is not None:
                store._say_once(notice_of(hazard, folder.parent))
        except BaseException:
            connection.close()
            raise
        return store

    def close(self) -> None:
        """Lets go of the database and the lock; more than once does no harm."""
        with self._turn:
            self._connection.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    # Documents

    def documents(self) -> tuple[Document, ...]:
        """All documents with their blocks, by natural order of their paths, then their roots."""
        rows = self._rows("SELECT path, root, key, value FROM document")
        rows.sort(key=lambda row: (path_order(row[0]), self._place(row[1]), row[2]))
        with self._named():
            return tuple(Document.model_validate_json(row[3]) for row in rows)

    def known(self) -> tuple[StoredDocument, ...]:
        """What is known of each document without its blocks, in the same order."""
        rows = self._rows("SELECT key, root, path, content_hash, reader_version FROM document")
        known = [StoredDocument(key, self._place(root), *others) for key, root, *others in rows]
        return tuple(sorted(known, key=lambda d: (path_order(d.path), d.root, d.key)))

    def save_document(self, document: Document, *, root: str, reader_version: str) -> None:
        """Keeps a document in place of the one of the same key, but for what was forgotten."""
        document = document_without(document, self._forgotten().blank)
        with self._step() as step:
            step.execute(
                "INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?, ?, ?)",
                (
                    document.key,
                    kept_place(root, self._home),
                    document.path,
                    document.content_hash,
                    reader_version,
                    document.model_dump_json(),
                ),
            )

    def rename_document(self, key: str, path: str, root: str) -> None:
        """Keeps a document under another path; its key and all that hangs on it stay.

        Raises:
            LookupError: if there is no such document.
        """
        path = self.without_forgotten(path)
        with self._step() as step:
            row = step.execute("SELECT value FROM document WHERE key = ?", (key,)).fetchone()
            if row is None:
                raise LookupError(key)
            document = Document.model_validate_json(row[0]).model_copy(update={"path": path})
            step.execute(
                "UPDATE document SET path = ?, root = ?, value = ? WHERE key = ?",
                (path, kept_place(root, self._home), document.model_dump_json(), key),
            )

    def remove_documents(self, keys: Iterable[str]) -> None:
        """Forgets these documents; a key that is not there does no harm."""
        with self._step() as step:
            step.executemany("DELETE FROM document WHERE key = ?", [(key,) for key in keys])

    def refusals(self) -> tuple[Refusal, ...]:
        """The files that were found and not read, by natural order of their paths."""
        rows = self._rows("SELECT path, root, value FROM refusal")
        rows.sort(key=lambda row: (path_order(row[0]), self._place(row[1])))
        with self._named():
            return tuple(Refusal.model_validate_json(row[2]) for row in rows)

    def save_refusals(
        self, root: str, refusals: tuple[Refusal, ...], about: Collection[str] | None = None
    ) -> None:
        """Keeps these in place of those of the same ingested folder.

        Args:
            root: the ingested folder.
            refusals: of files in it.
            about: the paths that were looked at, where it was not the whole folder.
        """
        blank = self._forgotten().blank
        refusals = tuple(r.model_copy(update={"path": blank(r.path)}) for r in refusals)
        about = None if about is None else [blank(path) for path in about]
        before = self._rows("SELECT root, path FROM refusal")
        replaced = [
            (place, path)
            for place, path in before
            if self._place(place) == root and (about is None or path in about)
        ]
        kept = kept_place(root, self._home)
        with self._step() as step:
            step.executemany("DELETE FROM refusal WHERE root = ? AND path = ?", replaced)
            step.executemany(
                "INSERT OR REPLACE INTO refusal VALUES (?, ?, ?)",
                [(kept, refusal.path, refusal.model_dump_json()) for refusal in refusals],
            )

    def _place(self, kept: str) -> str:
        return absolute_place(kept, self._home)

    # Notes and placements

    def notes_taken(self) -> tuple[str, NotesTaken] | None:
        """What the blocks became, with the fingerprint of what it was made of; None if nothing."""
        rows = self._rows("SELECT fingerprint, value FROM notes_taken")
        with self._named():
            return (rows[0][0], NotesTaken.model_validate_json(rows[0][1])) if rows else None

    def save_notes_taken(self, fingerprint: str, taken: NotesTaken) -> None:
        """Keeps what the blocks became in place of what they were before."""
        with self._step() as step:
            step.execute(
                "INSERT OR REPLACE INTO notes_taken VALUES (1, ?, ?)",
                (fingerprint, taken.model_dump_json()),
            )

    def placements(self) -> tuple[Placement, ...]:
        """Where engines placed notes, in the order in which they did."""
        rows = self._rows("SELECT value FROM placement ORDER BY position, note")
        with self._named():
            return tuple(Placement.model_validate_json(value) for (value,) in rows)

    def save_placements(
        self, placements: tuple[Placement, ...], findings: tuple[Finding, ...]
    ) -> None:
        """Keeps an engine's placements in place of those of the same notes.

        Findings replace those about the same notes, and those that were about no note.
        """
        with self._step() as step:
            step.executemany(
                "INSERT OR REPLACE INTO placement VALUES "
                "(?, (SELECT coalesce(max(position), 0) + 1 FROM placement), ?)",
                [(p.note, p.model_dump_json()) for p in placements],
            )
            step.execute("DELETE FROM placement_finding WHERE note IS NULL")
            replaced = {p.note for p in placements} | {f.where.note for f in findings}
            step.executemany(
                "DELETE FROM placement_finding WHERE note = ?",
                [(note,) for note in sorted(note for note in replaced if note)],
            )
            step.executemany(
                "INSERT INTO placement_finding (note, value) VALUES (?, ?)",
                [(finding.where.note, finding.model_dump_json()) for finding in findings],
            )

    def placement_findings(self) -> tuple[Finding, ...]:
        """What the placing brought up, in the order in which it did."""
        rows = self._rows("SELECT value FROM placement_finding ORDER BY id")
        with self._named():
            return tuple(Finding.model_validate_json(value) for (value,) in rows)

    def drop_placements(self) -> None:
        """Drops what engines placed, with the findings; a person's word is a decision."""
        with self._step() as step:
            step.execute("DELETE FROM placement")
            step.execute("DELETE FROM placement_finding")

    # Drafts and changes

    def save_draft(self, section: Section, at: dt.datetime, change: Change | None = None) -> None:
        """Adds what was drafted, after the change that asked for it; the earlier drafts stay."""
        with self._step() as step:
            if change:
                changes.record(step, change, at)
            changes.add_draft(step, section, at)

    def drafts(self) -> tuple[DraftRecord, ...]:
        """What is known of all drafts without loading them, oldest first."""
        return tuple(changes.draft_of(row) for row in self._rows(changes.DRAFTS))

    def draft(self, number: int) -> Section:
        """The draft of that number.

        Raises:
            LookupError: if there is none.
        """
        rows = self._rows(changes.DRAFT, number)
        if not rows:
            raise LookupError(number)
        with self._named():
            return Section.model_validate_json(rows[0][0])

    def record(self, change: Change, at: dt.datetime) -> ChangeRecord:
        """Adds what a person changed, all of it or nothing."""
        if change.settings:
            # Words that were forgotten may stand in synthkit.toml still.
            edit = (change.settings.before, change.settings.after)
            before, after = map(self.without_forgotten, edit)
            update = {"settings": SettingsEdit(before=before, after=after)}
            change = change.model_copy(update=update)
        with self._step() as step:
            return changes.record(step, change, at)

    def changes(self) -> tuple[ChangeRecord, ...]:
        """All that people changed, oldest first."""
        rows = self._rows(changes.CHANGES)
        with self._named():
            return tuple(changes.change_of(row) for row in rows)

    # Forgetting

    def erase(self, erasure: Erasure, at: dt.datetime) -> None:
        """Erases text for good; it is not kept when it comes again.

        Raises:
            WorkspaceError: "erasing_waits", if another command still reads what was there; the
                next one that writes sees to the rest.
        """
        with self._step() as step:
            erasing.erase(step, erasure, at)
        with self._turn, self._named():
            scrubbed = erasing.scrub(self._connection)
        if not scrubbed:
            raise WorkspaceError("erasing_waits")

    def without_forgotten(self, text: str) -> str:
        """The text without what was forgotten."""
        return self._forgotten().blank(text)

    def export_paths(self) -> tuple[str, ...]:
        """Where exports were written, in order."""
        rows = self._rows("SELECT DISTINCT path FROM export ORDER BY path")
        return tuple(path for (path,) in rows)

    def _forgotten(self) -> ForgottenWords:
        with self._turn, self._named():
            return erasing.forgotten(self._connection)

    # Vectors

    def vectors(self, model: str) -> dict[str, bytes]:
        """The vectors of texts that this model made, by the key of the text."""
        return dict(self._rows("SELECT key, value FROM vector WHERE model = ?", model))

    def save_vectors(self, model: str, vectors: Mapping[str, bytes]) -> None:
        """Keeps vectors; those of other models are forgotten, as nobody asks for them again."""
        with self._step() as step:
            step.execute("DELETE FROM vector WHERE model != ?", (model,))
            step.executemany(
                "INSERT OR REPLACE INTO vector VALUES (?, ?, ?)",
                [(model, key, value) for key, value in vectors.items()],
            )

    # Tokens; the store is a `synthkit.privacy.tokens.MaskTable`

    def tokens(self) -> tuple[Token, ...]:
        """What stands behind the tokens that texts are masked with, by their numbers."""
        rows = self._rows(tokens.ALL)
        with self._named():
            return tuple(tokens.token_of(row) for row in rows)

    def save_tokens(self, met: Iterable[Token]) -> None:
        """Keeps these in place of those of the same numbers."""
        with self._step() as step:
            tokens.save(step, met)

    # Calls of language models; the store is a `CallLog` and an `CapabilityStore` of engines/models

    def logged_call(self, key: str) -> Call | None:
        """The latest call of that key whose texts are still there."""
        rows = self._rows(calls.LATEST, key)
        with self._named():
            return calls.call_of(rows[0]) if rows else None

    def log_call(self, call: Call) -> None:
        """Adds a call with its texts; when this returns it is on the disk."""
        with self._step() as step:
            calls.log(step, call)

    def calls(self) -> tuple[Call, ...]:
        """All calls without their texts, oldest first."""
        rows = self._rows(calls.ALL)
        with self._named():
            return tuple(calls.call_of(row) for row in rows)

    def capabilities(self, address: str, model: str) -> bytes | None:
        """What was found out about a server."""
        rows = self._rows(calls.ABILITIES, address, model)
        return rows[0][0] if rows else None

    def save_capabilities(self, address: str, model: str, value: bytes) -> None:
        """Keeps what was found out about a server in place of what was known before."""
        with self._step() as step:
            step.execute("INSERT OR REPLACE INTO server VALUES (?, ?, ?)", (address, model, value))

    def chat_prompts(self) -> tuple[ChatPrompt, ...]:
        """The prompts that were written for a chat window, oldest first."""
        rows = self._rows(
            "SELECT reference, question, key, anew, waits, at FROM chat_prompt ORDER BY rowid"
        )
        names = ("reference", "question", "key", "anew", "waits", "at")
        return tuple(ChatPrompt.model_validate(dict(zip(names, row, strict=True))) for row in rows)

    def save_chat_prompts(self, questions: Iterable[int], prompts: Iterable[ChatPrompt]) -> None:
        """Keeps prompts; of those written before to these questions, none waits any longer."""
        rows = [
            (p.reference, p.question, p.key, p.anew, p.waits, p.at.isoformat()) for p in prompts
        ]
        with self._step() as step:
            step.executemany(
                "UPDATE chat_prompt SET waits = 0 WHERE question = ?", [(q,) for q in questions]
            )
            step.executemany("INSERT OR REPLACE INTO chat_prompt VALUES (?, ?, ?, ?, ?, ?)", rows)

    # Exports

    def export_hashes(self, path: str) -> frozenset[str]:
        """The hashes of all that was ever written there."""
        known = self.without_forgotten(path)
        rows = self._rows("SELECT content_hash FROM export WHERE path = ?", known)
        return frozenset(written for (written,) in rows)

    def was_exported(self, content_hash: str) -> bool:
        """Whether some export had exactly this content."""
        return bool(self._rows("SELECT 1 FROM export WHERE content_hash = ?", content_hash))

    def record_export(self, path: str, content_hash: str, at: dt.datetime) -> None:
        """Remembers what is about to be written there, so that a change by someone else is seen."""
        path = self.without_forgotten(path)
        with self._step() as step:
            step.execute(
                "INSERT OR REPLACE INTO export VALUES (?, ?, ?)",
                (path, content_hash, at.isoformat()),
            )

    def _say_once(self, notice: Finding) -> None:
        with self._step() as step:
            said = step.execute("INSERT OR IGNORE INTO notice_said VALUES (?)", (notice.code,))
        if said.rowcount:
            self.notices += (notice,)

    def _rows(self, query: str, *values: object) -> list[Any]:
        with self._turn, self._named():
            return self._connection.execute(query, values).fetchall()

    @contextmanager
    def _step(self) -> Iterator[sqlite3.Connection]:
        """A transaction: all that is done in it happens, or nothing."""
        if self._access is Access.READ:
            msg = "a store that was opened to read changes nothing"
            raise RuntimeError(msg)
        with self._turn, self._named():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                # On a full disk SQLite has rolled back by itself.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _named(self) -> AbstractContextManager[None]:
        return database.named_errors(self._folder)
