"""Documents to type in: written, named, and which of them may be written over."""

from collections.abc import Iterator
from pathlib import Path

from synthkit.app.transcribing import Fetching, Remaining, remaining
from synthkit.cli.files import found_at, refuse_if_open, write_whole
from synthkit.cli.screen import Screen
from synthkit.cli.workspace import Workspace
from synthkit.errors import ExportRefused, Unreadable
from synthkit.model.document import content_hash
from synthkit.readers.reading import read
from synthkit.store.documents import StoredDocument
from synthkit.text.catalogue import catalogue
from synthkit.text.languages import LanguageCode, codes

_MOST_NAMES = 1000


def left_to_type(workspace: Workspace, screen: Screen) -> Remaining:
    """The pages and pictures that no program could read and nobody has typed in yet."""

    def content(stored: StoredDocument) -> bytes:
        return found_at(Path(stored.root), stored.path).content()

    language = workspace.settings.as_workshop().language
    with screen.progress("terminal.transcribe.progress", len(workspace.store.known())) as on_file:
        fetching = Fetching(content, workspace.settings.limits.as_limits(), on_file)
        return remaining(workspace.store, fetching, language)


def write_transcription(
    workspace: Workspace, screen: Screen, left: Remaining, output: Path | None
) -> None:
    """Writes a document to type them in, and says where it lies.

    Raises:
        ExportRefused: as `place_for`.
    """
    language = workspace.settings.as_workshop().language
    path = place_for(workspace, output)
    write_whole(path, left.as_document(language, workspace.environment.now()))
    screen.result("terminal.transcribe.written", path=path, count=len(left.items))
    screen.remark("terminal.transcribe.next", path=path)


def place_for(workspace: Workspace, output: Path | None) -> Path:
    """Where to write the next one: nothing that anybody typed is ever written over.

    Raises:
        ExportRefused: "file_not_ours" if something else has the name that was asked for, or
            "transcription_not_ingested" if an earlier one was typed into and not ingested.
    """
    if output is not None and not output.is_dir():
        if output.exists() and not _may_go(workspace, output):
            raise ExportRefused("file_not_ours", name=output.name)
        return output
    here = workspace.folder.resolve() == Path.cwd().resolve()
    folder = output or (Path() if here else workspace.folder)
    name = _name(workspace.settings.as_workshop().language)
    for path in _names(folder / name):
        if not path.exists() or _may_go(workspace, path):
            return path
    raise ExportRefused("file_not_ours", name=name)


def offered_in(folder: Path) -> list[Path]:
    """Those that lie in a folder under the names that the program gives them."""
    stems = {Path(_name(locale)).stem for locale in codes()}
    return sorted(path for stem in stems for path in folder.glob(f"{stem}*.docx"))


def _name(locale: LanguageCode) -> str:
    return f"{catalogue(locale).text('document.transcribe.file_name')}.docx"


def _names(path: Path) -> Iterator[Path]:
    yield path
    yield from (path.with_stem(f"{path.stem} {number}") for number in range(2, _MOST_NAMES))


def _may_go(workspace: Workspace, path: Path) -> bool:
    """Whether it is a document of this kind that nothing was typed into.

    Raises:
        ExportRefused: if something was, which would be typed once more.
    """
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
    known = {stored.content_hash for stored in workspace.store.known()}
    if content_hash(content) not in known:
        raise ExportRefused("transcription_not_ingested", name=path.name)
    return False
