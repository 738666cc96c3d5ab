"""What is found on the disk, and what is not handed out."""

import os
import sys
from pathlib import Path

import pytest

from synthkit.cli.files import DiskFile, find_files, shown_safely
from synthkit.errors import Unreadable

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs links, or names, of a POSIX disk")


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "notes"
    made.mkdir()
    return made


def paths(folder):
    return [file.path for file in find_files([folder]).files]


def refusal(folder):
    [file] = find_files([folder]).files
    with pytest.raises(Unreadable) as refused:
        file.content()
    return refused.value.key


def test_files_of_subfolders_are_found_and_hidden_folders_are_not(folder):
    for name in ("b.docx", "a/c.docx", ".git/d.docx", ".synthkit/e.docx"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"x")
    assert paths(folder) == ["a/c.docx", "b.docx"]


@posix
def test_a_link_out_of_the_folder_is_not_followed(folder, tmp_path):
    secret = tmp_path / "secret.docx"
    secret.write_bytes(b"x")
    (folder / "Grupp 1.docx").symlink_to(secret)
    assert refusal(folder) == "outside_folder"


@posix
def test_a_link_to_a_folder_outside_is_named_and_not_followed(folder, tmp_path):
    (folder / "grannens").symlink_to(tmp_path, target_is_directory=True)
    assert refusal(folder) == "outside_folder"


@posix
def test_a_link_within_the_folder_is_followed(folder):
    (folder / "a.docx").write_bytes(b"x")
    (folder / "b.docx").symlink_to(folder / "a.docx")
    assert [file.content() for file in find_files([folder]).files] == [b"x", b"x"]


@posix
def test_a_link_round_in_a_circle_ends_and_is_named(folder):
    (folder / "a.docx").symlink_to(folder / "b.docx")
    (folder / "b.docx").symlink_to(folder / "a.docx")
    for file in find_files([folder]).files:
        with pytest.raises(Unreadable):
            file.content()


@posix
def test_a_pipe_is_no_file_and_nobody_waits_for_it(folder):
    os.mkfifo(folder / "Grupp 1.docx")
    assert refusal(folder) == "not_a_file"


def test_a_link_to_nothing_is_no_file(folder):
    file = DiskFile(folder.as_posix(), "x.docx", folder / "x.docx", folder)
    with pytest.raises(Unreadable) as refused:
        file.content()
    assert refused.value.key == "not_a_file"


class Growing(DiskFile):
    """A file that is still being copied into its place."""

    __slots__ = ()

    def size(self):
        size = super().size()
        with self.location.open("ab") as opened:
            opened.write(b"more")
        return size


def test_a_file_that_changes_while_it_is_read_is_refused(folder):
    (folder / "x.docx").write_bytes(b"x")
    file = Growing(folder.as_posix(), "x.docx", folder / "x.docx", folder)
    with pytest.raises(Unreadable) as refused:
        file.content()
    assert refused.value.key == "changed_while_read"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Grupp 1\x1b[31m.docx", "Grupp 1<U+001B>[31m.docx"),
        ("Grupp\u202excod.docx", "Grupp<U+202E>xcod.docx"),
        ("rad\nbrytning.docx", "rad<U+000A>brytning.docx"),
        ("Grupp \udcf6.docx", "Grupp <U+DCF6>.docx"),
        ("Översikt – grupp 1.docx", "Översikt – grupp 1.docx"),
    ],
)
def test_what_could_mislead_in_a_name_is_shown_as_its_code(name, shown):
    assert shown_safely(name) == shown


@posix
def test_a_file_with_a_misleading_name_is_found_under_a_safe_one(folder):
    (folder / "Grupp\u202e 1\n.docx").write_bytes(b"x")
    [file] = find_files([folder]).files
    assert (file.path, file.content()) == ("Grupp<U+202E> 1<U+000A>.docx", b"x")


@pytest.fixture
def shut(folder, monkeypatch):
    """A folder in it whose content the system does not tell."""
    (folder / "låst").mkdir()
    (folder / "låst" / "c.docx").write_bytes(b"x")
    listed = Path.iterdir

    def told(path):
        if path.name == "låst":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", told)
    return folder / "låst"


def test_a_folder_that_may_not_be_read_is_named_and_the_rest_is_found(folder, shut):
    (folder / "b.docx").write_bytes(b"x")

    listing = find_files([folder])

    assert [file.path for file in listing.files] == ["b.docx", "låst/"]
    with pytest.raises(Unreadable) as refused:
        listing.files[1].size()
    assert refused.value.key == "not_allowed"
    assert listing.walked == (folder.as_posix(),)


def test_a_folder_that_is_named_and_may_not_be_read_counts_as_not_walked(shut):
    listing = find_files([shut])

    assert [file.path for file in listing.files] == ["låst/"]
    assert listing.walked == ()
