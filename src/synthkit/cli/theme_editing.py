"""The themes of a question, shown and settled: in an editor, from a file, or as they stand."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from synthkit.app.themes import needs_outline, settle
from synthkit.cli.changes import change
from synthkit.cli.editor import edit
from synthkit.cli.options import GlobalOptions
from synthkit.cli.reports.as_json import themes_json
from synthkit.cli.reports.themes import (
    ShownThemes,
    report_theme_changes,
    report_themes,
    shown_themes,
)
from synthkit.cli.screen import Screen, screen_for
from synthkit.cli.settings.edits import with_themes
from synthkit.cli.theme_file import ThemeFile
from synthkit.cli.workspace import STORE_FOLDER, Workspace, open_workspace
from synthkit.drafts.changes import Change, SettingsEdit
from synthkit.drafts.settled_themes import ThemeEdit
from synthkit.errors import UsageMistake
from synthkit.model.synthesis import Synthesis, is_stale
from synthkit.store.database import Access
from synthkit.text.catalogue import catalogue


@dataclass(frozen=True, slots=True)
class ThemeOptions:
    """What the options ask for: at most one of them.

    Attributes:
        edit: open the themes in an editor.
        file: take them out of this file.
        accept: settle them as they stand.
    """

    edit: bool = False
    file: Path | None = None
    accept: bool = False

    @property
    def changes(self) -> bool:
        """Whether anything is to be settled.

        Raises:
            UsageMistake: "themes_one_way" if more than one way is named.
        """
        ways = sum((self.edit, self.file is not None, self.accept))
        if ways > 1:
            raise UsageMistake("themes_one_way")
        return bool(ways)


def themes(
    options: GlobalOptions, numbers: list[int] | None, asked: ThemeOptions, *, as_json: bool
) -> None:
    """Shows the themes, or settles those of one question.

    Raises:
        UsageMistake: "themes_one_question", or as `_wanted` does.
    """
    screen = screen_for(options)
    changes = asked.changes
    with open_workspace(options, screen, _access(options, screen, numbers)) as workspace:
        named = workspace.numbers(numbers)
        if changes and len(named) > 1:
            raise UsageMistake("themes_one_question")
        shown = [shown_themes(workspace, number) for number in named]
        folder, editor = workspace.folder, workspace.environment.editor
    if not changes:
        if as_json:
            screen.raw(themes_json(shown))
        else:
            report_themes(screen, shown)
        return
    one = _file_of(shown[0])
    kept = folder / STORE_FOLDER / one.texts.text("themes.file.name", number=named[0])
    wanted = _wanted(screen, one, asked, (kept, editor))
    if wanted is None:
        screen.result("themes.unchanged")
        if shown[0].settled is None:
            screen.remark("themes.settle_as_is", number=named[0])
        screen.remark("themes.editor_waits")
    elif _is_settled(shown[0], wanted):
        screen.result("themes.settled_already" if wanted else "themes.nothing_settled")
    else:
        _settle(options, screen, shown[0], wanted)
    kept.unlink(missing_ok=True)


def _access(options: GlobalOptions, screen: Screen, numbers: list[int] | None) -> Access:
    """Notes that stand under no question are placed before themes are proposed."""
    with open_workspace(options, screen, Access.READ) as workspace:
        synthesis = workspace.overview()
        if any(needs_outline(synthesis, number) for number in workspace.numbers(numbers)):
            return Access.WRITE
    return Access.READ


def _file_of(shown: ShownThemes) -> ThemeFile:
    texts = catalogue(shown.language)
    return ThemeFile(texts, shown.question, shown.themes, shown.groups)


def _wanted(
    screen: Screen, shown: ThemeFile, asked: ThemeOptions, place: tuple[Path, str | None]
) -> tuple[ThemeEdit, ...] | None:
    """The themes that a person wants; None where the file came back as it was.

    Args:
        screen: for remarks while an editor is open.
        shown: the themes as they stand.
        asked: where to take what is wanted from.
        place: of the file that is edited, and the editor.

    Raises:
        UsageMistake: "themes_needs_terminal", "nothing_to_accept", "theme_file_not_read", or what
            cannot be understood, with its line.
    """
    number = shown.question.number
    if asked.accept:
        if not shown.rows:
            raise UsageMistake("nothing_to_accept", number=number)
        return tuple(
            ThemeEdit(title=theme.title, rows=(theme.id,), pinned=theme.pinned)
            for theme in shown.rows
        )
    if asked.file is not None:
        return _read(shown, asked.file)
    if not sys.stdin.isatty():
        raise UsageMistake("themes_needs_terminal", number=number)
    path, editor = place
    return _read(shown, path) if _edited(screen, shown, path, editor) else None


def _edited(screen: Screen, shown: ThemeFile, path: Path, editor: str | None) -> bool:
    """Whether the person changed the file; one that was refused before is put before them again."""
    if path.exists():
        screen.remark("themes.again", file=path)
        edit(path, editor)
        return True
    # Notepad showed only these line ends and this mark for a long time.
    windows = sys.platform == "win32"
    encoding, newline = ("utf-8-sig", "\r\n") if windows else ("utf-8", "\n")
    path.write_text(shown.written(), encoding, newline=newline)
    written = path.read_bytes()
    screen.remark("themes.editing", file=path)
    changed = False
    try:
        edit(path, editor)
        changed = path.read_bytes() != written
    finally:
        if not changed:
            path.unlink(missing_ok=True)
    return changed


def _read(shown: ThemeFile, path: Path) -> tuple[ThemeEdit, ...]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageMistake("theme_file_not_read", file=path) from error
    return shown.read(content, path)


def _is_settled(shown: ShownThemes, wanted: Sequence[ThemeEdit]) -> bool:
    """Whether what is wanted holds already."""
    if not wanted:
        return shown.settled is None
    same = tuple(
        ThemeEdit(title=theme.title, rows=(theme.id,), pinned=theme.pinned)
        for theme in shown.themes
    )
    return shown.settled is not None and same == tuple(wanted)


def _settle(
    options: GlobalOptions, screen: Screen, shown: ShownThemes, wanted: Sequence[ThemeEdit]
) -> None:
    number = shown.question.number

    def ask(workspace: Workspace, synthesis: Synthesis) -> Change:
        now = shown_themes(workspace, number)
        if now.themes != shown.themes:
            raise UsageMistake("themes_changed_meanwhile", number=number)
        wish, settled = settle(synthesis, number, shown.themes, wanted)
        before = workspace.settings_text()
        edited = SettingsEdit(before=before, after=with_themes(before, number, settled))
        return wish.model_copy(update={"settings": edited})

    after = change(options, ask)
    section = after.section(number)
    report_theme_changes(screen, shown, wanted)
    if section is None or is_stale(section, after):
        screen.remark("themes.summarise", number=number)
