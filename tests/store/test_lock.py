"""One writing command at a time, and nothing left behind by one that was killed."""

import subprocess
import sys
from pathlib import Path

import pytest

from synthkit.errors import WorkspaceError
from synthkit.store.database import Access
from synthkit.store.store import Store
from tests.builders import document

HOLD = """
import sys, time
from pathlib import Path
from synthkit.store.store import Store
store = Store.open(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.readline()
store.close()
print("released", flush=True)
"""


def holder(folder: Path) -> subprocess.Popen[str]:
    """Another process that has the workspace open to write, until it is told a line."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_writing_command_waits_says_so_once_and_gives_up(tmp_path: Path) -> None:
    waits = []
    with holder(tmp_path) as process:
        with pytest.raises(WorkspaceError) as raised:
            Store.open(tmp_path, wait_seconds=0.35, on_wait=lambda: waits.append(1))
        assert raised.value.key == "workspace_busy"
        assert waits == [1]
        process.communicate("\n")


def test_a_second_writing_command_goes_on_when_the_first_is_done(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        assert process.stdin is not None

        def let_go() -> None:
            print(file=process.stdin, flush=True)

        with Store.open(tmp_path, on_wait=let_go) as store:
            store.save_document(document("a.docx"), root="/in", reader_version="1")


def test_the_lock_of_a_killed_command_is_free(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        process.kill()
        process.wait()
    waits = []
    with Store.open(tmp_path, wait_seconds=0, on_wait=lambda: waits.append(1)):
        assert waits == []


def test_two_writers_in_one_process_are_kept_apart_too(tmp_path: Path) -> None:
    with Store.open(tmp_path), pytest.raises(WorkspaceError) as raised:
        Store.open(tmp_path, wait_seconds=0)
    assert raised.value.key == "workspace_busy"
    Store.open(tmp_path, wait_seconds=0).close()


def test_a_reading_command_does_not_wait(tmp_path: Path) -> None:
    with Store.open(tmp_path) as writer:
        writer.save_document(document("a.docx"), root="/in", reader_version="1")
        with Store.open(tmp_path, access=Access.READ, wait_seconds=0) as reader:
            assert len(reader.documents()) == 1


def test_a_store_that_could_not_be_opened_lets_go_of_the_lock(tmp_path: Path) -> None:
    (tmp_path / "workspace.db").write_bytes(b"rubbish " * 200)
    with pytest.raises(WorkspaceError):
        Store.open(tmp_path)
    (tmp_path / "workspace.db").unlink()
    Store.open(tmp_path, wait_seconds=0).close()
