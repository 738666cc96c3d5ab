"""Runs the program in this process, as typed, in a folder of its own."""

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from synthkit.cli.main import main


@dataclass(frozen=True)
class Ran:
    """What a command left: exit code, results, and what it said beside them."""

    code: int
    out: str
    err: str


@pytest.fixture
def here(tmp_path, monkeypatch) -> Path:
    """An empty folder that the program is run in."""
    folder = tmp_path / "här"
    folder.mkdir()
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
