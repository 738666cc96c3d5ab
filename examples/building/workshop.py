"""Builds a workshop: its group files and its gold.json, out of its readable source."""

from dataclasses import dataclass
from pathlib import Path

from examples.building.docx_files import docx_bytes
from examples.building.gold import gold_text
from examples.building.pdf_files import pdf_bytes
from examples.building.source import GroupFile, read_groups


@dataclass(frozen=True, slots=True)
class Workshop:
    """A workshop folder: synthkit.toml, written by hand, notes/ and gold.json, built.

    Attributes:
        folder: where these stand.
        source: the folder with the group files as text and gold.toml.
    """

    folder: Path
    source: Path

    @property
    def groups(self) -> tuple[GroupFile, ...]:
        """The group files, as they shall be built."""
        return read_groups(self.source)

    @property
    def gold(self) -> str:
        """gold.json, as it shall be written."""
        return gold_text(self.groups, self.source)

    def build(self) -> None:
        """Writes notes/ and gold.json anew; the same source gives the same bytes."""
        notes = self.folder / "notes"
        notes.mkdir(parents=True, exist_ok=True)
        for group in self.groups:
            (notes / group.file).write_bytes(group_file_bytes(group))
            print(f"{group.file}: {len(group.notes)} notes")
        (self.folder / "gold.json").write_text(self.gold, "utf-8", newline="\n")
        print(f"gold.json: {sum(len(group.notes) for group in self.groups)} notes")


def group_file_bytes(group: GroupFile) -> bytes:
    """The file of a group, in its shape."""
    return pdf_bytes(group) if group.file.endswith(".pdf") else docx_bytes(group)
