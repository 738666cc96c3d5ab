"""Files to documents: reads what is new or changed, names what is not read, forgets nothing."""

from collections.abc import Callable, Iterable
from typing import Protocol

from synthkit.domain.document import Document, Refusal, RefusalReason, content_hash
from synthkit.domain.outcome import FileFate, FileOutcome
from synthkit.errors import Unreadable
from synthkit.readers.intake import Found, Known, plan
from synthkit.readers.reading import READER_VERSION, read, refuse_by_name
from synthkit.store.store import Store


class SourceFile(Protocol):
    """A file that was found on the disk.

    Attributes:
        root: the ingested folder, absolute, with "/" between its parts.
        path: relative to it, likewise.
    """

    @property
    def root(self) -> str: ...
    @property
    def path(self) -> str: ...
    def content(self) -> bytes:
        """The bytes.

        Raises:
            Unreadable: if the system does not hand them out.
        """
        ...


def read_files(
    files: Iterable[SourceFile],
    roots: tuple[str, ...],
    store: Store,
    on_file: Callable[[str], None],
) -> tuple[FileOutcome, ...]:
    """Brings the store's documents up to date with these files.

    Args:
        files: all that was found under ``roots``.
        roots: the ingested folders; what is known under them and was not found has vanished.
        store: gets each document as soon as it is read.
        on_file: is told the path of each file before it is read.
    """
    sources: dict[Found, SourceFile] = {}
    refusals: dict[str, list[Refusal]] = {root: [] for root in roots}
    for file in files:
        refusal = _refuse_unopened(file)
        if refusal:
            refusals[file.root].append(refusal)
            continue
        try:
            found = Found(
                root=file.root, path=file.path, content_hash=content_hash(file.content())
            )
        except Unreadable as error:
            refusals[file.root].append(_refusal(file.path, error))
        else:
            sources[found] = file

    known = tuple(Known.model_validate(k, from_attributes=True) for k in store.known())
    todo = plan(tuple(sources), known, roots, READER_VERSION)
    outcomes: list[FileOutcome] = []
    for before, found in todo.renamed:
        store.rename_document(before.key, path=found.path, root=found.root)
        outcomes.append(FileOutcome(path=found.path, fate=FileFate.RENAMED, document=before.key))
    for unchanged in todo.unchanged:
        outcomes.append(
            FileOutcome(path=unchanged.path, fate=FileFate.UNCHANGED, document=unchanged.key)
        )
    for found, key in todo.to_read:
        on_file(found.path)
        try:
            document = _read(sources[found], found, key)
        except Unreadable as error:
            refusals[found.root].append(_refusal(found.path, error, found.content_hash))
        else:
            store.save_document(document, root=found.root, reader_version=READER_VERSION)
            outcomes.append(FileOutcome(path=found.path, fate=FileFate.READ, document=key))
    outcomes += [
        FileOutcome(path=gone.path, fate=FileFate.VANISHED, document=gone.key)
        for gone in todo.vanished
    ]
    for root, refused in refusals.items():
        store.save_refusals(root, tuple(refused))
        outcomes += [FileOutcome.of_refusal(refusal) for refusal in refused]
    return tuple(sorted(outcomes, key=lambda outcome: outcome.path))


def _refuse_unopened(file: SourceFile) -> Refusal | None:
    reason = refuse_by_name(file.path)
    return Refusal(path=file.path, reason=reason) if reason else None


def _refusal(path: str, error: Unreadable, hashed: str | None = None) -> Refusal:
    return Refusal(path=path, reason=RefusalReason(error.key), content_hash=hashed)


def _read(source: SourceFile, found: Found, key: str) -> Document:
    return read(found.path, source.content(), key)
