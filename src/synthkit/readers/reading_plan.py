"""Which files are to be read, and under which key; pure planning, nothing is opened here."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from synthkit.model.base import FrozenModel
from synthkit.model.document import content_hash as hash_of
from synthkit.model.document import document_key, path_order

_KEY_STEP = 2  # digits by which a key grows when it is taken


class Found(FrozenModel):
    """A file that was found.

    Attributes:
        root: the folder it was found under, absolute, with "/" between its parts.
        path: relative to the root, likewise.
    """

    root: str
    path: str
    content_hash: str


class Known(FrozenModel):
    """A document that was read earlier, with the place of its file then."""

    key: str
    root: str
    path: str
    content_hash: str
    reader_version: str


class Plan(FrozenModel):
    """What is to be done; every file that was found is in exactly one of the first three.

    Attributes:
        to_read: new and changed files, with the key that each is or stays known by.
        unchanged: documents whose files are where and what they were.
        renamed: documents whose files have another path or folder now, and the same content.
        vanished: documents whose files are gone.
    """

    to_read: tuple[tuple[Found, str], ...] = ()
    unchanged: tuple[Known, ...] = ()
    renamed: tuple[tuple[Known, Found], ...] = ()
    vanished: tuple[Known, ...] = ()


def plan(
    found: tuple[Found, ...],
    known: tuple[Known, ...],
    roots: tuple[str, ...],
    reader_version: str,
    still_there: tuple[str, ...] = (),
) -> Plan:
    """What to do with the files that were found; their order does not matter.

    A file is the document of the same root and path; else the one of the same path under a root
    that is no longer there, for a folder may move; else one that has vanished and had the same
    content. Whatever is left is new.

    Args:
        found: all files that were found.
        known: all documents that were read earlier.
        roots: the folders that were walked whole.
        reader_version: of the readers now.
        still_there: other folders that are known to be there still. The same path under one of
            these, or under another of ``roots``, is another file.
    """
    matcher = _Matcher(found, known, roots, still_there)
    keys = _new_keys(matcher.new, known, {*roots, *still_there})
    to_read = list(keys.items())
    unchanged: list[Known] = []
    renamed: list[tuple[Known, Found]] = []
    for before, now in matcher.same:
        if (before.content_hash, before.reader_version) != (now.content_hash, reader_version):
            to_read.append((now, before.key))
        elif (before.root, before.path) == (now.root, now.path):
            unchanged.append(before)
        else:
            renamed.append((before, now))
    return Plan(
        to_read=tuple(sorted(to_read, key=lambda pair: _order(pair[0]))),
        unchanged=tuple(sorted(unchanged, key=_order)),
        renamed=tuple(sorted(renamed, key=lambda pair: _order(pair[1]))),
        vanished=tuple(sorted(matcher.vanished, key=_order)),
    )


def _order(file: Found | Known) -> tuple[object, str]:
    return path_order(file.path), file.root


class _Matcher:
    """Finds the document that each file is."""

    def __init__(
        self,
        found: tuple[Found, ...],
        known: tuple[Known, ...],
        roots: tuple[str, ...],
        still_there: tuple[str, ...],
    ) -> None:
        self.same: list[tuple[Known, Found]] = []
        self._files = {(f.root, f.path): f for f in sorted(found, key=_order)}
        self._documents = {(k.root, k.path): k for k in sorted(known, key=_order)}
        self._roots = set(roots)
        for place in [place for place in self._files if place in self._documents]:
            self._match(self._documents[place], self._files[place])
        in_place = {*roots, *still_there}
        moved = [k for k in self._documents.values() if k.root not in in_place]
        self._match_all(pair for pair in _pairs(moved, self._files.values(), "path"))
        # Where a folder moved to one that was walked whole, what was not found there is gone.
        self._roots |= {k.root for k, f in self.same if k.root != f.root and f.root in self._roots}
        self._match_all(pair for pair in _pairs(self.vanished, self.new, "content_hash"))

    @property
    def new(self) -> list[Found]:
        """Files that are no known document."""
        return list(self._files.values())

    @property
    def vanished(self) -> list[Known]:
        """Documents whose folder was walked and whose file was not found."""
        return [k for k in self._documents.values() if k.root in self._roots]

    def _match(self, document: Known, file: Found) -> None:
        self.same.append((document, file))
        del self._documents[document.root, document.path]
        del self._files[file.root, file.path]

    def _match_all(self, pairs: Iterator[tuple[Known, Found]]) -> None:
        for document, file in pairs:
            if (document.root, document.path) not in self._documents:
                continue
            if (file.root, file.path) in self._files:
                self._match(document, file)


def _pairs(
    documents: Iterable[Known], files: Iterable[Found], by: str
) -> Iterator[tuple[Known, Found]]:
    """Documents and files that agree in one field, those that agree most first."""
    by_value: dict[str, list[Found]] = defaultdict(list)
    for file in files:
        by_value[getattr(file, by)].append(file)
    pairs = [(k, f) for k in documents for f in by_value[getattr(k, by)]]
    yield from sorted(pairs, key=_disagreement)


def _disagreement(pair: tuple[Known, Found]) -> tuple[object, ...]:
    document, file = pair
    return (
        document.content_hash != file.content_hash,
        document.root != file.root,
        document.path.rsplit("/", 1)[-1] != file.path.rsplit("/", 1)[-1],
        -_shared_end(document.root, file.root),
        _order(file),
        _order(document),
    )


def _shared_end(one: str, other: str) -> int:
    """How many folder names two paths have in common, from their ends."""
    shared = 0
    for a, b in zip(reversed(one.split("/")), reversed(other.split("/")), strict=False):
        if a != b:
            break
        shared += 1
    return shared


def _new_keys(
    new: Iterable[Found], known: tuple[Known, ...], in_place: set[str]
) -> dict[Found, str]:
    """A key for each new file, unlike all others."""
    files = sorted(new, key=_order)
    roots_of: dict[str, set[str]] = defaultdict(set)
    for file in files:
        roots_of[file.path].add(file.root)
    for document in known:
        if document.root in in_place:
            roots_of[document.path].add(document.root)
    taken = {k.key for k in known}
    keys: dict[Found, str] = {}
    for file in files:
        keys[file] = _free(_named(file, roots_of[file.path]), taken)
        taken.add(keys[file])
    return keys


def _named(file: Found, roots: set[str]) -> str:
    """The path that the key is made of: with folder names where several roots have the path."""
    if len(roots) == 1:
        return file.path
    parts = {root: root.strip("/").split("/") for root in roots}
    longest = max(map(len, parts.values()))
    length = next(
        (
            n
            for n in range(1, longest)
            if len({tuple(p[-n:]) for p in parts.values()}) == len(parts)
        ),
        longest,
    )
    return "/".join([*parts[file.root][-length:], file.path])


def _free(name: str, taken: set[str]) -> str:
    key = document_key(name)
    whole = hash_of(name.encode())
    while key in taken and len(key) < len(whole):
        key = whole[: len(key) + _KEY_STEP]
    return key
