"""The disk: finding input files."""

import os
import re
import stat
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from synthkit.app.context import Listing
from synthkit.errors import Unreadable, UsageMistake
from synthkit.model.document import content_hash
from synthkit.text.catalogue import catalogue
from synthkit.text.characters import as_codes
from synthkit.text.languages import LanguageCode, codes

if TYPE_CHECKING:
    from synthkit.store.documents import StoredDocument

_HIDDEN_FOLDERS = frozenset({".synthkit", ".git", "__MACOSX"})

# Line breaks, and halves of letters that a disk of another encoding left: they would change how the
# line around a name is shown.
_MISLEADING = re.compile("[\t-\r\x85\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class DiskFile:
    """A file that was found; meets `synthkit.app.context.SourceFile`.

    Attributes:
        path: as it can be shown: what could mislead in a name stands there as its code; a
            folder's ends with "/".
        location: of the file, or of a folder whose content the system does not tell.
        folder: the one that was named, resolved, which the file must lie in.
    """

    root: str
    path: str
    location: Path
    folder: Path

    def size(self) -> int:
        """How many bytes it has.

        Raises:
            Unreadable: "not_a_file", "outside_folder" for a link out of the folder, or
                "not_allowed", which a folder is too.
        """
        try:
            if self.location.is_symlink() and not self.location.resolve().is_relative_to(
                self.folder
            ):
                raise Unreadable("outside_folder", name=self.location.name)
            about = self.location.stat()
        except FileNotFoundError as error:
            raise Unreadable("not_a_file", name=self.location.name) from error
        except (OSError, RuntimeError) as error:
            raise Unreadable("not_allowed", name=self.location.name) from error
        if stat.S_ISDIR(about.st_mode):
            raise Unreadable("not_allowed", name=self.location.name)
        if not stat.S_ISREG(about.st_mode):
            raise Unreadable("not_a_file", name=self.location.name)
        return about.st_size

    def content(self) -> bytes:
        """The bytes of it.

        Raises:
            Unreadable: as `size`, and "changed_while_read" if it did.
        """
        size = self.size()
        try:
            with self.location.open("rb") as opened:
                before = os.fstat(opened.fileno())
                content = opened.read(size + 1)
                after = os.fstat(opened.fileno())
        except OSError as error:
            raise Unreadable("not_allowed", name=self.location.name) from error
        moved = (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns)
        if moved or len(content) != size:
            raise Unreadable("changed_while_read", name=self.location.name)
        return content


def shown_safely(path: str) -> str:
    """A path with the characters in it that could mislead replaced by their codes."""
    return _MISLEADING.sub(lambda found: f"<U+{ord(found.group()):04X}>", as_codes(path))


def refuse_missing(paths: Iterable[Path]) -> None:
    """Looks whether the paths are there, before anything is made for them.

    Raises:
        UsageMistake: if one is not.
    """
    for path in paths:
        if not _exists(path):
            raise UsageMistake("path_not_there", path=path)


def content_of(path: Path) -> bytes:
    """The bytes of a file that a command names.

    Raises:
        UsageMistake: "path_not_there".
    """
    if not path.is_file():
        raise UsageMistake("path_not_there", path=path)
    return path.read_bytes()


def find_files(paths: Iterable[Path], known_roots: Collection[str] = ()) -> Listing:
    """All files under ``paths``, in order of their names.

    A folder is walked with its subfolders, but for hidden ones. A file that lies in a folder that
    was ingested before is found under that one, whatever folder is named this time: it is the same
    file. A file named by itself is else found under its own folder.

    Raises:
        UsageMistake: if a path is not there.
    """
    paths = list(paths)
    refuse_missing(paths)
    files: dict[Path, DiskFile] = {}
    roots: list[str] = []
    for path in paths:
        if path.is_dir():
            root = path.resolve()
            locations = sorted(_walk(root))
            if root not in locations:
                roots.append(root.as_posix())
            for location in locations:
                above = root if location != root else root.parent
                home = _root_of(location, known_roots, otherwise=above)
                files.setdefault(location, _found(location, home))
        else:
            location = path.resolve()
            home = _root_of(location, known_roots, otherwise=location.parent)
            files.setdefault(location, _found(location, home))
    still_there = tuple(sorted(root for root in known_roots if Path(root).is_dir()))
    return Listing(tuple(files.values()), tuple(dict.fromkeys(roots)), still_there)


def _root_of(location: Path, known_roots: Collection[str], otherwise: Path) -> Path:
    """The nearest folder above that was ingested before."""
    return next((above for above in location.parents if above.as_posix() in known_roots), otherwise)


def _found(location: Path, root: Path) -> DiskFile:
    path = shown_safely(location.relative_to(root).as_posix())
    if _kind(location) is _Kind.FOLDER:
        path += "/"
    return DiskFile(root.as_posix(), path, location, root)


def found_at(root: Path, path: str) -> DiskFile:
    """The file of that path below a folder, which was found there before."""
    return DiskFile(root.as_posix(), path, root / path, root)


def content_on_disk(stored: "StoredDocument") -> bytes:
    """The bytes of the file that a document was read from, as they are now.

    Raises:
        Unreadable: if it is gone, or the system does not hand it out.
    """
    return found_at(Path(stored.root), stored.path).content()


def chat_folder_name(language: LanguageCode) -> str:
    """What the folder of the prompts for a chat window is called."""
    return catalogue(language).text("paste.folder")


def chat_folder_names() -> frozenset[str]:
    """The same in all languages: what stands there are no notes."""
    return frozenset(map(chat_folder_name, codes()))


def note_sheet_folder(language: LanguageCode) -> str:
    """What the folder of the sheets for notes is called, unless a person says otherwise."""
    return catalogue(language).text("document.note_sheet.folder")


def note_sheet_folders() -> frozenset[str]:
    """The same in all languages."""
    return frozenset(map(note_sheet_folder, codes()))


def transcription_name(language: LanguageCode) -> str:
    """What the file for what no program reads is called."""
    return f"{catalogue(language).text('document.transcribe.file_name')}.docx"


def transcriptions_in(folder: Path) -> list[Path]:
    """Such files in a folder, in all languages, numbered or not."""
    stems = {Path(transcription_name(code)).stem for code in codes()}
    return sorted(path for stem in stems for path in folder.glob(f"{stem}*.docx"))


@cache
def _unseen() -> frozenset[str]:
    return _HIDDEN_FOLDERS | chat_folder_names()


class _Kind(Enum):
    """What lies somewhere; a link counts as what it is, and is not followed."""

    FOLDER = auto()
    LINK = auto()
    OTHER = auto()


def _kind(location: Path) -> _Kind:
    try:
        mode = location.lstat().st_mode
    except (OSError, ValueError):
        # A path that is too long, above all: reading it says what is wrong with it.
        return _Kind.OTHER
    if stat.S_ISLNK(mode):
        return _Kind.LINK
    return _Kind.FOLDER if stat.S_ISDIR(mode) else _Kind.OTHER


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _walk(root: Path) -> Iterator[Path]:
    """Everything that is no folder, and the folders whose content the system does not tell."""
    folders = [root]
    while folders:
        folder = folders.pop()
        try:
            entries = list(folder.iterdir())
        except OSError:
            yield folder
            continue
        for entry in entries:
            kind = _kind(entry)
            if kind is _Kind.OTHER or (kind is _Kind.LINK and _is_found_here(entry, root)):
                yield entry
            elif kind is _Kind.FOLDER and not _is_hidden(entry.name):
                folders.append(entry)


def _is_found_here(link: Path, root: Path) -> bool:
    """Unless it points at a folder within, whose files are found there."""
    try:
        return not link.is_dir() or not link.resolve().is_relative_to(root)
    except (OSError, RuntimeError):
        return True


def _is_hidden(name: str) -> bool:
    return name in _unseen() or name.startswith(".")


def content_as_read(known: "StoredDocument") -> bytes | None:
    """The bytes of a file that was read; None where it is gone or was changed since."""
    path = Path(known.root) / known.path
    content = path.read_bytes() if path.is_file() else b""
    return content if content_hash(content) == known.content_hash else None
