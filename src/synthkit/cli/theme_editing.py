"""The themes of a question settled: in a person's own editor, from a file, or as they stand."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path
from typing import Final

from synthkit.app.themes import needs_outline, settle
from synthkit.cli.changes import change
from synthkit.cli.lookup import Ids
from synthkit.cli.reports.themes import report_theme_changes, shown_themes
from synthkit.cli.screen import Screen
from synthkit.cli.session import Session
from synthkit.cli.settings.edits import with_themes
from synthkit.cli.theme_file import ShownThemes, as_they_stand, themes_in, themes_text
from synthkit.cli.workspace import STORE_FOLDER, Workspace
from synthkit.drafts.changes import Change
from synthkit.drafts.settled_themes import ThemeEdit
from synthkit.errors import UsageMistake
from synthkit.model.synthesis import is_stale
from synthkit.text.catalogue import catalogue

# What is taken where no editor is named, by platform; the first that there is.
_USUAL: Final = {"win32": ("notepad",), "darwin": ("nano", "vi")}
_ELSEWHERE: Final = ("nano", "vim", "vi")


class Way(Enum):
    """How a person says which themes are wanted."""

    EDITED = auto()
    FROM_FILE = auto()
    AS_THEY_STAND = auto()


def current_themes(session: Session, numbers: list[int] | None) -> list[ShownThemes]:
    """The themes of these questions, of all where none is named."""
    with session.reading() as workspace:
        synthesis, named = workspace.overview(), workspace.numbers(numbers)
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
        screen.result("themes.unchanged")
        if shown.settled is None:
            screen.remark("themes.settle_as_is", number=number)
        screen.remark("themes.editor_waits")
    elif _is_settled(shown, wanted):
        screen.result("themes.settled_already" if wanted else "themes.nothing_settled")
    else:
        _settle(session, shown, wanted)
    edited.unlink(missing_ok=True)


def _read(shown: ShownThemes, path: Path) -> tuple[ThemeEdit, ...]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageMistake("theme_file_not_read", file=path) from error
    return themes_in(content, path, shown)


def _edited(
    screen: Screen, shown: ShownThemes, path: Path, editor: str | None
) -> tuple[ThemeEdit, ...] | None:
    """What a person made of the file; None where it came back as it was.

    A file that was refused before is put before them again.
    """
    if not sys.stdin.isatty():
        raise UsageMistake("themes_needs_terminal", number=shown.question.number)
    if path.exists():
        screen.remark("themes.again", file=path)
        edit(path, editor)
        return _read(shown, path)
    # Notepad showed only these line ends and this mark for a long time.
    windows = sys.platform == "win32"
    encoding, newline = ("utf-8-sig", "\r\n") if windows else ("utf-8", "\n")
    path.write_text(themes_text(shown), encoding, newline=newline)
    written = path.read_bytes()
    screen.remark("themes.editing", file=path)
    changed = False
    try:
        edit(path, editor)
        changed = path.read_bytes() != written
    finally:
        if not changed:
            path.unlink(missing_ok=True)
    return _read(shown, path) if changed else None


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


def edit(path: Path, editor: str | None) -> None:
    """Opens the file in an editor and waits until it is closed.

    Args:
        path: of the file.
        editor: the command with its arguments, quoted as in a shell; the platform's usual editor
            where none is named.

    Raises:
        UsageMistake: "no_editor", "editor_not_found" or "editor_failed".
    """
    command = command_of(editor) if editor else _usual(sys.platform)
    program = shutil.which(command[0])
    if program is None:
        raise UsageMistake("editor_not_found", editor=command[0])
    try:
        ended = subprocess.run([program, *command[1:], str(path)], check=False)  # noqa: S603 - the person's own choice
    except OSError as error:
        raise UsageMistake("editor_not_found", editor=command[0]) from error
    if ended.returncode:
        raise UsageMistake("editor_failed", editor=command[0], code=ended.returncode)


def command_of(editor: str, platform: str = sys.platform) -> list[str]:
    """The program and its arguments; a path with spaces may stand there without quotes.

    Raises:
        UsageMistake: "editor_not_found" if a quotation mark is missing.
    """
    if os.path.isfile(editor):  # noqa: PTH113 - a command need not be a path that the system takes
        return [editor]
    try:
        # Windows separates folders by what is an escape elsewhere.
        parts = shlex.split(editor, posix=platform != "win32")
    except ValueError as error:
        raise UsageMistake("editor_not_found", editor=editor) from error
    return [part[1:-1] if _quoted(part) else part for part in parts] or [editor]


def _quoted(part: str) -> bool:
    return len(part) > 1 and part[0] == part[-1] and part[0] in "\"'"


def _usual(platform: str) -> Sequence[str]:
    for name in _USUAL.get(platform, _ELSEWHERE):
        if shutil.which(name):
            return [name]
    raise UsageMistake("no_editor")
