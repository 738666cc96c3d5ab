"""What a purge takes away, what it leaves, and the record of it.

The workspace's own database goes as a whole: of a file that is not there any more nothing is found,
neither in free pages nor in its log or its copies.
"""

import shutil
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from synthkit.app.archive import SYNTHESIS, verify
from synthkit.app.pipeline import as_shown
from synthkit.cli.exports import Wanted, write_exports
from synthkit.cli.files import content_as_read, content_of
from synthkit.cli.settings.edits import without_personal_data
from synthkit.cli.settings.tables import SETTINGS_FILE
from synthkit.cli.workspace import STORE_FOLDER, Workspace
from synthkit.cli.writing import write_whole
from synthkit.cli.written import PUBLISHABLE, FileKind, written_files
from synthkit.errors import ExportRefused
from synthkit.exporters.formats import DOCX, JSON, file_stem
from synthkit.exporters.view import View
from synthkit.exporters.wording import document_title
from synthkit.model.document import content_hash
from synthkit.model.synthesis import Synthesis
from synthkit.privacy.masker import masker_for
from synthkit.text.catalogue import catalogue

_ORIGINAL: Final = "original"


@dataclass(frozen=True, slots=True)
class Purge:
    """What is to go.

    Attributes:
        files: by what they are, "original" or a `FileKind`, all of them within the workspace.
        left: files that were read or written and stay, as they lie elsewhere or were changed since.
    """

    files: tuple[tuple[str, Path], ...]
    left: tuple[Path, ...]


def covered_by(workspace: Workspace, synthesis: Synthesis, archive: Path) -> str:
    """The hash of an archive that is sound and holds the synthesis as it stands, and the originals.

    Raises:
        UsageMistake: "path_not_there".
        ExportRefused: "archive_not_sound", "archive_is_public" or "archive_is_older".
    """
    manifest, faults = verify(content_of(archive))
    if manifest is None or faults:
        raise ExportRefused("archive_not_sound", count=len(faults), name=archive.name)
    if manifest.public:
        raise ExportRefused("archive_is_public", name=archive.name)
    now = JSON.export(as_shown(synthesis, View()), View(), workspace.environment.now())
    hashes = {file.path: file.sha256 for file in manifest.files}
    held = {value for path, value in hashes.items() if path.startswith("originals/")}
    read = {known.content_hash for known in workspace.files_read()}
    if hashes.get(SYNTHESIS) != content_hash(now) or not read <= held:
        raise ExportRefused("archive_is_older", name=archive.name)
    return manifest.sha256


def to_purge(workspace: Workspace) -> Purge:
    """What the workspace holds of personal data and working files."""
    home = workspace.folder.resolve()
    files: dict[Path, str] = {}
    left: list[Path] = []
    for known in workspace.store.known():
        path = Path(known.root) / known.path
        if not path.is_file():
            continue
        if content_as_read(known) is not None and path.resolve().is_relative_to(home):
            files[path.resolve()] = _ORIGINAL
        else:
            left.append(path)
    for kind, path in written_files(workspace.folder, workspace.store):
        if not path.is_file():
            continue
        if kind in PUBLISHABLE:
            # What somebody wrote into a document since may name anybody.
            touched = content_hash(path.read_bytes()) not in workspace.hashes_written(path)
            left += [path] if touched and kind is FileKind.DOCUMENT else []
        elif path.resolve().is_relative_to(home):
            files.setdefault(path.resolve(), kind)
        else:
            left.append(path)
    return Purge(tuple((kind, path) for path, kind in files.items()), tuple(left))


@dataclass(frozen=True, slots=True)
class Authority:
    """On whose decision, by their role, and on what ground; the hash of the archive, if any."""

    role: str
    decision: str
    archive: str


def keep_what_stays(workspace: Workspace, synthesis: Synthesis, purge: Purge) -> list[Path]:
    """Writes the document, and every note with what became of it, where they are not to be had.

    Personal data is masked in both.
    """
    going = {path for _, path in purge.files}
    stem = workspace.folder / file_stem(synthesis.workshop)
    places = {form: stem.with_name(stem.name + form.ending) for form in (DOCX, JSON)}
    missing = [f for f, path in places.items() if not path.exists() or path.resolve() in going]
    wanted = Wanted(missing, workspace.folder, View())
    return write_exports(workspace, synthesis, wanted).value if missing else []


def write_record(
    workspace: Workspace, synthesis: Synthesis, purge: Purge, authority: Authority
) -> Path:
    """Writes what goes, when and on whose decision; names of files are masked in it."""
    texts = catalogue(synthesis.workshop.language)
    mask = masker_for(synthesis).text
    now = workspace.environment.now()
    lines = [
        f"# {texts.text('document.purge.title')}",
        texts.text("document.purge.of", title=document_title(synthesis.workshop)),
        texts.text(
            "document.purge.decided",
            at=now.isoformat(timespec="minutes"),
            role=mask(authority.role),
        ),
    ]
    for key, value in (("ground", mask(authority.decision)), ("archived", authority.archive)):
        if value:
            lines.append(texts.text(f"document.purge.{key}", value=value))
    lines.append(f"## {texts.text('document.purge.gone')}")
    lines.append("\n".join(_listed(workspace, synthesis, purge)))
    lines.append(texts.text("document.purge.kept"))
    path = _free(workspace.folder, texts.text("document.purge.file", date=now.date().isoformat()))
    write_whole(path, ("\n\n".join(lines) + "\n").encode())
    return path


def _listed(workspace: Workspace, synthesis: Synthesis, purge: Purge) -> Iterator[str]:
    texts, mask = catalogue(synthesis.workshop.language), masker_for(synthesis).text
    for kind, path in purge.files:
        what = texts.text(f"document.purge.{kind}", name=mask(path.stem) + path.suffix)
        yield f"- {what}, SHA-256 {content_hash(path.read_bytes())}"
    calls = len(workspace.store.calls())
    yield f"- {texts.text('document.purge.store', calls=calls)}"
    yield f"- {texts.text('document.purge.settings', file=SETTINGS_FILE)}"
    for path in purge.left:
        yield f"- {texts.text('document.purge.left', name=mask(path.stem) + path.suffix)}"


def take_away(folder: Path, settings: str, purge: Purge, stays: Collection[Path]) -> None:
    """Takes it away, the database last: killed before that, the command can be run again."""
    for _, path in purge.files:
        if path in stays:
            continue
        path.unlink(missing_ok=True)
        if path.parent != folder.resolve() and not any(path.parent.iterdir()):
            path.parent.rmdir()
    if settings:
        write_whole(folder / SETTINGS_FILE, without_personal_data(settings).encode())
    shutil.rmtree(folder / STORE_FOLDER, ignore_errors=True)


_MOST: Final = 1000


def _free(folder: Path, stem: str) -> Path:
    """A file of that name that is not there yet."""
    names = (f"{stem}.md", *(f"{stem} ({number}).md" for number in range(2, _MOST)))
    return next(folder / name for name in names if not (folder / name).exists())
