"""The themes of one meeting handed to the next: how its notes would fall, and settling them."""

from collections.abc import Sequence
from pathlib import Path

from synthkit.app.comparing import likest_question
from synthkit.cli.session import Session
from synthkit.cli.theme_file import ShownThemes
from synthkit.drafts.settled_themes import ThemeEdit
from synthkit.engines.offline.engine import OfflineEngine
from synthkit.errors import UsageMistake
from synthkit.model.note import Note, groups_of
from synthkit.model.synthesis import Brief, Section
from synthkit.model.workshop import Question


def themes_elsewhere(session: Session, folder: Path, question: Question) -> Section:
    """The section of the question there that is most like this one; the only one where it is alone.

    Raises:
        WorkspaceError: "no_workspace".
        UsageMistake: "no_themes_elsewhere" if nothing there is summarised.
    """
    own = session.folder
    try:
        with session.within(folder).reading() as workspace:
            synthesis = workspace.whole()
    finally:
        session.within(own)
    made = [section for section in synthesis.sections if section.draft.themes]
    if not made:
        raise UsageMistake("no_themes_elsewhere", folder=folder)
    nearest = likest_question(question, [section.question for section in made])
    return next(section for section in made if section.question == nearest)


def handed_on(shown: ShownThemes, section: Section) -> tuple[ThemeEdit, ...]:
    """Its titles as the themes that are wanted; one of a title that stands here is that one."""
    here = {theme.title: theme.id for theme in shown.themes}
    return tuple(
        ThemeEdit(title=theme.title, rows=(here[theme.title],) if theme.title in here else ())
        for theme in section.draft.themes
    )


def report_dry_run(
    session: Session, shown: ShownThemes, section: Section, notes: Sequence[Note]
) -> None:
    """How the notes of the question would fall under these titles; nothing is stored."""
    screen = session.screen
    titles = tuple(theme.title for theme in section.draft.themes)
    brief = Brief(language=shown.language, titles=titles)
    draft = OfflineEngine().draft(shown.question, tuple(notes), brief).value
    by_id = {note.id: note for note in notes}
    under = {theme.title: theme for theme in draft.themes}
    rows: list[list[object]] = []
    fallen: set[str] = set()
    for title in titles:
        theme = under.get(title)
        cited = [c.note for line in theme.insights for c in line.citations] if theme else []
        ids = list(dict.fromkeys(cited))
        fallen.update(ids)
        first = theme.insights[0].text if theme else ""
        rows.append([title, len(ids), len(groups_of(by_id[one] for one in ids)), first])
    screen.heading(f"{shown.question.number}. {shown.question.text}")
    asked = section.question
    screen.result("themes.handed.of", number=asked.number, question=asked.text)
    screen.table(screen.columns("themes", "theme", "notes", "groups", "line"), rows)
    left = len(by_id.keys() - fallen)
    if left:
        screen.result("themes.handed.left", count=left)
    screen.remark("themes.handed.accept")
