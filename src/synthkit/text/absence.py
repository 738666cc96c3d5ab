"""That something is missing, or is to end, said without a negating word."""

import re
import tomllib
from functools import cache
from pathlib import Path

from synthkit.text.wordforms import fold

_TABLE = Path(__file__).parent / "words" / "checks.toml"


def speaks_of_absence(text: str) -> bool:
    """Whether the text says without "inte" what others would say with it: "Samordning saknas"."""
    return _pattern().search(fold(text)) is not None


@cache
def _pattern() -> re.Pattern[str]:
    table = tomllib.loads(_TABLE.read_text("utf-8"))["absence"]
    phrases = [phrase.strip() for phrase in table["phrases"].split("|")]
    either = "|".join(re.escape(begin) for begin in [*table["begins"].split(), *phrases])
    return re.compile(rf"\b(?:{either})")
