"""Exports: the files that are written, where, and what of the disk is never written over."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from synthkit.app.page_pictures import Fetching, page_pictures, visible_words
from synthkit.app.pipeline import as_shown
from synthkit.cli.files import content_of, content_on_disk
from synthkit.cli.reports.ledger import remark_look_at
from synthkit.cli.screen import Screen
from synthkit.cli.workspace import Workspace
from synthkit.cli.writing import refuse_if_open, write_whole
from synthkit.cli.written import FileKind
from synthkit.errors import ChecksFailed, ExportRefused, SettingsError, UsageMistake
from synthkit.exporters.evidence.page import PagePictures, to_page
from synthkit.exporters.formats import (
    DOCX,
    EVIDENCE,
    FORMATS,
    REGISTER,
    ExportFormat,
    file_stem,
    format_of_ending,
    marked,
)
from synthkit.exporters.house_template import HouseTemplate
from synthkit.exporters.layout import Style
from synthkit.exporters.review import document
from synthkit.exporters.view import Names, Sources, Stage, View, hidden
from synthkit.model.base import Result
from synthkit.model.document import content_hash
from synthkit.model.finding import Finding
from synthkit.model.synthesis import Synthesis
from synthkit.privacy.masker import masker_for
from synthkit.text.catalogue import catalogue
from synthkit.text.languages import LanguageCode


def format_of(output: Path | None) -> ExportFormat:
    """The format that a file's ending tells; Word where it tells none."""
    return (format_of_ending(output.suffix) if output else None) or DOCX


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be written: in which formats, where, showing what, and in whose look."""

    formats: Sequence[ExportFormat]
    output: Path | None
    view: View
    template: HouseTemplate | None = None


def house_template(
    workspace: Workspace, asked: Path | None, formats: Sequence[ExportFormat]
) -> HouseTemplate | None:
    """The template that a command asks for, or the settings.

    Raises:
        UsageMistake: "path_not_there", or "template_of_no_format" if none of the formats takes it.
        SettingsError: "settings_no_such_style".
    """
    settings = workspace.settings.export
    path = asked or (workspace.folder / settings.template if settings.template else None)
    if path is None:
        return None
    taken = [form for form in formats if path.suffix.lower() in form.templates]
    if not taken and asked is None:
        return None
    if not taken:
        endings = ", ".join(ending for form in FORMATS for ending in form.templates)
        raise UsageMistake("template_of_no_format", name=path.name, endings=endings)
    content = content_of(path)
    known = [style.value for style in Style]
    for style in settings.styles:
        if style not in known:
            raise SettingsError("settings_no_such_style", name=style, names=", ".join(known))
    return HouseTemplate(
        name=path.name,
        content=content,
        styles=settings.styles,
        reference=workspace.settings.archive.reference,
    )


def sources_of(said: str | None) -> Sources:
    """Where the notes are to be printed.

    Raises:
        UsageMistake: "no_such_sources".
    """
    if said is None:
        return Sources.NONE
    known = [one for one in Sources if one is not Sources.NONE]
    if said not in known:
        raise UsageMistake("no_such_sources", name=said, names=", ".join(known))
    return Sources(said)


def refuse_unsummarised(synthesis: Synthesis) -> None:
    """Refuses to write of a synthesis in which nothing is summarised.

    Raises:
        ExportRefused: "nothing_summarised".
    """
    if not synthesis.sections:
        raise ExportRefused("nothing_summarised")


def write_exports(workspace: Workspace, synthesis: Synthesis, wanted: Wanted) -> Result[list[Path]]:
    """Writes what is wanted; returns where, with what a house template lacks.

    Raises:
        ExportRefused: if nothing is summarised, the file's ending promises another format, or
            something would be lost by writing.
    """
    refuse_unsummarised(synthesis)
    view = wanted.view
    if view.sources is Sources.COMMENTS and set(wanted.formats) != {DOCX}:
        raise ExportRefused("comments_in_word_alone")
    findings: tuple[Finding, ...] = ()
    paths = [export_path(synthesis, form, wanted.formats, wanted.output) for form in wanted.formats]
    paths = [_marked(path, view, synthesis.workshop.language) for path in paths]
    shown = as_shown(synthesis, view)
    for form, path in zip(wanted.formats, paths, strict=True):
        if form is DOCX:
            layout = document(shown, view)
            workspace.store.keep_layout(layout.mark, layout.model_dump_json().encode())
        if form is EVIDENCE:
            made = Result(to_page(shown, view, _page_pictures(workspace, synthesis, view)))
        elif wanted.template and wanted.template.ending in form.templates:
            made = form.export_into(wanted.template, shown, view, workspace.environment.now())
        else:
            made = Result(form.export(shown, view, workspace.environment.now()))
        findings += made.findings
        write_export(workspace, path, made.value, _kind(form, view))
    return Result(paths, findings)


def _kind(form: ExportFormat, view: View) -> FileKind:
    if form is REGISTER:
        return FileKind.REGISTER
    return FileKind.WITH_NAMES if view.names is Names.SHOWN else FileKind.DOCUMENT


def _marked(path: Path, view: View, language: LanguageCode) -> Path:
    """The path with a name that says what is not for everybody."""
    marks = {"draft": view.stage is Stage.DRAFT, "working_material": view.names is Names.SHOWN}
    for mark in (mark for mark, holds in marks.items() if holds):
        path = path.with_stem(marked(path.stem, mark, language))
    return path


def _page_pictures(workspace: Workspace, synthesis: Synthesis, view: View) -> PagePictures:
    """Pictures of pages; where names are not shown, with nothing on them that is masked."""
    visible = None
    if view.names is not Names.SHOWN:
        visible = visible_words(synthesis, masker_for(synthesis))
    limits = workspace.settings.limits.as_limits()
    fetching = Fetching(content_on_disk, limits, on_file=lambda _path: None)
    return page_pictures(synthesis.material.documents, workspace.store, fetching, visible)


def write_tracked(
    workspace: Workspace, synthesis: Synthesis, edited: Path, output: Path | None, view: View
) -> Path:
    """Writes the Word document with what differs from the edited one as tracked changes.

    Raises:
        ExportRefused: as `write_exports`.
    """
    from synthkit.exporters.docx.tracked import tracked  # noqa: PLC0415 - loads python-docx

    refuse_unsummarised(synthesis)
    path = export_path(synthesis, DOCX, (DOCX,), output)
    if path.exists() and path.samefile(edited):
        texts = catalogue(synthesis.workshop.language)
        path = path.with_stem(texts.text("document.file.tracked", stem=path.stem))
    path = _marked(path, view, synthesis.workshop.language)
    shown, now = as_shown(synthesis, view), workspace.environment.now()
    layout = document(shown, view)
    workspace.store.keep_layout(layout.mark, layout.model_dump_json().encode())
    made = DOCX.write(layout, synthesis.workshop, now)
    write_export(workspace, path, tracked(made, edited.read_bytes(), now), FileKind.TRACKED)
    return path


def report_export(screen: Screen, synthesis: Synthesis, paths: Sequence[Path], view: View) -> None:
    """Where the files lie, and what a reader of them has to know.

    Raises:
        ChecksFailed: if the checks found errors.
    """
    for path in paths:
        screen.result("terminal.written", path=path)
    unseen = hidden(synthesis, view.detail).insights
    if unseen:
        every = sum(len(section.draft.insights) for section in synthesis.sections)
        screen.remark("terminal.short", shown=every - unseen, insights=every)
    if view.names is Names.SHOWN:
        screen.warn("terminal.with_names")
    if synthesis.errors:
        raise ChecksFailed("checks_failed", count=len(synthesis.errors))
    remark_look_at(screen, synthesis.findings)


def export_path(
    synthesis: Synthesis, form: ExportFormat, formats: Sequence[ExportFormat], output: Path | None
) -> Path:
    """Where a file of that format goes.

    Raises:
        ExportRefused: "ending_of_no_such_format".
    """
    language = synthesis.workshop.language
    name = form.file_name(file_stem(synthesis.workshop), language)
    if output is None:
        return Path(name)
    if output.is_dir():
        return output / name
    if len(formats) == 1 and output.suffix:
        if output.suffix.lower() != form.ending:
            endings = ", ".join(dict.fromkeys(each.ending for each in FORMATS))
            raise ExportRefused("ending_of_no_such_format", ending=output.suffix, endings=endings)
        return output
    known = {each.ending for each in FORMATS}
    stem = output.with_suffix("") if output.suffix in known else output
    return stem.with_name(form.file_name(stem.name, language))


def write_export(
    workspace: Workspace, path: Path, content: bytes, kind: FileKind = FileKind.DOCUMENT
) -> None:
    """Writes an export, unless that would overwrite what the program did not write.

    Raises:
        ExportRefused: if a file is there that it did not write, that was changed since, or that
            is open elsewhere.
    """
    if path.is_dir():
        raise ExportRefused("export_is_folder", name=path.name)
    if path.exists():
        written = workspace.hashes_written(path)
        if not written:
            raise ExportRefused("file_not_ours", name=path.name)
        if content_hash(path.read_bytes()) not in written:
            raise ExportRefused("file_changed", name=path.name)
        refuse_if_open(path)
    workspace.record_written(path, content, kind)
    write_whole(path, content)


def know_as_written(workspace: Workspace, path: Path) -> None:
    """Lets the next export write over a file that holds nothing which the workspace does not."""
    kind = workspace.kind_written(path)
    kind = FileKind.REGISTER if kind is FileKind.REGISTER else FileKind.EDITED
    workspace.record_written(path, path.read_bytes(), kind)
