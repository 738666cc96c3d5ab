"""An edited Word file taken back: read, compared, and what came of it told."""

from pathlib import Path

from synthkit.app.adopting import Adoption, EditReport, adopt
from synthkit.app.document_tree import tree_of_file, tree_of_layout
from synthkit.app.pipeline import as_shown
from synthkit.cli.screen import Screen
from synthkit.cli.workspace import Workspace
from synthkit.errors import Unreadable, UsageMistake
from synthkit.exporters.layout import Layout, lay_out
from synthkit.exporters.view import Names, View
from synthkit.model.synthesis import Synthesis
from synthkit.readers.contents import Refused
from synthkit.readers.docx.document import read_export
from synthkit.text.catalogue import catalogue


def adoption(workspace: Workspace, synthesis: Synthesis, file: Path) -> Adoption:
    """What a person changed in an exported file, as decisions over the synthesis as it stands.

    Raises:
        UsageMistake: "path_not_there", or "not_an_export" if the file holds no question of it.
        Unreadable: if the file is no Word file.
    """
    if not file.is_file():
        raise UsageMistake("path_not_there", path=file)
    try:
        contents, mark = read_export(file.read_bytes())
    except Refused as refused:
        raise Unreadable(refused.reason.value, name=file.name) from refused
    stored = workspace.store.layout(mark) if mark else None
    exported = Layout.model_validate_json(stored) if stored else None
    today = lay_out(as_shown(synthesis, _view_of(exported)), _view_of(exported)).value
    edited = tree_of_file(contents, (exported or today).language)
    if not any(question.themes or question.tensions for question in edited.questions):
        raise UsageMistake("not_an_export", name=file.name)
    return adopt(synthesis, tree_of_layout(exported or today), edited, tree_of_layout(today))


def report_adoption(screen: Screen, adoption: Adoption) -> None:
    """What is taken over, then what is not, question by question."""
    if not adoption.reports:
        screen.result("terminal.adopt.nothing")
    for heading, reports in (("taken", adoption.taken), ("left", adoption.left)):
        if reports:
            screen.result(f"terminal.adopt.{heading}")
        for report in reports:
            screen.line(_sentence(screen, report), indent=2)


def _view_of(exported: Layout | None) -> View:
    """The view of the document, as far as it tells in what words its lines stand."""
    if exported is not None:
        said = catalogue(exported.language).text("document.working_material")
        if any(paragraph.text == said for paragraph in exported.paragraphs[:1]):
            return View(names=Names.SHOWN)
    return View()


def _sentence(screen: Screen, report: EditReport) -> str:
    said = screen.texts.text(f"terminal.adopt.{report.kind}", **report.values)
    if report.question is None:
        return said
    return screen.texts.text("terminal.adopt.under", number=report.question, said=said)
