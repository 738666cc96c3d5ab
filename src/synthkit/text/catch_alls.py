"""Titles that would fit any theme, and so tell nothing of this one."""

import tomllib
from functools import cache
from pathlib import Path

from synthkit.text.wordforms import words

_TABLE = Path(__file__).parent / "words" / "checks.toml"


def is_catch_all(title: str) -> bool:
    """Whether the title says no more than that it is about the rest: "Övriga frågor", "Other"."""
    rest, filling = _catch_alls()
    told = set(words(title))
    return bool(told & rest) and told <= rest | filling


@cache
def _catch_alls() -> tuple[frozenset[str], frozenset[str]]:
    table = tomllib.loads(_TABLE.read_text("utf-8"))["catch_all"]
    return frozenset(table["rest"].split()), frozenset(table["filling"].split())
