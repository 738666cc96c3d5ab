"""``synthkit transcribe``: a document to type in what no program can read."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from synthkit.cli.options import OutputOption
from synthkit.cli.session import Session

if TYPE_CHECKING:
    from synthkit.app.transcribing import Remaining
    from synthkit.cli.screen import Screen
    from synthkit.cli.workspace import Workspace

_MOST_NAMES: Final = 1000


def transcribe(
    session: Session,
    output: OutputOption = None,
) -> int:
    """Writes the pages and pictures that are left to type in; returns the exit code."""
    screen = session.screen
    with session.reading() as workspace:
        left = _left_to_type(workspace, screen)
        for path in left.out_of_reach:
            screen.warn("terminal.transcribe.out_of_reach", name=path)
        if left.items:
            _write(workspace, screen, left, output)
        elif not left.out_of_reach:
            screen.result("terminal.transcribe.nothing")
    return 1 if left.out_of_reach else 0


def _left_to_type(workspace: "Workspace", screen: "Screen") -> "Remaining":
    from synthkit.app.page_pictures import Fetching
    from synthkit.app.transcribing import remaining
    from synthkit.cli.files import content_on_disk

    settings, known = workspace.settings, workspace.store.known()
    with screen.progress("terminal.transcribe.progress", len(known)) as on_file:
        fetching = Fetching(content_on_disk, settings.limits.as_limits(), on_file)
        return remaining(workspace.store, fetching, settings.workshop.language)


def _write(
    workspace: "Workspace", screen: "Screen", left: "Remaining", output: Path | None
) -> None:
    from synthkit.cli.files import transcription_name
    from synthkit.cli.writing import write_whole

    language = workspace.settings.workshop.language
    path = _place_for(workspace, output, transcription_name(language))
    write_whole(path, left.as_document(language, workspace.environment.now()))
    screen.result("terminal.transcribe.written", path=path, count=len(left.items))
    screen.remark("terminal.transcribe.next", path=path)


def _place_for(workspace: "Workspace", output: Path | None, name: str) -> Path:
    """Where to write the next one: nothing that anybody typed is ever written over."""
    from synthkit.errors import ExportRefused

    if output is not None and not output.is_dir():
        if output.exists() and not _may_go(workspace, output):
            raise ExportRefused("file_not_ours", name=output.name)
        return output
    for path in _names((output or workspace.shown_folder) / name):
        if not path.exists() or _may_go(workspace, path):
            return path
    raise ExportRefused("file_not_ours", name=name)


def _names(path: Path) -> Iterator[Path]:
    yield path
    yield from (path.with_stem(f"{path.stem} {number}") for number in range(2, _MOST_NAMES))


def _may_go(workspace: "Workspace", path: Path) -> bool:
    """Whether it is a document of this kind that nothing was typed into."""
    from synthkit.cli.writing import refuse_if_open
    from synthkit.errors import ExportRefused, Unreadable
    from synthkit.model.document import content_hash
    from synthkit.readers.reading import read

    content = path.read_bytes()
    try:
        document = read(path.name, content, key="")
    except Unreadable:
        return False
    if not document.typed_for:
        return False
    if all(block.placeholder for block in document.blocks):
        refuse_if_open(path)
        return True
    if content_hash(content) not in {known.content_hash for known in workspace.store.known()}:
        raise ExportRefused("transcription_not_ingested", name=path.name)
    return False
