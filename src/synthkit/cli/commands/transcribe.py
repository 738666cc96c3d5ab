"""``synthkit transcribe``: a document to type in what no program can read."""

from pathlib import Path

from synthkit.app.transcribing import Fetching, Remaining, remaining
from synthkit.cli.files import found_at, write_whole
from synthkit.cli.options import Globals
from synthkit.cli.screen import Screen, screen_for
from synthkit.cli.transcriptions import place_for
from synthkit.cli.workspace import Workspace, open_workspace
from synthkit.store.records import Access, StoredDocument


def transcribe(said: Globals, output: Path | None) -> int:
    """Writes the pages and pictures that are left to type in; returns the exit code."""
    screen = screen_for(said)
    with open_workspace(said, screen, Access.READ) as workspace:
        left = _remaining(workspace, screen)
        for path in left.out_of_reach:
            screen.warn("terminal.transcribe.out_of_reach", name=path)
        if left.items:
            _write(workspace, screen, left, output)
        elif not left.out_of_reach:
            screen.result("terminal.transcribe.nothing")
    return 1 if left.out_of_reach else 0


def _remaining(workspace: Workspace, screen: Screen) -> Remaining:
    def content(stored: StoredDocument) -> bytes:
        return found_at(Path(stored.root), stored.path).content()

    language = workspace.settings.as_workshop().language
    with screen.progress("terminal.transcribe.progress", len(workspace.store.known())) as on_file:
        fetching = Fetching(content, workspace.settings.limits.as_limits(), on_file)
        return remaining(workspace.store, fetching, language)


def _write(workspace: Workspace, screen: Screen, left: Remaining, output: Path | None) -> None:
    language = workspace.settings.as_workshop().language
    path = place_for(workspace, output)
    write_whole(path, left.as_document(language, workspace.environment.now()))
    screen.result("terminal.transcribe.written", path=path, count=len(left.items))
    screen.remark("terminal.transcribe.next", path=path)
