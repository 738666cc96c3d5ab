"""The house keeps its shape: who may import whom, and what is touched in one room only."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from synthkit.text import languages
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


def test_every_module_says_what_it_is() -> None:
    assert [path for path, tree in trees().items() if not ast.get_docstring(tree)] == []


# What is Swedish or English lies in the languages' folders

# Patterns with words to choose from that are of no language, and why.
OF_NO_LANGUAGE = {
    "cli/commands/adopt.py": "values of an option",
    "cli/commands/export.py": "values of an option",
    "cli/commands/prompts.py": "values of an argument",
    "engines/offline/wording.py": "schemes of addresses",
    "engines/models/server_replies.py": "what servers answer",
    "privacy/contacts.py": "top-level domains and names of sites",
    "text/commands.py": "marks of chats",
    "engines/models/completion.py": "tags that models think within",
    "readers/docx/drawings.py": "style sheets",
    "readers/docx/styles.py": "names of styles in languages that have no folder",
    "readers/html.py": "style sheets",
    "readers/sheets/columns.py": "addresses",
    "readers/meeting_transcripts.py": "marks of WebVTT",
    "readers/pdf/glyphs.py": "names of fonts",
    "store/journal_mode.py": "names of file systems and services",
}
CHOICE = re.compile(r"[^\W\d_]{3,}[^|()\[\]]{0,15}(?<! )\|(?! )[^|()\[\]]{0,15}[^\W\d_]{3,}")


def texts_outside_the_languages() -> Iterator[tuple[str, str]]:
    """The string literals of all modules that are no language's own, docstrings left out."""
    folders = tuple(f"text/{code}/" for code in languages.codes())
    for path, tree in trees().items():
        if path.startswith(folders):
            continue
        prose = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        for node in ast.walk(tree):
            text = node.value if isinstance(node, ast.Constant) and id(node) not in prose else None
            if isinstance(text, str):
                yield path, text


def test_only_the_languages_know_letters_beside_a_to_z() -> None:
    letters = set(languages.own_letters())
    assert not [(path, t) for path, t in texts_outside_the_languages() if letters & set(t.lower())]


def test_only_the_languages_are_named_by_their_codes() -> None:
    named = {path for path, text in texts_outside_the_languages() if text in languages.codes()}
    assert named == {"text/languages.py"}


def test_only_the_languages_know_words_of_grammar() -> None:
    """Swedish ones, for English is what keys and values are called by."""
    english, swedish = (languages.get(code).words for code in ("en", "sv"))
    telling = {word for word in swedish.function_words - english.stop if len(word) > 2}
    found = [
        (path, word)
        for path, text in texts_outside_the_languages()
        for word in re.findall(r"[\w-]+", text)
        if word in telling
    ]
    assert not found


def test_a_pattern_with_words_to_choose_from_is_of_no_language() -> None:
    choosing = {path for path, text in texts_outside_the_languages() if CHOICE.search(text)}
    assert choosing == set(OF_NO_LANGUAGE)
