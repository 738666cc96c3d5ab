"""Where the write-ahead log is safe, and where it is not."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from synthkit.store.journal_mode import (
    Hazard,
    HazardKind,
    Journal,
    Surroundings,
    hazard_of,
    journal_for,
    look_around,
)

LINUX = r"""sysfs /sys sysfs rw,nosuid 0 0
/dev/sda1 / ext4 rw,relatime 0 0
/dev/sda2 /home ext4 rw 0 0
nas:/volume1 /home/anna/projekt nfs4 rw,vers=4.2 0 0
//srv/delad /mnt/delad\040mapp cifs rw 0 0
/dev/sdb1 /home/anna/projekt/lokal ext4 rw 0 0
C:\134 /mnt/c 9p rw,aname=drvfs 0 0
anna@host:/srv /mnt/ssh fuse.sshfs rw 0 0
/dev/sdc1 /mnt/usb fuseblk rw 0 0
"""

MAC = """/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse, protect)
//anna@srv._smb._tcp.local/Delad%20mapp on /Volumes/Delad mapp (smbfs, nodev, nosuid)
"""


def network(name: str) -> Hazard:
    return Hazard(HazardKind.NETWORK, name)


def synchronised(name: str) -> Hazard:
    return Hazard(HazardKind.SYNCHRONISED, name)


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("/home/anna/ws2", None),
        ("/home/anna/projekt/ws2", network("nfs4")),
        ("/home/anna/projekt", network("nfs4")),
        ("/home/anna/projektet", None),
        ("/home/anna/projekt/lokal/ws2", None),
        ("/mnt/delad mapp/ws2", network("cifs")),
        ("/mnt/c/Users/anna", network("9p")),
        ("/mnt/ssh/ws2", network("fuse.sshfs")),
        ("/mnt/usb/ws2", None),
    ],
)
def test_the_nearest_mount_decides_on_linux(folder: str, expected: Hazard | None) -> None:
    assert hazard_of(PurePosixPath(folder), Surroundings(mounts=LINUX)) == expected


def test_of_two_mounts_on_one_point_the_later_counts() -> None:
    later = "/dev/sdd1 /home/anna/projekt ext4 rw 0 0\n"
    around = Surroundings(mounts=LINUX + later)
    assert hazard_of(PurePosixPath("/home/anna/projekt/ws2"), around) is None


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("/Users/anna/ws2", None),
        ("/Volumes/Delad mapp/ws2", network("smbfs")),
        ("/Volumes/USB/ws2", None),
    ],
)
def test_a_share_is_known_on_macos(folder: str, expected: Hazard | None) -> None:
    assert hazard_of(PurePosixPath(folder), Surroundings(mounts=MAC)) == expected


@pytest.mark.parametrize(
    ("folder", "remote_drive", "expected"),
    [
        (r"C:\Users\anna\ws2", False, None),
        (r"\\?\C:\Users\anna\ws2", False, None),
        (r"H:\ws2", True, network("network share")),
        (r"\\srv\delad\ws2", False, network("network share")),
        (r"\\?\UNC\srv\delad\ws2", False, network("network share")),
        (r"\\wsl.localhost\Ubuntu\home\anna", False, network("network share")),
        (r"C:\Users\anna\OneDrive - Region Dalarna\ws2", False, synchronised("OneDrive")),
    ],
)
def test_a_share_is_known_on_windows(
    folder: str, remote_drive: bool, expected: Hazard | None
) -> None:
    around = Surroundings(remote_drive=remote_drive)
    assert hazard_of(PureWindowsPath(folder), around) == expected


@pytest.mark.parametrize(
    ("part", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Region Värmland", "OneDrive"),
        ("OneDrive-RegionDalarna", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("Dropbox (Personal)", "Dropbox"),
        ("Google Drive", "Google Drive"),
        ("GoogleDrive-anna@example.org", "Google Drive"),
        ("Min enhet", "Google Drive"),
        ("Mobile Documents", "iCloud"),
        ("com~apple~CloudDocs", "iCloud"),
        ("Nextcloud", "Nextcloud"),
        ("ownCloud", "ownCloud"),
        ("Box Sync", "Box"),
        ("Box", "Box"),
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(part: str, service: str) -> None:
    folder = PurePosixPath("/Users/anna") / part / "Lärprojekt" / "WS 2"
    assert hazard_of(folder, Surroundings()) == synchronised(service)


@pytest.mark.parametrize("part", ["Toolbox", "Dropboxes", "Box 3", "onedrivers", "Boxning"])
def test_a_folder_that_only_sounds_like_one_is_not_taken_for_it(part: str) -> None:
    assert hazard_of(PurePosixPath("/home/anna") / part, Surroundings()) is None


@pytest.mark.parametrize(
    ("marker", "service"),
    [(".dropbox", "Dropbox"), (".nextcloudsync.log", "Nextcloud"), (".stfolder", "Syncthing")],
)
def test_a_synchronised_folder_is_known_by_what_its_service_leaves_there(
    tmp_path: Path, marker: str, service: str
) -> None:
    folder = tmp_path / "ws2" / ".synthkit"
    folder.mkdir(parents=True)
    before = hazard_of(folder, look_around(folder))
    (tmp_path / marker).touch()
    assert before != synchronised(service)
    assert hazard_of(folder, look_around(folder)) == synchronised(service)


def test_the_write_ahead_log_is_for_safe_places_only() -> None:
    assert journal_for(None) is Journal.WRITE_AHEAD
    assert journal_for(network("cifs")) is Journal.ROLLBACK
    assert journal_for(synchronised("OneDrive")) is Journal.ROLLBACK
