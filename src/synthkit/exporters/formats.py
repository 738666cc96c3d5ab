"""The export formats, and what their files are called when nobody says.

A new format is a module with a function `write`, which makes a file of a layout, and a line in this
list: the options of the command line and the names of files follow. One that shows more than the
document does has a function `export` instead. The module is imported only when it is used, which
keeps the command line fast.
"""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final, Protocol, cast

from synthkit.model.workshop import Workshop
from synthkit.text.catalogue import catalogue
from synthkit.text.languages import LanguageCode

if TYPE_CHECKING:
    from synthkit.exporters.house_template import HouseTemplate
    from synthkit.exporters.layout import Layout
    from synthkit.exporters.view import View
    from synthkit.model.base import Result
    from synthkit.model.synthesis import Synthesis


class LayoutWriter(Protocol):
    """A module that writes a layout in one format."""

    def write(self, layout: "Layout", workshop: Workshop, made_at: dt.datetime) -> bytes:
        """The bytes of the file: the same layout, workshop and time give the same bytes."""
        ...


class Exporter(Protocol):
    """A module that exports all that is known of a synthesis."""

    def export(self, synthesis: "Synthesis", view: "View", made_at: dt.datetime) -> bytes:
        """The bytes of the file: the same synthesis, view and time give the same bytes."""
        ...


class TemplateExporter(Protocol):
    """A module that exports a synthesis in the look of a house template."""

    def export_into(
        self, template: "HouseTemplate", synthesis: "Synthesis", view: "View", made_at: dt.datetime
    ) -> "Result[bytes]":
        """The bytes of the file, and what the template lacks."""
        ...


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """One export format.

    Attributes:
        name: of its option on the command line ("--docx"), and the ending of its files.
        module: its `LayoutWriter` or `Exporter`.
        writes_layouts: which of the two that is.
        ending_of: the format whose ending its files have, where that is another.
        templates: endings of house templates that its files can take their look from.
        template_module: the `TemplateExporter`, where the module itself is none.
    """

    name: str
    module: str
    writes_layouts: bool = True
    ending_of: "ExportFormat | None" = None
    templates: tuple[str, ...] = ()
    template_module: str = ""

    @property
    def ending(self) -> str:
        """The ending of its files, with the dot."""
        return f".{(self.ending_of or self).name}"

    def file_name(self, stem: str, language: LanguageCode) -> str:
        """The name of its file beside others of that stem."""
        if self.ending_of:
            stem = catalogue(language).text(f"document.file.{self.name}", name=stem)
        return stem + self.ending

    def export(self, synthesis: "Synthesis", view: "View", made_at: dt.datetime) -> bytes:
        """The synthesis as a file of this format; nothing is masked here."""
        if self.writes_layouts:
            from synthkit.exporters.review import document  # noqa: PLC0415 - `--help` does without

            return self.write(document(synthesis, view), synthesis.workshop, made_at)
        exporter = cast("Exporter", import_module(self.module))
        return exporter.export(synthesis, view, made_at)

    def export_into(
        self, template: "HouseTemplate", synthesis: "Synthesis", view: "View", made_at: dt.datetime
    ) -> "Result[bytes]":
        """The synthesis in the look of a template of this format, with what that one lacks."""
        exporter = cast("TemplateExporter", import_module(self.template_module or self.module))
        return exporter.export_into(template, synthesis, view, made_at)

    def write(self, layout: "Layout", workshop: Workshop, made_at: dt.datetime) -> bytes:
        """A layout of that workshop as a file of this format, if it is one that writes layouts."""
        writer = cast("LayoutWriter", import_module(self.module))
        return writer.write(layout, workshop, made_at)


DOCX: Final = ExportFormat(
    "docx",
    "synthkit.exporters.docx.document",
    templates=(".docx", ".dotx"),
    template_module="synthkit.exporters.docx.template",
)
PPTX: Final = ExportFormat(
    "pptx", "synthkit.exporters.pptx", writes_layouts=False, templates=(".pptx", ".potx")
)
PDF: Final = ExportFormat("pdf", "synthkit.exporters.pdf.document")
XLSX: Final = ExportFormat("xlsx", "synthkit.exporters.excel.synthesis", writes_layouts=False)
HTML: Final = ExportFormat("html", "synthkit.exporters.html")
MARKDOWN: Final = ExportFormat("md", "synthkit.exporters.markdown")
JSON: Final = ExportFormat("json", "synthkit.exporters.json_export", writes_layouts=False)
EVIDENCE: Final = ExportFormat(
    "evidence", "synthkit.exporters.evidence.page", writes_layouts=False, ending_of=HTML
)
REGISTER: Final = ExportFormat(
    "register", "synthkit.exporters.excel.register", writes_layouts=False, ending_of=XLSX
)
FORMATS: Final = (DOCX, PDF, HTML, EVIDENCE, PPTX, XLSX, REGISTER, MARKDOWN, JSON)

# What Windows allows in no file name; "/" is nobody's.
_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_LONGEST_STEM: Final = 100


def format_of_ending(ending: str) -> ExportFormat | None:
    """The format whose files have that ending (with the dot), whatever its case."""
    return next((form for form in FORMATS if form.ending == ending.lower()), None)


def file_stem(workshop: Workshop) -> str:
    """The file name without its ending: "Sammanställning WS 2".

    Without a name the first day stands for it, and without a day nothing. Whatever the workshop is
    called, the name is one that Windows, macOS and Linux take.
    """
    from synthkit.exporters.wording import texts_of  # noqa: PLC0415 - `--help` does without

    texts = texts_of(workshop)
    if workshop.name:
        stem = safe_stem(texts.text("document.heading.document", workshop=workshop.name))
        if stem:
            return stem
    if workshop.dates:
        return texts.text("document.file.with_date", date=min(workshop.dates).isoformat())
    return texts.text("document.file.without_name")


def marked(stem: str, mark: str, language: LanguageCode) -> str:
    """The stem of a file whose name must say what it is, by the key of what it says."""
    said = catalogue(language).text(f"document.file.{mark}")
    return stem if stem.endswith(said) else f"{stem} – {said}"


def safe_stem(name: str) -> str:
    """A file name without its ending that Windows, macOS and Linux take."""
    folded = unicodedata.normalize("NFC", name)
    allowed = " ".join(_FORBIDDEN.sub(" ", folded).split())
    # A point or a space at the end is dropped by Windows without a word.
    return allowed[:_LONGEST_STEM].rstrip(". ")
