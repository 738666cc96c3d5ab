"""What is about to be forgotten, and where else it still stands."""

import sys
from collections.abc import Iterator
from pathlib import Path

from synthkit.app.forgetting import Sought, still_holds
from synthkit.cli.files import chat_folder_names
from synthkit.cli.screen import Screen
from synthkit.cli.settings.tables import SETTINGS_FILE
from synthkit.cli.transcription_files import offered_in
from synthkit.cli.voices import voice_name
from synthkit.cli.workspace import Workspace
from synthkit.errors import UsageMistake
from synthkit.text.languages import words_of


def show_erased(screen: Screen, sought: Sought) -> None:
    """The notes and set-aside texts that would be erased."""
    texts = screen.texts
    screen.result("terminal.forget.notes", count=len(sought.spoken_of))
    for note in sought.spoken_of:
        group = voice_name(note, texts)
        line = texts.text("terminal.source", id=note.id, group=group, text=note.text)
        screen.line(line, indent=2)
    if sought.aside:
        screen.result("terminal.forget.aside", count=len(sought.aside))
    for text in sought.aside:
        screen.line(text, indent=2)


def is_confirmed(screen: Screen) -> bool:
    """Asks whether to go on.

    Raises:
        UsageMistake: "forget_needs_yes" where nobody can be asked.
    """
    if not sys.stdin.isatty():
        raise UsageMistake("forget_needs_yes")
    screen.warn("terminal.forget.ask")
    return sys.stdin.readline().strip().casefold() in words_of(
        lambda language: language.setting.yes
    )


def remaining_copies(
    workspace: Workspace, sought: Sought
) -> Iterator[tuple[str, dict[str, object]]]:
    """The files and lines that hold the words still; they are the person's to change."""
    sources = [Path(known.root) / known.path for known in workspace.store.known()]
    known = {path.resolve() for path in sources}
    sources += [p for p in offered_in(workspace.folder) if p.resolve() not in known]
    for chat in chat_folder_names():
        sources += sorted((workspace.folder / chat).glob("*.txt"))
    exports = [workspace.folder / path for path in workspace.store.export_paths()]
    for key, paths in (("file", sources), ("export", exports)):
        for path in paths:
            if path.is_file() and still_holds(path.name, path.read_bytes(), sought):
                yield key, {"path": path}
    lines = workspace.settings_text().encode().splitlines()
    for number, line in enumerate(lines, 1):
        if still_holds("", line, sought):
            yield "line", {"file": SETTINGS_FILE, "number": number}
