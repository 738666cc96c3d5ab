"""Documents to type in: what they are called, and which of them may be written over."""

from collections.abc import Iterator
from pathlib import Path

from synthkit.cli.files import refuse_if_open
from synthkit.cli.workspace import Workspace
from synthkit.errors import ExportRefused, Unreadable
from synthkit.model.document import content_hash
from synthkit.readers.reading import read
from synthkit.text.catalogue import catalogue
from synthkit.text.languages import LanguageCode, codes

_MOST_NAMES = 1000


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
