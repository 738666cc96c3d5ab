"""Every kind of file that the program writes, and where those of a workspace lie."""

import zipfile
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final

from synthkit.cli.files import chat_folder_names, note_sheet_folders, transcriptions_in
from synthkit.exporters.formats import marked
from synthkit.store.store import Store
from synthkit.text.languages import codes


class FileKind(StrEnum):
    """What a file is."""

    DOCUMENT = "document"
    ARCHIVE = "archive"
    WITH_NAMES = "with_names"
    EDITED = "edited"
    TRACKED = "tracked"
    REGISTER = "register"
    SAMPLE = "sample"
    PACK = "pack"
    TRANSCRIPTION = "transcription"
    NOTE_SHEET = "note_sheet"
    CHAT = "chat"


# The entry by which a copy of a workspace is known, whatever it is called.
PACK_ORIGIN: Final = "origin.json"
# In all others names may stand, or what people typed.
PUBLISHABLE: Final = frozenset({FileKind.DOCUMENT, FileKind.ARCHIVE})
# Those that people fill in, or take text from: known by their places.
BY_PLACE: Final = frozenset({FileKind.TRANSCRIPTION, FileKind.NOTE_SHEET, FileKind.CHAT})


def written_files(folder: Path, store: Store) -> Iterator[tuple[FileKind, Path]]:
    """The files that the program wrote for this workspace, or was about to, there or not."""
    for kept, kind in store.exports():
        path = folder / kept
        yield (FileKind.WITH_NAMES if _says_names(path) else FileKind(kind)), path
    yield from ((FileKind.PACK, path) for path in sorted(folder.glob("*")) if _is_pack(path))
    for path in transcriptions_in(folder):
        yield FileKind.TRANSCRIPTION, path
    for sheets in sorted(note_sheet_folders()):
        for ending in ("docx", "pdf"):
            yield from (
                (FileKind.NOTE_SHEET, p) for p in sorted((folder / sheets).glob(f"*.{ending}"))
            )
    for chat in sorted(chat_folder_names()):
        yield from ((FileKind.CHAT, path) for path in sorted((folder / chat).glob("*.txt")))


def own_folders(folder: Path) -> tuple[Path, ...]:
    """Those of a workspace in which nobody but the program writes parts of files."""
    return (folder, *(folder / name for name in sorted(chat_folder_names() | note_sheet_folders())))


def _says_names(path: Path) -> bool:
    """Whether the name of a file says that it shows names."""
    return any(marked(path.stem, "working_material", code) == path.stem for code in codes())


def _is_pack(path: Path) -> bool:
    if path.suffix.lower() == ".docx" or not path.is_file() or not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as packed:
        return PACK_ORIGIN in packed.namelist()
