"""A workspace with its files as one file, and a workspace made of that elsewhere."""

import datetime as dt
import io
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Final

from pydantic import ValidationError

from synthkit.app.archive import Manifest, pack, verify
from synthkit.cli.files import content_as_read, content_of
from synthkit.cli.settings.tables import SETTINGS_FILE
from synthkit.cli.workspace import STORE_FOLDER, Workspace
from synthkit.cli.writing import refuse_existing, write_whole
from synthkit.cli.written import PACK_ORIGIN
from synthkit.errors import UsageMistake, WorkspaceError
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
    refuse_existing(target)
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
    files, origin = _files(file)
    del files[PACK_ORIGIN]
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
        with _of_pack(file, beside / STORE_FOLDER, Access.WRITE) as store:
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
    files, _ = _files(file)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / STORE_FOLDER
        folder.mkdir()
        (folder / DATABASE).write_bytes(files[_DATABASE])
        with _of_pack(file, folder, Access.READ) as store:
            yield store, files[SETTINGS_FILE].decode()


@contextmanager
def _of_pack(file: Path, folder: Path, access: Access) -> Iterator[Store]:
    """The store of a pack, all of which can be read."""
    try:
        with Store.open(folder, access=access) as store:
            store.documents(), store.drafts(), store.changes()
            yield store
    except WorkspaceError as error:
        if error.key != "workspace_damaged":
            raise
        raise UsageMistake("not_a_pack", name=file.name) from error


def _files(path: Path) -> tuple[dict[str, bytes], CopyOf]:
    """All that is in a pack, and what that is a copy of."""
    content = content_of(path)
    manifest, faults = verify(content)
    names = [file.path for file in manifest.files] if manifest else []
    lacks = {_DATABASE, PACK_ORIGIN, SETTINGS_FILE} - set(names)
    if faults or lacks or not all(map(_may_lie, names)):
        raise UsageMistake("not_a_pack", name=path.name)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        files = {name: packed.read(name) for name in names}
    try:
        origin = CopyOf.model_validate_json(files[PACK_ORIGIN])
    except ValidationError as error:
        raise UsageMistake("not_a_pack", name=path.name) from error
    if not all(map(_may_lie, (f"{place}/-" for place in origin.folders))):
        raise UsageMistake("not_a_pack", name=path.name)
    return files, origin


def _may_lie(name: str) -> bool:
    """Whether a pack may hold a file of that name; none leads out of its place, on any system."""
    if name in {_DATABASE, PACK_ORIGIN, SETTINGS_FILE}:
        return True
    place, *below = PureWindowsPath(name).parts or ("",)
    return place in {_FILES, PROMPTS} and bool(below) and ".." not in below
