"""A person's own editor, and a file that is put before them in it."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from synthkit.cli.screen import Screen
from synthkit.errors import UsageMistake

# What is taken where no editor is named, by platform; the first that there is.
_USUAL: Final = {"win32": ("notepad",), "darwin": ("nano", "vi")}
_ELSEWHERE: Final = ("nano", "vim", "vi")


def edited_file(screen: Screen, path: Path, text: str, editor: str | None) -> bytes | None:
    """What a person made of that text, in a file there; None where it came back as it was.

    A file that was refused before, and so is there still, is put before them again.
    """
    if path.exists():
        screen.remark("terminal.editor.again", file=path)
        edit(path, editor)
        return path.read_bytes()
    # Notepad showed only these line ends and this mark for a long time.
    windows = sys.platform == "win32"
    encoding, newline = ("utf-8-sig", "\r\n") if windows else ("utf-8", "\n")
    path.write_text(text, encoding, newline=newline)
    written = path.read_bytes()
    screen.remark("terminal.editor.editing", file=path)
    changed = False
    try:
        edit(path, editor)
        changed = path.read_bytes() != written
    finally:
        if not changed:
            path.unlink(missing_ok=True)
    return path.read_bytes() if changed else None


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
