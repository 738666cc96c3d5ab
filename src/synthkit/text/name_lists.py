"""The lists of names, places and organisations in ``names/`` of the languages' folders."""

from typing import Literal

from synthkit.text.languages import every

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


def entries(name: ListName) -> tuple[str, ...]:
    """The entries of that list, in order: separated by commas and line ends, # for remarks."""
    paths = (language.folder / "names" / f"{name}.txt" for language in every())
    texts = (path.read_text("utf-8") for path in paths if path.is_file())
    lines = (line for text in texts for line in text.splitlines() if not line.startswith("#"))
    return tuple(entry for line in lines for part in line.split(",") if (entry := part.strip()))
