"""The disk: writing output files whole or not at all."""

import contextlib
import os
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path

from synthkit.errors import ExportRefused

# What is being written, and the name that is given to it.
_PART = ".part"
_LEFT = re.compile(r"\..*-[a-z0-9_]{8}\.part", re.DOTALL)
_LONGEST_STEM = 40


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file beside its place and moves it there: it is never seen half written.

    Raises:
        ExportRefused: if the system does not allow it.
    """
    beside: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=_part_prefix(path), suffix=_PART)
        with os.fdopen(handle, "wb") as part:
            part.write(content)
            part.flush()
            os.fsync(part.fileno())
        _as_permitted(Path(beside), path)
        Path(beside).replace(path)
    except PermissionError as error:
        _remove(beside)
        raise ExportRefused("file_open_or_forbidden", name=path.name) from error
    except OSError as error:
        _remove(beside)
        raise ExportRefused("cannot_write", name=path.name, reason=error.strerror) from error


def refuse_existing(path: Path) -> None:
    """Refuses to write where a file is already.

    Raises:
        ExportRefused: "file_not_ours".
    """
    if path.exists():
        raise ExportRefused("file_not_ours", name=path.name)


def sweep_parts(written: Iterable[Path], own_folders: Iterable[Path]) -> list[Path]:
    """Removes what killed commands left half written; says what that was.

    Args:
        written: files that the program wrote, or was about to.
        own_folders: those in which nobody else writes such files.
    """
    prefixes: dict[Path, set[str]] = {folder: {"."} for folder in own_folders}
    for path in written:
        prefixes.setdefault(path.parent, set()).add(_part_prefix(path))
    swept: list[Path] = []
    for folder, of_folder in prefixes.items():
        with contextlib.suppress(OSError):
            for path in sorted(folder.glob(f".*{_PART}")):
                if path.name.startswith(tuple(of_folder)) and _LEFT.fullmatch(path.name):
                    path.unlink()
                    swept.append(path)
    return swept


def _part_prefix(path: Path) -> str:
    """How the names of its parts begin; cut, for they are longer than its own."""
    return f".{path.stem[:_LONGEST_STEM]}-"


def refuse_if_open(path: Path) -> None:
    """Refuses to replace a document that Word or LibreOffice has open, by their lock files.

    Raises:
        ExportRefused: if one of them lies beside it.
    """
    locks = (path.with_name(f"~${path.name[2:]}"), path.with_name(f"~${path.name}"))
    libreoffice = path.with_name(f".~lock.{path.name}#")
    if any(lock.exists() for lock in (*locks, libreoffice)):
        raise ExportRefused("file_open", name=path.name)


def _as_permitted(made: Path, place: Path) -> None:
    """Gives a file the permissions of the one it replaces, or those of any new file."""
    if place.exists():
        made.chmod(place.stat().st_mode & 0o777)
    else:
        mask = os.umask(0)
        os.umask(mask)
        made.chmod(0o666 & ~mask)


def _remove(beside: str | None) -> None:
    if beside:
        Path(beside).unlink(missing_ok=True)
