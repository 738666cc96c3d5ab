"""Files to documents: reads what is new or changed, names what is not read, forgets nothing."""

import contextlib
from collections.abc import Callable, Iterator
from enum import Enum, auto

from synthkit.app.context import Listing, SourceFile
from synthkit.errors import Unreadable
from synthkit.model.document import Document, Refusal, RefusalReason, content_hash, path_order
from synthkit.model.outcome import FileFate, FileOutcome
from synthkit.notes.transcriptions import with_transcriptions
from synthkit.readers import ocr
from synthkit.readers.contents import Limits
from synthkit.readers.formats import refused_by_name
from synthkit.readers.meeting_transcripts import Transcripts
from synthkit.readers.pool import ReadingPool, Task
from synthkit.readers.reading import READER_VERSION, ReadingChoices, reader_version
from synthkit.readers.reading_plan import Found, Known, plan
from synthkit.store.store import Store


class Vanished(Enum):
    """What to do with documents whose files are gone."""

    KEEP = auto()
    PRUNE = auto()


def prune(outcomes: tuple[FileOutcome, ...], store: Store) -> tuple[FileOutcome, ...]:
    """Lets go of the documents whose files have vanished; the outcomes say so."""
    gone = [o for o in outcomes if o.fate is FileFate.VANISHED]
    store.remove_documents([o.document for o in gone if o.document])
    return tuple(
        o.model_copy(update={"fate": FileFate.PRUNED}) if o in gone else o for o in outcomes
    )


def reading_pool(limits: Limits, choices: ReadingChoices) -> ReadingPool:
    """Processes that read files, and refuse those that no notes can be made of in the limits."""
    return ReadingPool(limits, choices, _make_notes)


def _make_notes(document: Document) -> None:
    # Only reading needs it, and only in the processes that read.
    from synthkit.notes.extraction import extract_notes  # noqa: PLC0415

    # A fault of ours is told where the notes are made, as what it is.
    with contextlib.suppress(ArithmeticError, AssertionError, LookupError, TypeError, ValueError):
        extract_notes((document,), (), {})


def read_files(
    listing: Listing, store: Store, on_file: Callable[[str], None], pool: ReadingPool
) -> tuple[FileOutcome, ...]:
    """Brings the store's documents up to date with these files; outcomes by path.

    Nothing that a file is or does stops the others from being read.

    Args:
        listing: what was found.
        store: gets each document as soon as it is read.
        on_file: gets the path of each file once it is dealt with.
        pool: reads the files.
    """
    return _Reading(store, on_file, pool).run(listing)


class _Reading:
    """One bringing up to date."""

    def __init__(self, store: Store, on_file: Callable[[str], None], pool: ReadingPool) -> None:
        self._store = store
        self._on_file = on_file
        self._pool = pool
        self._outcomes: list[FileOutcome] = []
        self._refusals: dict[str, list[Refusal]] = {}
        self._sizes: dict[str, int] = {}  # in bytes, by the hash of the content

    def run(self, listing: Listing) -> tuple[FileOutcome, ...]:
        sources = {}
        for file in listing.files:
            self._refusals.setdefault(file.root, [])
            found = self._found(file)
            if found:
                sources[found] = file
        known = tuple(self._known())
        todo = plan(tuple(sources), known, listing.walked, READER_VERSION, listing.still_there)
        for before, now in todo.renamed:
            self._store.rename_document(before.key, path=now.path, root=now.root)
            self._note(now.path, FileFate.RENAMED, before.key)
        for same in todo.unchanged:
            self._note(same.path, FileFate.UNCHANGED, same.key)
        self._read([(sources[found], found.content_hash, key) for found, key in todo.to_read])
        for gone in todo.vanished:
            if not self._lies_in_refused(gone):
                self._note(gone.path, FileFate.VANISHED, gone.key)
        self._save_refusals(listing)
        self._name_unread()
        return tuple(sorted(self._outcomes, key=lambda outcome: path_order(outcome.path)))

    def _known(self) -> Iterator[Known]:
        """What was read earlier; what would be read otherwise now counts as of another version."""
        choices = self._pool.choices
        as_notes = choices.transcripts is Transcripts.AS_NOTES
        wanted = {
            document.key
            for document in self._store.documents()
            if (as_notes and document.transcript) or _is_readable_now(document)
        }
        for stored in self._store.known():
            known = Known.model_validate(stored, from_attributes=True)
            same = known.reader_version == reader_version(known.path, choices)
            today = READER_VERSION if same and known.key not in wanted else ""
            yield known.model_copy(update={"reader_version": today})

    def _found(self, file: SourceFile) -> Found | None:
        reason = refused_by_name(file.path)
        if reason and not file.path.endswith("/"):
            self._refuse(file, reason)
            return None
        try:
            if file.size() > self._pool.limits.largest_file:
                self._refuse(file, RefusalReason.TOO_LARGE)
                return None
            content = file.content()
        except Unreadable as error:
            self._refuse(file, RefusalReason(error.key))
            return None
        hashed = content_hash(content)
        if self._store.was_exported(hashed):
            self._refuse(file, RefusalReason.OWN_EXPORT)
            return None
        self._sizes[hashed] = len(content)
        return Found(root=file.root, path=file.path, content_hash=hashed)

    def _read(self, files: list[tuple[SourceFile, str, str]]) -> None:
        """Reads files, each with the hash of the content that was planned for, and its key."""
        of_key = {key: (file, hashed) for file, hashed, key in files}
        tasks = [Task(f.path, key, self._sizes[hashed], f.content) for f, hashed, key in files]
        for task, result in self._pool.read_all(tasks):
            file, hashed = of_key[task.key]
            if isinstance(result, RefusalReason):
                self._refuse(file, result)
                if result is RefusalReason.UNSURE_COLUMNS:
                    # It was read, and what it was taken for before holds no longer.
                    self._store.remove_documents([task.key])
            elif result.content_hash != hashed:
                self._refuse(file, RefusalReason.CHANGED_WHILE_READ)
            else:
                version = reader_version(file.path, self._pool.choices)
                self._store.save_document(result, root=file.root, reader_version=version)
                self._note(file.path, FileFate.READ, task.key)

    def _name_unread(self) -> None:
        """Files of which nothing can be read but by a person, and nobody has: they are refused.

        They are kept as documents all the same, so that each of their pages is accounted for.
        """
        unread = {d.key for d in with_transcriptions(self._store.documents()).value if d.is_unread}
        refused = {"fate": FileFate.REFUSED, "reason": RefusalReason.NO_TEXT}
        self._outcomes = [
            outcome.model_copy(update=refused)
            if outcome.document in unread and outcome.fate is not FileFate.VANISHED
            else outcome
            for outcome in self._outcomes
        ]

    def _refuse(self, file: SourceFile, reason: RefusalReason) -> None:
        self._refusals[file.root].append(Refusal(path=file.path, reason=reason))
        self._outcomes.append(FileOutcome(path=file.path, fate=FileFate.REFUSED, reason=reason))
        self._on_file(file.path)

    def _note(self, path: str, fate: FileFate, key: str) -> None:
        self._outcomes.append(FileOutcome(path=path, fate=fate, document=key))
        self._on_file(path)

    def _lies_in_refused(self, document: Known) -> bool:
        """Whether it lies in a folder that may not be read, so that nothing is known of it."""
        return any(
            refusal.path.endswith("/") and document.path.startswith(refusal.path)
            for refusal in self._refusals.get(document.root, ())
        )

    def _save_refusals(self, listing: Listing) -> None:
        for root, refusals in self._refusals.items():
            looked_at = {file.path for file in listing.files if file.root == root}
            about = None if root in listing.walked else looked_at
            self._store.save_refusals(root, tuple(refusals), about)


_TRIED = {"ocr_uncertain", "pictures_uncertain"}


def _is_readable_now(document: Document) -> bool:
    """Whether it has pages that nothing could read then, and something can now."""
    tried = {finding.code for finding in document.findings} & _TRIED
    unread = document.unread_pages or document.unread_pictures
    return bool(unread) and not tried and ocr.is_installed()
