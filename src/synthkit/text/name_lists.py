"""The lists of names, places and organisations in ``names/``, read as they stand there."""

from pathlib import Path
from typing import Literal

ListName = Literal[
    "also_places",
    "also_words",
    "also_words_small",
    "given_names",
    "municipalities",
    "organisations",
    "places",
    "surnames",
]

_FOLDER = Path(__file__).parent / "names"


def entries(name: ListName) -> tuple[str, ...]:
    """The entries of that list, in its order: separated by commas and line ends, # for remarks."""
    lines = (_FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
    return tuple(
        entry
        for line in lines
        if not line.startswith("#")
        for entry in (part.strip() for part in line.split(","))
        if entry
    )
