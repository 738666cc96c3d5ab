"""The house keeps its shape: who may import whom, and what is touched in one room only."""

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sources import PACKAGE, nodes, trees

REPOSITORY = PACKAGE.parent.parent


def importers(*modules: str) -> set[str]:
    """The files that import one of these modules, or a part of it, wherever in the file."""

    def imported(node: ast.AST) -> Iterator[str]:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module

    return {
        path
        for path, node in nodes()
        for name in imported(node)
        if name.partition(".")[0] in modules
    }


def rooms(paths: set[str]) -> set[str]:
    return {path.partition("/")[0] for path in paths}


def test_the_contracts_of_import_linter_are_kept() -> None:
    linter = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    if linter is None:
        pytest.skip("import-linter is not installed; it comes with the extra 'dev'")
    if not (REPOSITORY / "pyproject.toml").is_file():
        pytest.skip("the contracts stand in the repository, and this is an installed package")
    told = subprocess.run(
        [linter, "--no-cache"],
        cwd=REPOSITORY,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr


def test_only_the_store_knows_the_database() -> None:
    assert rooms(importers("sqlite3")) == {"store"}


def test_only_the_command_line_knows_the_terminal() -> None:
    assert rooms(importers("typer", "rich", "click")) == {"cli"}


def test_the_models_client_is_imported_by_one_file_at_most() -> None:
    assert len(importers("openai")) <= 1


def test_the_model_knows_no_disk_no_clock_and_no_chance() -> None:
    touched = importers("os", "pathlib", "time", "random", "secrets", "uuid", "io", "shutil")
    assert "model" not in rooms(touched)


def test_nothing_is_left_to_chance_but_a_key_and_how_long_to_wait_for_a_server() -> None:
    by_chance = {"store/erasing.py", "engines/models/pacing.py"}
    assert importers("random", "secrets", "uuid") == by_chance


@pytest.mark.parametrize("path", sorted(trees()))
def test_a_module_says_what_it_is(path: str) -> None:
    assert ast.get_docstring(trees()[path])
