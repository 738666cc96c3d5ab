"""Pages of their own beside the document: receipts, the one page, examples, a page for home."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from synthkit.app.home import home_of, names_for_home
from synthkit.app.pipeline import as_shown
from synthkit.cli.exports import Wanted, export_path, refuse_unsummarised, write_export
from synthkit.cli.lookup import nearest_names
from synthkit.cli.screen import Screen
from synthkit.cli.workspace import Workspace
from synthkit.errors import ExportRefused, UsageMistake
from synthkit.exporters.examples_page import examples_page, examples_workbook
from synthkit.exporters.formats import DOCX, PDF, XLSX, ExportFormat, format_of_ending, safe_stem
from synthkit.exporters.home_page import home_page
from synthkit.exporters.layout import Layout
from synthkit.exporters.onepager import OnePage, one_page
from synthkit.exporters.receipt import receipt, receivers
from synthkit.exporters.view import Examples, View
from synthkit.model.synthesis import Synthesis

ALL: Final = "all"


@dataclass(frozen=True, slots=True)
class AskedPages:
    """Which page is asked for instead of the document; the first of several is written.

    Attributes:
        receipt: a group, or `ALL`.
        home: a group, or whoever else is named.
    """

    receipt: str | None
    onepager: bool
    examples: bool
    home: str | None

    @property
    def any(self) -> bool:
        """Whether one is asked for at all."""
        named = self.receipt is not None or self.home is not None
        return self.onepager or self.examples or named


def write_asked_pages(
    screen: Screen, workspace: Workspace, synthesis: Synthesis, asked: AskedPages, wanted: Wanted
) -> None:
    """Writes the page that is asked for in each of the formats, and says where it lies.

    Personal data in it is masked.

    Raises:
        UsageMistake: "no_such_receiver", or "nobody_of_that_name".
        ExportRefused: "nothing_summarised", "onepager_of_no_such_format", "page_of_no_such_format",
            "receipts_need_a_folder", or as `write_export`.
    """
    pages = _Pages(workspace, synthesis, wanted)
    if asked.receipt is not None:
        paths = pages.receipts(asked.receipt)
    elif asked.onepager:
        paths, page = pages.one_page()
        screen.remark("terminal.onepager", shown=page.shown, count=page.every)
    elif asked.examples:
        paths, count = pages.examples()
        screen.remark("terminal.examples.count", count=count)
    else:
        paths = pages.home(asked.home or "")
    for path in paths:
        screen.result("terminal.written", path=path)


class _Pages:
    """Writes pages of one synthesis; each method returns where they lie."""

    def __init__(self, workspace: Workspace, synthesis: Synthesis, wanted: Wanted) -> None:
        self._workspace = workspace
        self._synthesis = synthesis
        self._formats, self._output = wanted.formats, wanted.output
        self._now = workspace.environment.now()

    def one_page(self) -> tuple[list[Path], OnePage]:
        """The one page, and what it shows."""
        refuse_unsummarised(self._synthesis)
        if not set(self._formats) <= {DOCX, PDF}:
            raise ExportRefused("onepager_of_no_such_format")
        page = one_page(as_shown(self._synthesis, View()))
        return self._write(page.layout, self._formats), page

    def receipts(self, receiver: str) -> list[Path]:
        """The receipt of a group, or of `ALL`."""
        refuse_unsummarised(self._synthesis)
        _refuse_without_layouts(self._formats)
        shown = as_shown(self._synthesis, View())
        known = receivers(shown)
        asked = [name for name in known if receiver in {ALL, name}]
        if not asked:
            raise UsageMistake("no_such_receiver", name=receiver, receivers=", ".join(known))
        folder = self._output
        if receiver == ALL and folder is not None and not folder.is_dir():
            if format_of_ending(folder.suffix):
                raise ExportRefused("receipts_need_a_folder", name=folder.name)
            folder.mkdir(parents=True)
        pages = [receipt(shown, name) for name in asked]
        return [path for page in pages for path in self._write(page, self._formats)]

    def examples(self) -> tuple[list[Path], int]:
        """The good examples, and how many there are."""
        layouts = [form for form in self._formats if form is not XLSX]
        _refuse_without_layouts(layouts)
        shown = as_shown(self._synthesis, View(examples=Examples.SHOWN))
        page = examples_page(shown)
        paths = self._write(page, layouts)
        if XLSX in self._formats:
            paths.append(self._path(page, XLSX))
            self._export(paths[-1], examples_workbook(shown, self._now))
        return paths, len(shown.examples)

    def home(self, whose: str) -> list[Path]:
        """What concerns a group or whoever is named, on one page."""
        refuse_unsummarised(self._synthesis)
        _refuse_without_layouts(self._formats)
        shown = as_shown(self._synthesis, View(examples=Examples.SHOWN))
        home = home_of(shown, whose)
        if home is None:
            near = nearest_names(whose, names_for_home(shown))
            raise UsageMistake("nobody_of_that_name", name=whose, names=near)
        return self._write(home_page(shown, home), self._formats)

    def _write(self, page: Layout, formats: Sequence[ExportFormat]) -> list[Path]:
        paths = [self._path(page, form) for form in formats]
        for form, path in zip(formats, paths, strict=True):
            self._export(path, form.write(page, self._synthesis.workshop, self._now))
        return paths

    def _path(self, page: Layout, form: ExportFormat) -> Path:
        path = export_path(self._synthesis, form, self._formats, self._output)
        named = self._output is not None and not self._output.is_dir()
        return path if named else path.with_name(f"{safe_stem(page.title)}{form.ending}")

    def _export(self, path: Path, content: bytes) -> None:
        write_export(self._workspace, path, content)


def _refuse_without_layouts(formats: Sequence[ExportFormat]) -> None:
    for form in formats:
        if not form.writes_layouts:
            raise ExportRefused("page_of_no_such_format", option=f"--{form.name}")
