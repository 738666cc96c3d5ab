"""Runs the program in this process, as typed, in a folder of its own."""

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from synthkit.cli.main import main
from tests.cli.builders import write_notes
from tests.servers.colleague import colleague
from tests.servers.scripted import Scripted


@dataclass(frozen=True)
class Ran:
    """What a command left: exit code, results, and what it said beside them."""

    code: int
    out: str
    err: str


class After(Protocol):
    """``after(write, ("ingest", "notes"))`` is the folder after ``write(folder)`` and the commands.

    Files are written and commands run once a session; whoever asks for the same again gets a copy.
    """

    def __call__(self, write: Callable[[Path], object], *commands: tuple[str, ...]) -> Ran:
        """What the last command left."""


@pytest.fixture(scope="session")
def place(tmp_path_factory) -> Path:
    """Where commands are run; always the same, as a workspace knows where its files lie."""
    return tmp_path_factory.mktemp("place")


@pytest.fixture
def here(place, monkeypatch) -> Path:
    """An empty folder that the program is run in."""
    shutil.rmtree(place)
    folder = place / "här"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    monkeypatch.delenv("SYNTHKIT_WORKSPACE", raising=False)
    monkeypatch.setenv("SYNTHKIT_LANGUAGE", "en")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1760090400")
    return folder


@pytest.fixture
def synthkit(here, monkeypatch, capsys):
    """``synthkit("ingest", "notes")`` runs that command.

    The policy of the machine would stand in policy.toml above the folder.
    """

    def run(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["synthkit", *(str(a) for a in arguments)])
        capsys.readouterr()
        try:
            main(here.parent / "policy.toml")
            code = 0
        except SystemExit as ended:
            code = int(ended.code or 0)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return run


@pytest.fixture(scope="session")
def left(tmp_path_factory) -> dict[object, tuple[Path, Ran]]:
    """What `after` made: copies of folders, with what the last command said."""
    return {}


@pytest.fixture
def after(here, synthkit, left, tmp_path_factory) -> After:
    def made(write: Callable[[Path], object], *commands: tuple[str, ...]) -> Ran:
        if (write, commands) in left:
            folder, ran = left[write, commands]
            shutil.copytree(folder, here, dirs_exist_ok=True)
            return ran
        write(here)
        for command in commands:
            ran = synthkit(*command)
        kept = tmp_path_factory.mktemp("left") / "här"
        left[write, commands] = Path(shutil.copytree(here, kept)), ran
        return ran

    return made


def three_groups(folder: Path) -> None:
    """A Word file a group, in the folder ``notes``."""
    write_notes(folder / "notes")


@pytest.fixture
def ingested(after, here) -> Path:
    """A workspace in which the files of three groups were read."""
    assert after(three_groups, ("ingest", "notes")).code == 0
    return here


@pytest.fixture
def summarised(after, here) -> Path:
    """The same, summarised by the offline engine."""
    assert after(three_groups, ("ingest", "notes"), ("summarise",)).code == 0
    return here


@pytest.fixture
def server() -> Iterator[Scripted]:
    """A language model that answers as an able colleague would."""
    with Scripted(colleague) as running:
        yield running
