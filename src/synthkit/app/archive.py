"""The file for the archive: all that belongs to a synthesis in one zip, which proves itself.

A manifest holds the hash of every file and of all of them; `verify` needs nothing but the zip.
Nothing in it is compressed, so that the same files make the same bytes wherever it is put together
again, and names are plain, so that it can be read without this program.
"""

import datetime as dt
import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, Final

from pydantic import ValidationError

from synthkit import __version__
from synthkit.model.base import FrozenModel

MANIFEST: Final = "manifest.json"
SYNTHESIS: Final = "synthesis.json"
_MODE: Final = 0o644 << 16
_EPOCH: Final = 1980


class ArchivedFile(FrozenModel):
    """One file of an archive, by its path in it."""

    path: str
    size: int
    sha256: str


class Manifest(FrozenModel):
    """What an archive holds.

    Attributes:
        reference: the organisation's own number of the matter (in Swedish "diarienummer").
        retention: what the organisation says of how long it is kept.
        public: whether it is the one without originals, made for others.
        sha256: of all files: the hash of their lines "SHA-256  path", in the order of the paths.
    """

    made_with: str
    made_at: dt.datetime
    title: str
    reference: str = ""
    retention: str = ""
    public: bool = False
    files: tuple[ArchivedFile, ...]
    sha256: str


class FaultKind(StrEnum):
    """What may be wrong with an archive."""

    NO_ARCHIVE = "no_archive"
    NO_MANIFEST = "no_manifest"
    MISSING = "missing"
    CHANGED = "changed"
    ADDED = "added"
    WHOLE = "whole"
    TOTALS = "totals"
    CITATION = "citation"
    FRAME = "frame"


class Fault(FrozenModel):
    """One thing that is wrong; ``name`` is a path in the archive, or the id of a line."""

    kind: FaultKind
    name: str = ""


def pack(
    files: Mapping[str, bytes], made_at: dt.datetime, **about: str | bool
) -> tuple[bytes, Manifest]:
    """The archive and its manifest; the same files, time and facts give the same bytes, everywhere.

    Args:
        files: by their paths in the archive.
        made_at: with time zone.
        about: ``title``, ``reference``, ``retention`` and ``public`` of the manifest.
    """
    listed = tuple(
        ArchivedFile(path=path, size=len(content), sha256=_hash(content))
        for path, content in sorted(files.items())
    )
    manifest = Manifest.model_validate(
        {
            "made_with": f"synthkit {__version__}",
            "made_at": made_at,
            "files": listed,
            "sha256": _hash_of_all(listed),
            **about,
        }
    )
    return _packed(manifest, files), manifest


def verify(content: bytes) -> tuple[Manifest | None, tuple[Fault, ...]]:
    """What the archive says that it holds, and all that is not so."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            # Nothing of ours unpacks to more than it is.
            if sum(entry.file_size for entry in archive.infolist()) > len(content):
                return None, (Fault(kind=FaultKind.FRAME),)
            manifest, faults = _verified(archive)
            if manifest is not None and not faults:
                files = {file.path: archive.read(file.path) for file in manifest.files}
                if _packed(manifest, files) != content:
                    faults = (Fault(kind=FaultKind.FRAME),)
            return manifest, faults
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
        return None, (Fault(kind=FaultKind.NO_ARCHIVE),)


def _verified(archive: zipfile.ZipFile) -> tuple[Manifest | None, tuple[Fault, ...]]:
    names = [info.filename for info in archive.infolist() if not info.is_dir()]
    try:
        manifest = Manifest.model_validate_json(archive.read(MANIFEST))
    except (KeyError, ValidationError, zipfile.BadZipFile, zlib.error):
        return None, (Fault(kind=FaultKind.NO_MANIFEST),)
    faults = [*_faults_of_files(archive, manifest, names)]
    if _hash_of_all(manifest.files) != manifest.sha256:
        faults.append(Fault(kind=FaultKind.WHOLE, name=MANIFEST))
    if not faults and SYNTHESIS in names:
        faults += _faults_of_synthesis(json.loads(archive.read(SYNTHESIS)))
    return manifest, tuple(faults)


def _faults_of_files(
    archive: zipfile.ZipFile, manifest: Manifest, names: list[str]
) -> Iterator[Fault]:
    listed = {file.path for file in manifest.files}
    for file in manifest.files:
        if file.path not in names:
            yield Fault(kind=FaultKind.MISSING, name=file.path)
            continue
        try:
            sound = _hash(archive.read(file.path)) == file.sha256
        except (zipfile.BadZipFile, zlib.error, EOFError):
            sound = False
        if not sound:
            yield Fault(kind=FaultKind.CHANGED, name=file.path)
    for name in names:
        if name not in listed | {MANIFEST} or names.count(name) > 1:
            yield Fault(kind=FaultKind.ADDED, name=name)


def _faults_of_synthesis(synthesis: Any) -> Iterator[Fault]:  # noqa: ANN401 - JSON, maybe of a later version
    """Whether the totals add up and every citation leads to a note."""
    totals = synthesis["totals"]
    spoken_for = totals["cited"] + totals["near"] + sum(totals["left_out"].values())
    notes = spoken_for + totals["not_summarised"]
    blocks = totals["blocks_with_notes"] + sum(totals["set_aside_blocks"].values())
    known = {note["id"] for note in synthesis["notes"]}
    if (notes, blocks) != (totals["notes"], totals["blocks"]) or totals["notes"] != len(known):
        yield Fault(kind=FaultKind.TOTALS, name=SYNTHESIS)
    for question in synthesis["questions"]:
        insights = [line for theme in question["themes"] for line in theme["insights"]]
        for line in (*insights, *question["tensions"]):
            if any(citation["note"] not in known for citation in line["citations"]):
                yield Fault(kind=FaultKind.CITATION, name=line["id"])


def _packed(manifest: Manifest, files: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        written = (manifest.model_dump_json(indent=2) + "\n").encode()
        for path, content in ((MANIFEST, written), *sorted(files.items())):
            archive.writestr(_entry(path, manifest.made_at), content)
    return packed.getvalue()


def _entry(path: str, made_at: dt.datetime) -> zipfile.ZipInfo:
    utc = made_at.astimezone(dt.UTC)
    stamp = (max(utc.year, _EPOCH), utc.month, utc.day, utc.hour, utc.minute, utc.second)
    entry = zipfile.ZipInfo(path, stamp)
    entry.create_system = 3  # Unix, whatever made it
    entry.external_attr = _MODE
    return entry


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _hash_of_all(files: tuple[ArchivedFile, ...]) -> str:
    lines = (f"{file.sha256}  {file.path}\n" for file in sorted(files, key=lambda f: f.path))
    return _hash("".join(lines).encode())
