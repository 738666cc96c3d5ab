"""Runs the program as typed, and kills it just before the n-th thing that it does to the disk.

What it does is seen from outside: SQLite says which statement comes next, Python which file is
about to be written, moved or removed. Killed before each of them in turn, a command has been in
every state that a power cut between two of them can leave.
"""

import itertools
import multiprocessing
import os
import pkgutil
import signal
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import synthkit
from synthkit.cli.main import main

# Children are forked out of a process that has imported the program and done its job once, which is
# most of their time; but for `__main__`, which would run it.
_MODULES: Final = [found.name for found in pkgutil.walk_packages(synthkit.__path__, "synthkit.")]
_CHILDREN: Final = multiprocessing.get_context("forkserver")
_CHILDREN.set_forkserver_preload(
    [*(name for name in _MODULES if not name.endswith("__main__")), "tests.warmed"]
)

_ENVIRONMENT: Final = {"SOURCE_DATE_EPOCH": "1760090400", "SYNTHKIT_LANGUAGE": "en"}
_OF_ITS_OWN: Final = ("VACUUM", "PRAGMA wal_checkpoint", "DELETE", "INSERT", "UPDATE")


def run(folder: Path, *typed: str, killed_at: int = 0) -> int:
    """Runs a command in that folder.

    Args:
        folder: the current one while it runs.
        typed: what stands behind ``synthkit``.
        killed_at: the point, from 1, at which it is killed; 0 for none.

    Returns:
        The exit code; ``-signal.SIGKILL`` where the command was killed.
    """
    process = _CHILDREN.Process(target=_run, args=(folder, typed, killed_at))
    process.start()
    process.join()
    assert process.exitcode is not None
    return process.exitcode


def killed_at_points(fresh: Callable[[], Path], *typed: str, step: int = 1) -> Iterator[Path]:
    """The folders in which the command was killed, one a point, each made anew by ``fresh``.

    Args:
        fresh: makes the folder.
        typed: what stands behind ``synthkit``.
        step: at every which point, from the first.
    """
    for point in itertools.count(1, step):
        folder = fresh()
        code = run(folder, *typed, killed_at=point)
        if code != -signal.SIGKILL:
            assert (point > 1, code) == (True, 0), typed
            return
        yield folder


def _run(folder: Path, typed: tuple[str, ...], killed_at: int) -> None:
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    os.chdir(folder)
    os.environ.pop("SYNTHKIT_WORKSPACE", None)
    os.environ.update(_ENVIRONMENT)
    if killed_at:
        points = itertools.count(1)

        def point() -> None:
            if next(points) == killed_at:
                os.kill(os.getpid(), signal.SIGKILL)

        _watch_files(folder, point)
        _watch_databases(point)
    sys.argv = ["synthkit", *typed]
    main(folder / "policy.toml")


def _watch_files(folder: Path, point: Callable[[], None]) -> None:
    def on_event(event: str, of: tuple[Any, ...]) -> None:
        changes = event in {"os.mkdir", "os.rename", "os.remove"}
        writes = event == "open" and of[2] & (os.O_WRONLY | os.O_RDWR)
        # A file that is known by a number was opened by its name before.
        named = (changes or writes) and isinstance(of[0], str | os.PathLike)
        if named and (folder / of[0]).is_relative_to(folder):
            point()

    sys.addaudithook(on_event)


def _watch_databases(point: Callable[[], None]) -> None:
    connect = sqlite3.connect

    def watched(*given: Any, **named: Any) -> sqlite3.Connection:
        connection = connect(*given, **named)

        def on_statement(statement: str) -> None:
            alone = not connection.in_transaction and statement.startswith(_OF_ITS_OWN)
            if alone or statement == "COMMIT":
                point()

        connection.set_trace_callback(on_statement)
        return connection

    sqlite3.connect = watched  # type: ignore[assignment]
