"""The attacks that security.md lists are each held by tests that exist."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def rows() -> list[str]:
    text = (ROOT / "docs" / "security.md").read_text("utf-8")
    section = text.partition("## Attacks")[2].partition("\n## ")[0]
    return [line for line in section.splitlines() if line.startswith("| ")][1:]


def test_each_attack_names_a_test_that_exists() -> None:
    lacking = []
    for row in rows():
        named = NAMED.findall(row)
        for path, name in named:
            file = ROOT / path
            there = file.is_file() and re.search(rf"def {name}\(", file.read_text("utf-8"))
            lacking += [] if there else [f"{path}::{name}"]
        assert named, row
    assert lacking == []
    assert len(rows()) >= 25
