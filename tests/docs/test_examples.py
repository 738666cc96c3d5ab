"""What the documentation tells people to type can be typed, and its links lead somewhere."""

from pathlib import Path
from typing import Any

import pytest
import typer

from synthkit.cli.localised_typer import UsageError
from synthkit.cli.program import COMMANDS, app, command
from tests.docs.pages import PAGES, ROOT, Written, anchors, commands, links, name

PROGRAM: Any = typer.main.get_command(app)
TEXTS = {page: page.read_text("utf-8") for page in PAGES}
WRITTEN = [found for page, text in TEXTS.items() for found in commands(name(page), text)]
LINKS = [(page, target) for page, text in TEXTS.items() for target in links(text)]


def mistake(written: Written) -> str | None:
    """What the program would object to before it does anything, if there is something."""
    words = list(written.words)
    known = {"--workspace", "-w", "--language", "--quiet", "-q", "--debug"}
    before = [word for word in words[: _command_at(words)] if word.startswith("-")]
    if unknown := [word for word in before if word not in known | set(_options(PROGRAM))]:
        return f"no such option: {unknown[0]}"
    named = words[_command_at(words) :]
    if not named:
        return None
    if named[0] not in COMMANDS:
        return f"no such command: {named[0]}"
    meant = command(named[0])
    if written.whole:
        return _objection(meant, named)
    typed = [word for word in named[1:] if word.startswith("-")]
    missing = [word for word in typed if word not in _options(meant)]
    return f"no such option: {missing[0]}" if missing else None


def _command_at(words: list[str]) -> int:
    """Where the command stands: after the options that hold for all."""
    at = 0
    while at < len(words) and words[at].startswith("-"):
        at += 2 if words[at] in {"--workspace", "-w", "--language"} else 1
    return at


def _objection(command: Any, named: list[str]) -> str | None:
    if {"--help", "-h"} & set(named):
        return None
    try:
        command.make_context(named[0], named[1:])
    except UsageError as objection:
        return str(objection)
    return None


def _options(command: Any) -> list[str]:
    own = [option for parameter in command.params for option in parameter.opts]
    return [*own, "--help", "-h"]


@pytest.mark.parametrize("page", sorted({written.page for written in WRITTEN}))
def test_every_command_in_the_documentation_can_be_typed(page: str):
    here = [written for written in WRITTEN if written.page == page]
    assert {str(one): found for one in here if (found := mistake(one))} == {}


def test_commands_are_found_in_blocks_and_in_sentences_and_without_their_remarks():
    text = """
    synthkit show -n 2              # a remark
    pip install . && synthkit demo

```
$ py -m synthkit retitle 3af1 "En ny rubrik"
```
Type `synthkit status --json`; `pip` and synthkit in a sentence are no commands.
"""

    found = [(written.words, written.whole) for written in commands("page.md", text)]

    assert found == [
        (("show", "-n", "2"), True),
        (("demo",), True),
        (("retitle", "3af1", "En ny rubrik"), True),
        (("status", "--json"), False),
    ]


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        (("summarize",), True),
        (("show", "--source"), True),
        (("show", "--source"), False),
        (("move", "3af1"), True),
        (("summarise", "--question", "two"), True),
        (("--colour", "show"), True),
    ],
)
def test_a_command_that_cannot_be_typed_would_be_noticed(words: tuple[str, ...], whole: bool):
    assert mistake(Written("page.md", words, whole)) is not None


@pytest.mark.parametrize(
    ("page", "target"), LINKS, ids=[f"{page.name}: {target}" for page, target in LINKS]
)
def test_every_link_within_the_project_resolves(page: Path, target: str):
    path, _, anchor = target.partition("#")
    aim = (page.parent / path).resolve() if path else page

    assert aim.exists()
    assert aim.is_relative_to(ROOT)
    if anchor:
        assert anchor in anchors(aim.read_text("utf-8"))
