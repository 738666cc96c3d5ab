"""What goes into the file for the archive, and what is told of it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from synthkit.app.archive import SYNTHESIS, Fault, Manifest, pack
from synthkit.app.pipeline import as_shown
from synthkit.cli.changes import changes_json
from synthkit.cli.exports import refuse_unsummarised
from synthkit.cli.files import content_as_read
from synthkit.cli.screen import Screen
from synthkit.cli.settings.tables import SETTINGS_FILE
from synthkit.cli.workspace import Workspace
from synthkit.cli.writing import refuse_existing, write_whole
from synthkit.cli.written import FileKind
from synthkit.errors import ExportRefused
from synthkit.exporters.formats import DOCX, HTML, JSON, PDF, file_stem
from synthkit.exporters.view import View
from synthkit.exporters.wording import document_title
from synthkit.model.synthesis import Synthesis
from synthkit.text.catalogue import catalogue
from synthkit.text.characters import data_without_unseen

_ORIGINALS: Final = "originals"
_DOCUMENTS: Final = "documents"
_CALLS: Final = "model-calls"


def write_archive(
    workspace: Workspace, synthesis: Synthesis, target: Path, *, public: bool
) -> tuple[Manifest, tuple[str, ...]]:
    """Writes the archive.

    Returns:
        Its manifest, and the names of originals that are gone or were changed since they were read.

    Raises:
        ExportRefused: if nothing is summarised, or a file is there already.
    """
    refuse_unsummarised(synthesis)
    refuse_existing(target)
    files = dict(_documents(workspace, synthesis))
    lacking: list[str] = []
    if not public:
        originals, lacking = _originals(workspace)
        files |= originals | dict(_working_files(workspace))
    texts = catalogue(synthesis.workshop.language)
    reading_list = texts.text("document.archive.public" if public else "document.archive.whole")
    files[texts.text("document.archive.read_me")] = (reading_list.strip() + "\n").encode()
    settings = workspace.settings.archive
    content, manifest = pack(
        files,
        workspace.environment.now(),
        title=document_title(synthesis.workshop),
        reference=settings.reference,
        retention=settings.retention,
        public=public,
    )
    workspace.record_written(target, content, FileKind.ARCHIVE)
    write_whole(target, content)
    return manifest, tuple(lacking)


def report_verified(screen: Screen, manifest: Manifest | None, faults: tuple[Fault, ...]) -> None:
    """What the archive is, then what is wrong with it."""
    if manifest is not None:
        made = manifest.made_at.date().isoformat()
        screen.line(f"{manifest.title}, {made}, {manifest.made_with}")
    for fault in faults:
        screen.result(f"terminal.verify.{fault.kind}", name=fault.name)
    if not faults and manifest is not None:
        screen.result("terminal.verify.sound", count=len(manifest.files), sha256=manifest.sha256)


def _documents(workspace: Workspace, synthesis: Synthesis) -> Iterator[tuple[str, bytes]]:
    """The document in every form that can be made here; personal data in it is masked."""
    stem = file_stem(synthesis.workshop)
    shown, view, now = as_shown(synthesis, View()), View(), workspace.environment.now()
    yield SYNTHESIS, JSON.export(shown, view, now)
    for form in (DOCX, HTML, PDF):
        try:
            made = form.export(shown, view, now)
        except ExportRefused:
            # Without the extra, or a font: Word's and the page are there.
            continue
        yield f"{_DOCUMENTS}/{stem}{form.ending}", made


def _originals(workspace: Workspace) -> tuple[dict[str, bytes], list[str]]:
    """The files that were read, as they were then, and the names of those that no longer are."""
    found = [(known.path, content_as_read(known)) for known in workspace.files_read()]
    there = {f"{_ORIGINALS}/{path}": content for path, content in found if content is not None}
    return there, [path for path, content in found if content is None]


def _working_files(workspace: Workspace) -> Iterator[tuple[str, bytes]]:
    """What people decided, the settings, and what language models were asked and answered."""
    yield "decisions.json", _written(changes_json(workspace.store.changes()))
    yield SETTINGS_FILE, workspace.settings_text().encode()
    for number, call in enumerate(workspace.store.calls(), 1):
        whole = workspace.store.logged_call(call.key) or call
        yield f"{_CALLS}/{number:04}.json", _written(json.loads(whole.model_dump_json()))


def _written(value: object) -> bytes:
    return (json.dumps(data_without_unseen(value), ensure_ascii=False, indent=2) + "\n").encode()
