"""The themes of a question settled: in a person's own editor, from a file, or as they stand."""

import sys
from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path

from synthkit.app.comparing import likest_question
from synthkit.app.themes import needs_outline, settle
from synthkit.cli.changes import change
from synthkit.cli.editor import edited_file
from synthkit.cli.lookup import Ids
from synthkit.cli.reports.themes import report_theme_changes, shown_themes
from synthkit.cli.screen import Screen
from synthkit.cli.session import Session
from synthkit.cli.settings.edits import with_themes
from synthkit.cli.theme_file import ShownThemes, as_they_stand, themes_in, themes_text
from synthkit.cli.workspace import STORE_FOLDER, Workspace
from synthkit.drafts.changes import Change
from synthkit.drafts.settled_themes import ThemeEdit
from synthkit.engines.offline.engine import OfflineEngine
from synthkit.errors import UsageMistake
from synthkit.model.note import Note, groups_of
from synthkit.model.staleness import is_stale
from synthkit.model.synthesis import Brief, Section
from synthkit.model.workshop import Question
from synthkit.text.catalogue import catalogue


class Way(Enum):
    """How a person says which themes are wanted."""

    EDITED = auto()
    FROM_FILE = auto()
    AS_THEY_STAND = auto()


def current_themes(session: Session, numbers: list[int] | None) -> list[ShownThemes]:
    """The themes of these questions, of all where none is named."""
    with session.reading() as workspace:
        synthesis, named = workspace.whole(), workspace.numbers(numbers)
    # Notes that stand under no question are placed before themes are proposed.
    proposes = any(needs_outline(synthesis, number) for number in named)
    with session.writing() if proposes else session.reading() as workspace:
        return [shown_themes(workspace, number) for number in named]


def settle_themes(session: Session, numbers: list[int] | None, way: Way, file: Path | None) -> None:
    """Settles the themes of one question.

    Args:
        session: whose workspace it is.
        numbers: of the question.
        way: how it is said which are wanted.
        file: to take them from, where that is the way.

    Raises:
        UsageMistake: "themes_one_question", "themes_needs_terminal", "nothing_to_accept",
            "theme_file_not_read", or what cannot be understood, with its line.
    """
    with session.reading() as workspace:
        if len(workspace.numbers(numbers)) > 1:
            raise UsageMistake("themes_one_question")
        folder, editor = workspace.folder / STORE_FOLDER, workspace.environment.editor
    screen = session.screen
    (shown,) = current_themes(session, numbers)
    number = shown.question.number
    edited = folder / catalogue(shown.language).text("themes.file.name", number=number)
    wanted: tuple[ThemeEdit, ...] | None
    if way is Way.AS_THEY_STAND:
        wanted = as_they_stand(shown)
        if not wanted:
            raise UsageMistake("nothing_to_accept", number=number)
    elif file is not None:
        wanted = _read(shown, file)
    else:
        wanted = _edited(screen, shown, edited, editor)
    if wanted is None:
        screen.result("terminal.editor.unchanged")
        if shown.settled is None:
            screen.remark("themes.settle_as_is", number=number)
        screen.remark("terminal.editor.waits")
    elif _is_settled(shown, wanted):
        screen.result("themes.settled_already" if wanted else "themes.nothing_settled")
    else:
        _settle(session, shown, wanted)
    edited.unlink(missing_ok=True)


def hand_on_themes(
    session: Session, numbers: list[int] | None, folder: Path, *, accept: bool
) -> None:
    """Shows how notes would fall under the themes of another meeting, or settles these.

    Raises:
        UsageMistake: "themes_one_question", or "no_themes_elsewhere".
        WorkspaceError: "no_workspace" if none is in that folder.
    """
    with session.reading() as workspace:
        asked = workspace.numbers(numbers)
        if len(asked) > 1:
            raise UsageMistake("themes_one_question")
        notes = workspace.whole().material.notes_of(asked[0])
    (shown,) = current_themes(session, numbers)
    section = _themes_elsewhere(session, folder, shown.question)
    if accept:
        _settle(session, shown, _handed_on(shown, section))
    else:
        _report_dry_run(session, shown, section, notes)


def _read(shown: ShownThemes, path: Path) -> tuple[ThemeEdit, ...]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageMistake("theme_file_not_read", file=path) from error
    return themes_in(content, path, shown)


def _edited(
    screen: Screen, shown: ShownThemes, path: Path, editor: str | None
) -> tuple[ThemeEdit, ...] | None:
    """What a person made of the file; None where it came back as it was."""
    if not sys.stdin.isatty():
        raise UsageMistake("themes_needs_terminal", number=shown.question.number)
    content = edited_file(screen, path, themes_text(shown), editor)
    return None if content is None else themes_in(content, path, shown)


def _is_settled(shown: ShownThemes, wanted: Sequence[ThemeEdit]) -> bool:
    """Whether what is wanted holds already."""
    if not wanted:
        return shown.settled is None
    return shown.settled is not None and as_they_stand(shown) == tuple(wanted)


def _settle(session: Session, shown: ShownThemes, wanted: Sequence[ThemeEdit]) -> None:
    screen, number = session.screen, shown.question.number

    def ask(workspace: Workspace, ids: Ids) -> Change:
        if shown_themes(workspace, number).themes != shown.themes:
            raise UsageMistake("themes_changed_meanwhile", number=number)
        made, settled = settle(ids.synthesis, number, shown.themes, wanted)
        edit = workspace.settings_edit(lambda text: with_themes(text, number, settled))
        return made.model_copy(update={"settings": edit})

    after = change(session, ask)
    section = after.section(number)
    report_theme_changes(screen, shown, wanted)
    if section is None or is_stale(section, after):
        screen.remark("themes.summarise", number=number)


def _themes_elsewhere(session: Session, folder: Path, question: Question) -> Section:
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


def _handed_on(shown: ShownThemes, section: Section) -> tuple[ThemeEdit, ...]:
    """Its titles as the themes that are wanted; one of a title that stands here is that one."""
    here = {theme.title: theme.id for theme in shown.themes}
    return tuple(
        ThemeEdit(title=theme.title, rows=(here[theme.title],) if theme.title in here else ())
        for theme in section.draft.themes
    )


def _report_dry_run(
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
