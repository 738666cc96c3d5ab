"""Which journal is safe on the file system that the workspace lies on.

SQLite's write-ahead log needs memory that all processes share, which network shares do not give
(https://www.sqlite.org/wal.html), and a program that synchronises folders may copy the database
without the log that belongs to it. There the older rollback journal is used: between two steps it
leaves one whole file.
"""

import contextlib
import ctypes
import re
import subprocess
import sys
from dataclasses import dataclass
from enum import Enum
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

from synthkit.model.finding import Finding
from synthkit.text.languages import either


class Journal(Enum):
    """A journal mode, by SQLite's name for it."""

    WRITE_AHEAD = "WAL"
    ROLLBACK = "DELETE"


class HazardKind(Enum):
    """What may come between SQLite and the disk."""

    NETWORK = "network"
    SYNCHRONISED = "synchronised"


@dataclass(frozen=True, slots=True)
class Hazard:
    """Why the write-ahead log is not safe somewhere.

    Attributes:
        name: of the file system or the service, as a person may know it: "cifs", "OneDrive".
    """

    kind: HazardKind
    name: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the system tells of a folder's place.

    Attributes:
        mounts: as in Linux's ``/proc/mounts``, or as macOS's ``mount`` prints them.
        markers: names of files that services put into the folders they synchronise, found in the
            folder or above it.
        remote_drive: whether Windows says that the drive letter stands for a network share.
    """

    mounts: str = ""
    markers: frozenset[str] = frozenset()
    remote_drive: bool = False


_MY_DRIVE = either(lambda language: [language.setting.my_drive])
# A part of the path that a service names its folder by; each is tried on the whole part.
_SERVICE_FOLDERS = {
    "OneDrive": re.compile(r"onedrive( ?-.*)?"),
    "Dropbox": re.compile(r"dropbox( \(.*\))?"),
    "Google Drive": re.compile(rf"google ?drive( ?-.*)?|{_MY_DRIVE}"),
    "iCloud": re.compile(r"mobile documents|com~apple~clouddocs|iclouddrive|icloud drive"),
    "Nextcloud": re.compile(r"nextcloud\d*"),
    "ownCloud": re.compile(r"owncloud\d*"),
    "Box": re.compile(r"box( sync)?|box-box"),
    "CloudStorage": re.compile(r"cloudstorage"),
}

# Each of these stands in the top folder of what its service synchronises.
_MARKERS = {
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".stfolder": "Syncthing",
}

_NETWORK_TYPES = re.compile(
    r"nfs\d?|cifs|smb\d?|smbfs|9p|afs|afpfs|webdav|davfs2?|ncpfs|ncp|ceph|glusterfs|lustre|gpfs"
    r"|beegfs|vboxsf|vmhgfs|prl_fs|drvfs|fuse\..+|macfuse|osxfuse"
)

# For example: server:/share /mnt/share nfs4 rw 0 0
_LINUX_MOUNT = re.compile(r"^\S+ (?P<point>\S+) (?P<type>\S+) ", re.MULTILINE)
# For example: //user@server/share on /Volumes/share (smbfs, nodev)
_MAC_MOUNT = re.compile(r"^.+ on (?P<point>/.*) \((?P<type>[^,)]+)[,)]", re.MULTILINE)

_DRIVE_REMOTE = 4


def journal_for(hazard: Hazard | None) -> Journal:
    """The fastest journal that is safe."""
    return Journal.WRITE_AHEAD if hazard is None else Journal.ROLLBACK


def hazard_of(folder: PurePath, around: Surroundings) -> Hazard | None:
    """What makes the write-ahead log unsafe in an absolute folder, or None.

    Pure: all that it knows of the system stands in ``around``. What cannot be recognised is taken
    for a local disk, as it mostly is.
    """
    network = _network(folder, around)
    if network:
        return Hazard(HazardKind.NETWORK, network)
    for part in folder.parts:
        for service, pattern in _SERVICE_FOLDERS.items():
            if pattern.fullmatch(part.casefold()):
                return Hazard(HazardKind.SYNCHRONISED, service)
    for marker in sorted(around.markers):
        if marker in _MARKERS:
            return Hazard(HazardKind.SYNCHRONISED, _MARKERS[marker])
    return None


def notice_of(hazard: Hazard, folder: PurePath) -> Finding:
    """What a person should be told of it."""
    network = hazard.kind is HazardKind.NETWORK
    return Finding.info(
        "workspace_on_network" if network else "workspace_synchronised",
        folder=str(folder),
        name=hazard.name,
    )


def look_around(folder: Path) -> Surroundings:
    """Asks the system about an absolute folder; what it does not answer is left empty."""
    return Surroundings(
        mounts=_mounts(folder), markers=_markers(folder), remote_drive=_on_remote_drive(folder)
    )


def _network(folder: PurePath, around: Surroundings) -> str | None:
    if isinstance(folder, PureWindowsPath):
        drive = folder.drive.upper()
        # "\\?\C:" only says that the path may be long.
        unc = drive.startswith("\\\\") and not re.match(r"\\\\[?.]\\[A-Z]:", drive)
        return "network share" if unc or around.remote_drive else None
    system = _file_system(folder, around.mounts)
    return system if _NETWORK_TYPES.fullmatch(system) else None


def _file_system(folder: PurePath, mounts: str) -> str:
    """The type of the file system mounted nearest above the folder; empty where unknown."""
    nearest, system = -1, ""
    for pattern in (_LINUX_MOUNT, _MAC_MOUNT):
        for mount in pattern.finditer(mounts):
            point = PurePosixPath(_unescaped(mount["point"]))
            # Of two on the same point, the one that was mounted last hides the other.
            if folder.is_relative_to(point) and len(point.parts) >= nearest:
                nearest, system = len(point.parts), mount["type"].casefold()
    return system


def _unescaped(point: str) -> str:
    """A mount point as Linux writes it has spaces as octal numbers."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), point)


def _mounts(folder: Path) -> str:
    if sys.platform == "darwin":
        # Only what is mounted there can be a share; elsewhere the question would cost time.
        if folder.parts[1:2] not in {("Volumes",), ("Network",), ("System",)}:
            return ""
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            mounts = subprocess.run(
                ["/sbin/mount"], capture_output=True, check=True, timeout=5, encoding="utf-8"
            )
            return mounts.stdout
        return ""
    with contextlib.suppress(OSError):
        return Path("/proc/mounts").read_text("utf-8", errors="replace")
    return ""


def _markers(folder: Path) -> frozenset[str]:
    found: set[str] = set()
    for above in (folder, *folder.parents):
        for marker in _MARKERS:
            with contextlib.suppress(OSError):
                if (above / marker).exists():
                    found.add(marker)
    return frozenset(found)


def _on_remote_drive(folder: Path) -> bool:
    if sys.platform != "win32":
        return False
    kind: int = ctypes.windll.kernel32.GetDriveTypeW(f"{folder.drive}\\")
    return kind == _DRIVE_REMOTE
