"""``synthkit forget``: text erased for good from the workspace, and where else it still stands."""

import sys
from collections.abc import Iterator
from pathlib import Path

from synthkit.app.forgetting import Sought, erase, seek, still_holds
from synthkit.cli.files import CHAT_FOLDERS
from synthkit.cli.lookup import Ids
from synthkit.cli.options import Globals
from synthkit.cli.screen import Screen, screen_for
from synthkit.cli.settings import SETTINGS_FILE
from synthkit.cli.transcriptions import offered_in
from synthkit.cli.voices import voice_name
from synthkit.cli.workspace import Workspace, open_workspace
from synthkit.errors import UsageMistake
from synthkit.store.records import Access, Deed

_YES = frozenset({"j", "ja", "y", "yes"})


def forget(said: Globals, notes: list[str], pattern: str | None, *, confirmed: bool) -> None:
    """Erases notes, or words wherever they stand; cannot be undone.

    Raises:
        UsageMistake: "forget_what" unless either is given, "forget_needs_yes" where nobody can be
            asked, or as `synthkit.app.forgetting.seek` does.
    """
    if bool(notes) == (pattern is not None):
        raise UsageMistake("forget_what")
    screen = screen_for(said)
    with open_workspace(said, screen, Access.WRITE) as workspace:
        synthesis = workspace.overview()
        ids = Ids(synthesis).notes(notes)
        sought = seek(synthesis, ids, pattern)
        _tell(screen, sought)
        if not confirmed and not _agreed(screen):
            screen.remark("terminal.forget.nothing_done")
            return
        elsewhere = list(_elsewhere(workspace, sought))
        bench = workspace.bench()
        now = workspace.environment.now()
        erase(workspace.store, synthesis, bench.group_names, sought, now)
        workspace.store.carry_out(Deed("forget", {"count": len(sought.spoken_of)}), now)
    screen.result("terminal.forget.done")
    for key, values in elsewhere:
        screen.result(f"terminal.forget.{key}", **values)
    if elsewhere:
        screen.result("terminal.forget.act")
    screen.remark("terminal.next.summarise")


def _tell(screen: Screen, sought: Sought) -> None:
    texts = screen.texts
    screen.result("terminal.forget.notes", count=len(sought.spoken_of))
    for note in sought.spoken_of:
        group = voice_name(note, texts)
        told = texts.text("terminal.source", id=note.id, group=group, text=note.text)
        screen.line(told, indent=2)
    if sought.aside:
        screen.result("terminal.forget.aside", count=len(sought.aside))
    for text in sought.aside:
        screen.line(text, indent=2)


def _agreed(screen: Screen) -> bool:
    if not sys.stdin.isatty():
        raise UsageMistake("forget_needs_yes")
    screen.warn("terminal.forget.ask")
    return sys.stdin.readline().strip().casefold() in _YES


def _elsewhere(workspace: Workspace, sought: Sought) -> Iterator[tuple[str, dict[str, object]]]:
    """The files and lines that hold the words still; they are the person's to change."""
    sources = [Path(known.root) / known.path for known in workspace.store.known()]
    held = {path.resolve() for path in sources}
    sources += [p for p in offered_in(workspace.folder) if p.resolve() not in held]
    for chat in CHAT_FOLDERS.values():
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
