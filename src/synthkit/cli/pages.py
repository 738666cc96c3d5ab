"""Pages of their own beside the document: receipts, the one page, examples, a page for home."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from synthkit.app.home import home_of, names_for_home
from synthkit.app.pipeline import as_shown
from synthkit.cli.exports import Wanted, export_path, write_export
from synthkit.cli.lookup import nearest_names
from synthkit.cli.screen import Screen
from synthkit.cli.workspace import Workspace
from synthkit.errors import ExportRefused, UsageMistake
from synthkit.exporters.examples_page import examples_page, examples_workbook
from synthkit.exporters.formats import DOCX, PDF, XLSX, ExportFormat, safe_stem
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
    screen: Screen,
    workspace: Workspace,
    synthesis: Synthesis,
    asked: AskedPages,
    wanted: Wanted,
) -> None:
    """Writes the page that is asked for, and says where it lies.

    Raises:
        UsageMistake: as the functions below.
        ExportRefused: as these.
    """
    formats, output = wanted.formats, wanted.output
    if asked.receipt is not None:
        paths = write_receipts(workspace, synthesis, formats, output, asked.receipt)
    elif asked.onepager:
        paths, page = write_one_page(workspace, synthesis, formats, output)
        screen.remark("terminal.onepager", shown=page.shown, count=page.every)
    elif asked.examples:
        paths, count = write_examples(workspace, synthesis, formats, output)
        screen.remark("terminal.examples.count", count=count)
    else:
        paths = write_home(workspace, synthesis, formats, output, asked.home or "")
    for path in paths:
        screen.result("terminal.written", path=path)


def write_one_page(
    workspace: Workspace,
    synthesis: Synthesis,
    formats: Sequence[ExportFormat],
    output: Path | None,
) -> tuple[list[Path], OnePage]:
    """Writes the one page in each of these formats; returns where, and what it shows.

    Personal data in it is masked.

    Raises:
        ExportRefused: "nothing_summarised", "onepager_of_no_such_format", or as `write_export`.
    """
    _refuse_unsummarised(synthesis)
    if not set(formats) <= {DOCX, PDF}:
        raise ExportRefused("onepager_of_no_such_format")
    page = one_page(as_shown(synthesis, View()))
    return _write_page(workspace, synthesis, page.layout, formats, output), page


def write_receipts(
    workspace: Workspace,
    synthesis: Synthesis,
    formats: Sequence[ExportFormat],
    folder: Path | None,
    receiver: str,
) -> list[Path]:
    """Writes the receipt of a group, or of `ALL`, in each of these formats; returns where.

    Personal data in it is masked.

    Raises:
        UsageMistake: "no_such_receiver".
        ExportRefused: "nothing_summarised", "page_of_no_such_format", or as `write_export`.
    """
    _refuse_unsummarised(synthesis)
    _refuse_without_layouts(formats)
    shown = as_shown(synthesis, View())
    known = receivers(shown)
    asked = [name for name in known if receiver in {ALL, name}]
    if not asked:
        names = ", ".join(known)
        raise UsageMistake("no_such_receiver", name=receiver, receivers=names)
    paths: list[Path] = []
    for name in asked:
        layout = receipt(shown, name)
        for form in formats:
            paths.append((folder or Path()) / f"{safe_stem(layout.title)}{form.ending}")
            content = form.write(layout, synthesis.workshop, workspace.environment.now())
            write_export(workspace, paths[-1], content)
    return paths


def write_examples(
    workspace: Workspace,
    synthesis: Synthesis,
    formats: Sequence[ExportFormat],
    output: Path | None,
) -> tuple[list[Path], int]:
    """Writes the good examples in each of these formats; returns where, and how many there are.

    Raises:
        ExportRefused: "page_of_no_such_format", or as `write_export`.
    """
    _refuse_without_layouts([form for form in formats if form is not XLSX])
    shown = as_shown(synthesis, View(examples=Examples.SHOWN))
    page = examples_page(shown)
    layouts = [form for form in formats if form is not XLSX]
    paths = _write_page(workspace, synthesis, page, layouts, output)
    if XLSX in formats:
        path = _page_path(synthesis, page, XLSX, formats, output)
        write_export(workspace, path, examples_workbook(shown, workspace.environment.now()))
        paths.append(path)
    return paths, len(shown.examples)


def write_home(
    workspace: Workspace,
    synthesis: Synthesis,
    formats: Sequence[ExportFormat],
    output: Path | None,
    whose: str,
) -> list[Path]:
    """Writes what concerns a group or whoever is named, on one page; returns where.

    Raises:
        UsageMistake: "nobody_of_that_name".
        ExportRefused: "nothing_summarised", "page_of_no_such_format", or as `write_export`.
    """
    _refuse_unsummarised(synthesis)
    _refuse_without_layouts(formats)
    shown = as_shown(synthesis, View(examples=Examples.SHOWN))
    home = home_of(shown, whose)
    if home is None:
        near = nearest_names(whose, names_for_home(shown))
        raise UsageMistake("nobody_of_that_name", name=whose, names=near)
    page = home_page(shown, home)
    return _write_page(workspace, synthesis, page, formats, output)


def _refuse_unsummarised(synthesis: Synthesis) -> None:
    if not synthesis.sections:
        raise ExportRefused("nothing_summarised")


def _refuse_without_layouts(formats: Sequence[ExportFormat]) -> None:
    for form in formats:
        if not form.writes_layouts:
            raise ExportRefused("page_of_no_such_format", ending=form.ending)


def _write_page(
    workspace: Workspace,
    synthesis: Synthesis,
    page: Layout,
    formats: Sequence[ExportFormat],
    output: Path | None,
) -> list[Path]:
    paths: list[Path] = []
    for form in formats:
        paths.append(_page_path(synthesis, page, form, formats, output))
        content = form.write(page, synthesis.workshop, workspace.environment.now())
        write_export(workspace, paths[-1], content)
    return paths


def _page_path(
    synthesis: Synthesis,
    page: Layout,
    form: ExportFormat,
    formats: Sequence[ExportFormat],
    output: Path | None,
) -> Path:
    path = export_path(synthesis, form, formats, output)
    named = output is not None and not output.is_dir()
    return path if named else path.with_stem(safe_stem(page.title))
