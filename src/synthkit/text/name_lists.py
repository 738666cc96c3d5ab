"""The lists in ``names/``, here and in the languages' folders, and whether a name is in them."""

from functools import cache
from pathlib import Path
from typing import Literal

from synthkit.text.languages import every
from synthkit.text.wordforms import fold

ListName = Literal[
    "also_places",
    "also_words",
    "also_words_small",
    "given_names",
    "given_names_elsewhere",
    "given_names_listed",
    "municipalities",
    "organisations",
    "places",
    "surnames",
    "surnames_elsewhere",
    "surnames_listed",
]

_PLACES_AND_ORGANISATIONS: tuple[ListName, ...] = ("municipalities", "places", "organisations")
_GENITIVES = (":s", "'s", "s", "'")


def entries(name: ListName) -> tuple[str, ...]:
    """The entries of that list, in order: separated by commas and line ends, # for remarks."""
    folders = (Path(__file__).parent, *(language.folder for language in every()))
    paths = (folder / "names" / f"{name}.txt" for folder in folders)
    texts = (path.read_text("utf-8") for path in paths if path.is_file())
    lines = (line for text in texts for line in text.splitlines() if not line.startswith("#"))
    return tuple(entry for line in lines for part in line.split(",") if (entry := part.strip()))


def is_listed(name: str) -> bool:
    """Whether it is a place or an organisation, in whatever case, genitives included."""
    folded = fold(name)
    return any(form in _listed() for form in (folded, *_bare_forms(folded)))


def _bare_forms(folded: str) -> tuple[str, ...]:
    return tuple(folded.removesuffix(ending) for ending in _GENITIVES if folded.endswith(ending))


@cache
def _listed() -> frozenset[str]:
    return frozenset(fold(entry) for one in _PLACES_AND_ORGANISATIONS for entry in entries(one))
