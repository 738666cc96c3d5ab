"""The sheets of a sample written, and what two that were filled in come to."""

from pathlib import Path
from typing import Final

from synthkit.app.agreement import (
    Agreement,
    Coefficient,
    agreement,
    beside,
    drawn,
    state_of,
    synthesis_answers,
)
from synthkit.app.pipeline import as_shown
from synthkit.app.sample_sheets import answers_on
from synthkit.cli.exports import refuse_unsummarised
from synthkit.cli.files import content_of
from synthkit.cli.screen import Screen
from synthkit.cli.session import Session
from synthkit.cli.settings.edits import with_front
from synthkit.cli.writing import refuse_existing, write_whole
from synthkit.cli.written import FileKind
from synthkit.drafts.changes import Change
from synthkit.errors import UsageMistake
from synthkit.exporters.docx.sample_sheet import sample_sheet
from synthkit.exporters.view import View
from synthkit.model.synthesis import Synthesis
from synthkit.text.catalogue import Catalogue, catalogue
from synthkit.text.numbers_in_text import decimal

_READERS: Final = ("A", "B")


def write_sheets(session: Session, count: int, folder: Path) -> None:
    """Writes a sheet for each of two readers.

    Raises:
        ExportRefused: if nothing is summarised, or a file is there already.
    """
    screen = session.screen
    with session.writing() as workspace:
        synthesis, now = workspace.whole(), workspace.environment.now()
        refuse_unsummarised(synthesis)
        state, shown = state_of(synthesis), as_shown(synthesis, View())
        chosen = {note.id for note in drawn(synthesis, count)}
        notes = [note for note in shown.material.notes if note.id in chosen]
        texts = catalogue(synthesis.workshop.language)
        paths = [
            folder / f"{texts.text('document.sample.title', reader=reader)}.docx"
            for reader in _READERS
        ]
        for path in paths:
            refuse_existing(path)
        for path, reader in zip(paths, _READERS, strict=True):
            content = sample_sheet(shown, notes, state, reader, now)
            workspace.record_written(path, content, FileKind.SAMPLE)
            write_whole(path, content)
            screen.result("terminal.written", path=path)
    screen.result("terminal.sample.drawn", count=len(notes), state=state)
    screen.remark("terminal.sample.next", a=paths[0], b=paths[1])


def read_sheets(session: Session, files: tuple[Path, Path], *, publish: bool) -> None:
    """Says how far the two agree, and each with the synthesis; and the sentence for the document.

    Raises:
        UsageMistake: "path_not_there", "sample_too_few" if they have fewer than two answers in
            common, or as `answers_on`.
    """
    screen = session.screen
    with session.writing() if publish else session.reading() as workspace:
        synthesis = workspace.whole()
        said, found = _found(screen, synthesis, files)
        screen.line()
        screen.line(said)
        if publish:
            edit = workspace.settings_edit(lambda text: with_front(text, {"sample": said}))
            details: dict[str, str | int] = {"count": found.count}
            workspace.record(Change(command="sample", details=details, settings=edit))
    if publish:
        screen.remark("terminal.undo_with")
    else:
        screen.remark("terminal.sample.publish")


def _found(screen: Screen, synthesis: Synthesis, files: tuple[Path, Path]) -> tuple[str, Agreement]:
    """The sentence for the document, and the agreement of the two, after a table of all."""
    read = [(content_of(path), path.name) for path in files]
    one, other = (answers_on(content, name, synthesis) for content, name in read)
    common = one.keys() & other.keys()
    if len(common) < len(_READERS):
        raise UsageMistake("sample_too_few", count=len(common))
    seed, machine = state_of(synthesis), synthesis_answers(synthesis)
    both = agreement(one, other, seed)
    each = [agreement(person, beside(person, machine), seed) for person in (one, other)]
    text = screen.texts.text
    rows = [
        [text(f"terminal.sample.{who}"), found.count, found.same]
        + [_shown(screen.texts, c) for c in (found.alpha, found.ac1)]
        for who, found in zip(("both", "first", "second"), (both, *each), strict=True)
    ]
    screen.table(screen.columns("terminal", "who", "notes", "same", "alpha", "ac1"), rows)
    language = synthesis.workshop.language
    said = catalogue(language).text(
        "document.sample.sentence",
        count=both.count,
        same=both.same,
        first=each[0].same,
        second=each[1].same,
        of_first=each[0].count,
        of_second=each[1].count,
        **{
            name: decimal(value, language)
            for name, value in (
                ("alpha", both.alpha.value),
                ("low", both.alpha.low),
                ("high", both.alpha.high),
            )
        },
    )
    return said, both


def _shown(texts: Catalogue, found: Coefficient) -> str:
    value, low, high = (decimal(n, texts.locale) for n in (found.value, found.low, found.high))
    return f"{value} ({low}–{high})"
