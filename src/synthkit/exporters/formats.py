"""The export formats.

A new one is a module with a function `export`, and a line in this list: the options of the command
line and the names of files follow. The module is imported only when it is used, which keeps the
command line fast.
"""

import datetime as dt
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final, Protocol, cast

if TYPE_CHECKING:
    from synthkit.exporters.layout import View
    from synthkit.model.synthesis import Synthesis


class Exporter(Protocol):
    """A module that exports one format."""

    def export(self, synthesis: "Synthesis", view: "View", made_at: dt.datetime) -> bytes:
        """The bytes of the file: the same synthesis, view and time give the same bytes."""
        ...


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """One export format.

    Attributes:
        name: of its option on the command line ("--docx"), and the ending of its files.
        media_type: as browsers and mail programs name it.
        module: its `Exporter`.
    """

    name: str
    media_type: str
    module: str

    @property
    def ending(self) -> str:
        """The ending of its files, with the dot."""
        return f".{self.name}"

    def export(self, synthesis: "Synthesis", view: "View", made_at: dt.datetime) -> bytes:
        """The synthesis as a file of this format; nothing is masked here."""
        exporter = cast("Exporter", import_module(self.module))
        return exporter.export(synthesis, view, made_at)


DOCX: Final = ExportFormat(
    "docx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "synthkit.exporters.docx",
)
PDF: Final = ExportFormat("pdf", "application/pdf", "synthkit.exporters.pdf")
XLSX: Final = ExportFormat(
    "xlsx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "synthkit.exporters.xlsx",
)
MARKDOWN: Final = ExportFormat("md", "text/markdown", "synthkit.exporters.markdown")
JSON: Final = ExportFormat("json", "application/json", "synthkit.exporters.json_export")

FORMATS: Final = (DOCX, PDF, XLSX, MARKDOWN, JSON)


def format_of_ending(ending: str) -> ExportFormat | None:
    """The format whose files have that ending (with the dot), whatever its case."""
    return next((form for form in FORMATS if form.ending == ending.lower()), None)
