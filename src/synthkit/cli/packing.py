"""A workspace with its files as one file, and a workspace made of that elsewhere."""

import datetime as dt
import io
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Final

from synthkit.app.archive import Manifest, pack, verify
from synthkit.cli.files import content_as_read
from synthkit.cli.settings.tables import SETTINGS_FILE
from synthkit.cli.workspace import STORE_FOLDER, Workspace
from synthkit.cli.writing import write_whole
from synthkit.cli.written import PACK_ORIGIN
from synthkit.errors import ExportRefused, UsageMistake
from synthkit.exporters.wording import document_title
from synthkit.model.base import FrozenModel
from synthkit.prompts import FOLDER as PROMPTS
from synthkit.store.backup import DATABASE
from synthkit.store.database import Access
from synthkit.store.store import Store

COPY_OF: Final = "copy-of.json"
_DATABASE: Final = f"{STORE_FOLDER}/{DATABASE}"
_FILES: Final = "files"


class CopyOf(FrozenModel):
    """What a workspace is a copy of: it lies in its store's folder.

    Attributes:
        folders: of ingested files, as the store names them, by where they lie in the pack.
    """

    title: str
    packed_at: dt.datetime
    changes: int
    folders: dict[str, str]


def write_pack(workspace: Workspace, target: Path) -> tuple[Manifest, tuple[str, ...]]:
    """Writes the pack.

    Returns:
        Its manifest, and the names of files that are gone or were changed since they were read.

    Raises:
        ExportRefused: if a file is there already.
    """
    if target.exists():
        raise ExportRefused("file_not_ours", name=target.name)
    store, now = workspace.store, workspace.environment.now()
    files = {SETTINGS_FILE: workspace.settings_text().encode(), _DATABASE: store.snapshot()}
    files |= {
        f"{PROMPTS}/{path.name}": path.read_bytes()
        for path in sorted((workspace.folder / PROMPTS).glob("*"))
        if path.is_file()
    }
    folders: dict[str, str] = {}
    lacking: list[str] = []
    places = store.roots()
    for known in workspace.files_read():
        at = f"{_FILES}/{list(places).index(known.root) + 1}"
        folders[at] = places[known.root]
        original = content_as_read(known)
        if original is None:
            lacking.append(known.path)
        else:
            files[f"{at}/{known.path}"] = original
    title = document_title(workspace.settings.as_workshop())
    origin = CopyOf(title=title, packed_at=now, changes=len(store.changes()), folders=folders)
    files[PACK_ORIGIN] = origin.model_dump_json(indent=2).encode()
    content, manifest = pack(files, now, title=title)
    write_whole(target, content)
    return manifest, tuple(lacking)


def unpack(file: Path, folder: Path) -> CopyOf:
    """Makes a workspace of a pack, in a new folder; it is there whole or not at all.

    Raises:
        UsageMistake: "path_not_there", "folder_taken", or "not_a_pack" if the file is none or
            was changed.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageMistake("folder_taken", folder=folder)
    files = _files(file)
    origin = CopyOf.model_validate_json(files.pop(PACK_ORIGIN))
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = folder.with_name(f".{folder.name}.part")
    # What a killed command left there.
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir()
    try:
        for name, content in files.items():
            path = beside / PurePosixPath(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        with Store.open(beside / STORE_FOLDER) as store:
            store.move_roots({kept: place for place, kept in origin.folders.items()})
        (beside / STORE_FOLDER / COPY_OF).write_text(origin.model_dump_json(indent=2), "utf-8")
        if folder.exists():
            folder.rmdir()
        beside.replace(folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return origin


def copy_of(workspace: Workspace) -> CopyOf | None:
    """What the workspace is a copy of, if it is one."""
    path = workspace.folder / STORE_FOLDER / COPY_OF
    return CopyOf.model_validate_json(path.read_bytes()) if path.is_file() else None


def is_pack(file: Path) -> bool:
    """Whether the file holds a workspace, sound or not."""
    try:
        with zipfile.ZipFile(file) as packed:
            return _DATABASE in packed.namelist()
    except (zipfile.BadZipFile, OSError):
        return False


@contextmanager
def opened(file: Path) -> Iterator[tuple[Store, str]]:
    """The store of a pack, to read, and the text of its settings.

    Raises:
        UsageMistake: "path_not_there" or "not_a_pack".
    """
    files = _files(file)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / STORE_FOLDER
        folder.mkdir()
        (folder / DATABASE).write_bytes(files[_DATABASE])
        with Store.open(folder, access=Access.READ) as store:
            yield store, files[SETTINGS_FILE].decode()


def _files(path: Path) -> dict[str, bytes]:
    if not path.is_file():
        raise UsageMistake("path_not_there", path=path)
    content = path.read_bytes()
    manifest, faults = verify(content)
    names = [file.path for file in manifest.files] if manifest else []
    outside = [
        name for name in names if PurePosixPath(name).is_absolute() or ".." in name.split("/")
    ]
    if faults or outside or not {_DATABASE, PACK_ORIGIN, SETTINGS_FILE} <= set(names):
        raise UsageMistake("not_a_pack", name=path.name)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in names}
