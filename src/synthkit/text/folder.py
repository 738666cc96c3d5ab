"""What the files of a language's folder hold: one class a file, read by `synthkit.text.lists`.

What each list is for stands in the Swedish files.
"""

from dataclasses import dataclass

from synthkit.text.lists import Lines, Table, Words


@dataclass(frozen=True, slots=True)
class Setting:
    """How a language is set: `language.toml`."""

    english_name: str
    region: str
    letters: str
    name_letters: str
    range_dash: str
    list_separator: str
    tesseract: str

    @property
    def tag(self) -> str:
        """The regional form as documents name it: "sv-SE"."""
        return self.region.replace("_", "-")


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers in words: `numbers.toml`."""

    ordinals_are_numbers: bool
    no_numbers: Words
    counted: Lines
    percent: Lines
    between: Words
    ordinals: Table
    values: Table
    multiples: Table
