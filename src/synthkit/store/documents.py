"""What was read: documents, files that were not read, notes, and where engines placed them.

An ingested folder is kept so that a workspace can be copied and moved: one in the workspace by its
place there; one outside by its place as seen from the workspace, for both may have been copied
together, and by its absolute path, for they may not.
"""

import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from synthkit.model.document import Document, Refusal, path_order
from synthkit.model.finding import Finding
from synthkit.model.note import NotesTaken, Placement
from synthkit.privacy.forgetting import document_without
from synthkit.store.database import Database

_BETWEEN = "//"  # stands in no resolved path, but at the start of a network share's


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """What is known of a document without loading its blocks.

    Attributes:
        root: the ingested folder that ``path`` is relative to.
        reader_version: of the readers that read it; another one today means reading it again.
    """

    key: str
    root: str
    path: str
    content_hash: str
    reader_version: str


def kept_place(root: str, home: Path) -> str:
    """How an ingested folder, given by its absolute path, is kept in the workspace ``home``."""
    if Path(root).is_relative_to(home):
        return Path(root).relative_to(home).as_posix()
    try:
        seen_from_home = PurePath(os.path.relpath(root, home)).as_posix()
    except ValueError:  # on another drive
        return root
    return f"{seen_from_home}{_BETWEEN}{root}"


def absolute_place(kept: str, home: Path) -> str:
    """The absolute path, with "/" between its parts, of a folder that was kept so."""
    if PurePath(kept).is_absolute():
        return kept
    relative, _, absolute = kept.partition(_BETWEEN)
    place = Path(os.path.normpath(home / relative))
    return place.as_posix() if not absolute or place.is_dir() else absolute


class DocumentTables(Database):
    """The tables of documents, refusals, notes and placements."""

    def documents(self) -> tuple[Document, ...]:
        """All documents with their blocks, by natural order of their paths, then their roots."""
        stored = {
            document.key: document
            for document in self._models(Document, "SELECT value FROM document")
        }
        return tuple(stored[known.key] for known in self.known())

    def known(self) -> tuple[StoredDocument, ...]:
        """What is known of each document without its blocks, in the same order."""
        rows = self._rows("SELECT key, root, path, content_hash, reader_version FROM document")
        known = [StoredDocument(key, self._place(root), *others) for key, root, *others in rows]
        return tuple(sorted(known, key=lambda d: (path_order(d.path), d.root, d.key)))

    def save_document(self, document: Document, *, root: str, reader_version: str) -> None:
        """Keeps a document in place of the one of the same key, but for what was forgotten."""
        document = document_without(document, self.forgotten().blank)
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
        blank = self.forgotten().blank
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

    def roots(self) -> dict[str, str]:
        """How each ingested folder of a document is kept, by its absolute path."""
        rows = self._rows("SELECT DISTINCT root FROM document ORDER BY root")
        return {self._place(kept): kept for (kept,) in rows}

    def move_roots(self, places: Mapping[str, str]) -> None:
        """Ingested folders that lie elsewhere now; both places as they are kept."""
        with self._step() as step:
            for table in ("document", "refusal"):
                step.executemany(
                    f"UPDATE {table} SET root = ? WHERE root = ?",  # noqa: S608 - one of these two
                    [(place, kept) for kept, place in places.items()],
                )

    def _place(self, kept: str) -> str:
        return absolute_place(kept, self._home)

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
        return self._models(Placement, "SELECT value FROM placement ORDER BY position, note")

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
        return self._models(Finding, "SELECT value FROM placement_finding ORDER BY id")

    def drop_placements(self) -> None:
        """Drops what engines placed, with the findings; a person's word is a decision."""
        with self._step() as step:
            step.execute("DELETE FROM placement")
            step.execute("DELETE FROM placement_finding")
