"""What a person changed in an exported Word file, beside what stands in the workspace."""

from dataclasses import replace
from pathlib import Path

from synthkit.app.adopting import Editor, adopt
from synthkit.app.adoption import Adoption
from synthkit.app.document_reading import tree_of_file, tree_of_layout
from synthkit.app.pipeline import as_shown
from synthkit.cli.files import content_of
from synthkit.cli.workspace import Workspace
from synthkit.errors import Unreadable, UsageMistake
from synthkit.exporters.document_layout import lay_out
from synthkit.exporters.layout import Layout
from synthkit.exporters.view import Names, View
from synthkit.model.synthesis import Synthesis
from synthkit.privacy.masker import masker_for
from synthkit.readers.contents import Refused
from synthkit.readers.docx.document import read_export
from synthkit.text.catalogue import catalogue


def adoption_of(
    workspace: Workspace,
    synthesis: Synthesis,
    file: Path,
    editor: Editor | None = None,
) -> Adoption:
    """Its edits as decisions over the synthesis as it stands.

    Raises:
        UsageMistake: "path_not_there", or "not_an_export" if the file holds no question of the
            workshop.
        Unreadable: if it is no Word file.
    """
    try:
        contents, mark = read_export(content_of(file))
    except Refused as refused:
        raise Unreadable(refused.reason.value, name=file.name) from refused
    stored = workspace.store.layout(mark) if mark else None
    exported = Layout.model_validate_json(stored) if stored else None
    today = lay_out(as_shown(synthesis, _view_of(exported)), _view_of(exported)).value
    edited = tree_of_file(contents, exported or today)
    if not any(question.themes or question.tensions for question in edited.questions):
        raise UsageMistake("not_an_export", name=file.name)
    editor = replace(editor or Editor(), mask=lambda text: masker_for(synthesis).text(text))
    before = tree_of_layout(exported or today)
    return adopt(synthesis, before, edited, tree_of_layout(today), editor)


def _view_of(exported: Layout | None) -> View:
    """The view of the document, as far as it tells in what words its lines stand."""
    if exported is not None:
        said = catalogue(exported.language).text("document.working_material")
        if any(paragraph.text == said for paragraph in exported.paragraphs[:1]):
            return View(names=Names.SHOWN)
    return View()
