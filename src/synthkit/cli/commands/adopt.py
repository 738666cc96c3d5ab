"""``synthkit adopt``: takes over what a person changed in an exported Word file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from synthkit.cli.session import Session

if TYPE_CHECKING:
    from synthkit.app.adoption import Adoption
    from synthkit.cli.workspace import Workspace
    from synthkit.exporters.layout import Layout
    from synthkit.exporters.view import View
    from synthkit.model.synthesis import Synthesis


def adopt(
    session: Session,
    file: Annotated[Path, typer.Argument(metavar="FILE.docx")],
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y")] = False,
    by: Annotated[str | None, typer.Option("--by", metavar="ROLE")] = None,
) -> None:
    """Lists what was changed in the file and, once confirmed, takes it over in one change.

    Raises:
        UsageMistake: "adopt_needs_yes" where nobody can be asked, "path_not_there", or
            "not_an_export" if the file holds no question of the workshop.
        Unreadable: if it is no Word file.
    """
    from synthkit.cli.adopting import report_adoption, with_settings
    from synthkit.cli.changes import report_new_findings
    from synthkit.cli.exports import know_as_written

    screen = session.screen
    with session.reading() if dry_run else session.writing() as workspace:
        before = workspace.whole()
        found = _adoption(workspace, before, file, by)
        if not found.reports:
            screen.result("terminal.adopt.nothing")
        report_adoption(screen, found)
        if found.change is None or dry_run:
            return
        if not yes and not screen.is_confirmed("terminal.adopt.ask", "adopt_needs_yes"):
            screen.remark("terminal.adopt.nothing_done")
            return
        workspace.record(with_settings(workspace, before, found.change, found.front))
        if not found.left:
            know_as_written(workspace, file)
        after = workspace.whole()
    screen.result("terminal.adopt.done", count=len(found.taken))
    report_new_findings(screen, before, after)
    screen.remark("terminal.undo_with")


def _adoption(
    workspace: "Workspace", synthesis: "Synthesis", file: Path, by: str | None
) -> "Adoption":
    """What a person changed in an exported file, as decisions over the synthesis as it stands."""
    from synthkit.app.adopting import Commenter, adopt
    from synthkit.app.document_tree import tree_of_file, tree_of_layout
    from synthkit.app.pipeline import as_shown
    from synthkit.errors import Unreadable, UsageMistake
    from synthkit.exporters.layout import Layout, lay_out
    from synthkit.privacy.masker import masker_for
    from synthkit.readers.contents import Refused
    from synthkit.readers.docx.document import read_export

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
    commenter = Commenter(by, lambda text: masker_for(synthesis).text(text))
    before = tree_of_layout(exported or today)
    return adopt(synthesis, before, edited, tree_of_layout(today), commenter)


def _view_of(exported: "Layout | None") -> "View":
    """The view of the document, as far as it tells in what words its lines stand."""
    from synthkit.exporters.view import Names, View
    from synthkit.text.catalogue import catalogue

    if exported is not None:
        said = catalogue(exported.language).text("document.working_material")
        if any(paragraph.text == said for paragraph in exported.paragraphs[:1]):
            return View(names=Names.SHOWN)
    return View()
