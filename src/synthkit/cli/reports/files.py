"""What became of files: a row each, on a terminal of any width."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from synthkit.cli.screen import Screen
from synthkit.model.document import RefusalReason, SetAside
from synthkit.model.note import VoiceKind
from synthkit.model.outcome import FileFate, FileOutcome, Ingested
from synthkit.model.synthesis import Material

# More questions than these take columns of their own only where the terminal is wide enough.
_MOST_COLUMNS: Final = 6


def report_ingest(screen: Screen, ingested: Ingested) -> None:
    """A row a file: its groups, blocks, notes, the questions they stand under, remarks.

    Then what could not be read and what to do about it, and the sum.
    """
    rows = [_file_row(screen, outcome, ingested) for outcome in ingested.files]
    if rows:
        _table_of_files(screen, rows, [question.number for question in ingested.questions])
    for outcome in ingested.files:
        if outcome.reason and outcome.reason.may_hold_notes:
            screen.warn(f"errors.{outcome.reason}.message", name=outcome.path)
            screen.warn(f"errors.{outcome.reason}.hint", name=outcome.path)
        if outcome.reason is RefusalReason.OWN_EXPORT and outcome.path.lower().endswith(".docx"):
            screen.remark("terminal.adopt.offer", name=outcome.path)
    _warn_of_unread(screen, ingested)
    if not ingested.material.documents:
        screen.warn("terminal.nothing_read")
        return
    placed = [p for p in ingested.material.placements if p.question is not None]
    screen.result(
        "terminal.ingest_sum",
        notes=screen.texts.text("terminal.notes", count=len(ingested.material.notes)),
        documents=screen.texts.text("terminal.documents", count=len(ingested.material.documents)),
        placed=len(placed),
        unplaced=len(ingested.material.notes) - len(placed),
    )
    screen.notices(ingested.findings)


def ingest_json(ingested: Ingested) -> dict[str, object]:
    """The same for a machine to read."""
    material, questions = ingested.material, ingested.questions
    question_of = {p.note: p.question for p in material.placements}
    files = []
    for outcome in ingested.files:
        notes = [note for note in material.notes if note.document == outcome.document]
        under = Counter(question_of.get(note.id) for note in notes)
        files.append(
            outcome.model_dump(mode="json")
            | {
                "groups": list(dict.fromkeys(note.group for note in notes)),
                "notes": len(notes) if outcome.document else None,
                "notes_by_question": {str(q.number): under[q.number] for q in questions},
                "doubts": [
                    finding.model_dump(mode="json")
                    for finding in ingested.doubts
                    if outcome.document and finding.where.document == outcome.document
                ],
            }
        )
    return {
        "files": files,
        "questions": [q.model_dump(mode="json") for q in questions],
        "notes": len(material.notes),
        "may_have_lost_notes": ingested.may_have_lost_notes,
    }


def _warn_of_unread(screen: Screen, ingested: Ingested) -> None:
    """What is left for a person to read in files of which the rest was read."""
    reported = {outcome.document for outcome in ingested.files if outcome.reason is None}
    for document in ingested.material.documents:
        pages = [str(number) for number in document.unread_pages]
        pictures = [str(picture.number) for picture in document.unread_pictures]
        for kind, numbers in (("pages", pages), ("pictures", pictures)):
            if numbers and document.key in reported:
                values = {"name": document.path, "count": len(numbers), kind: ", ".join(numbers)}
                screen.warn(f"findings.unread_{kind}.message", **values)
                screen.warn(f"findings.unread_{kind}.hint", **values)


@dataclass(frozen=True, slots=True)
class _FileRow:
    """One file's line; what a file that was not read does not have is None."""

    path: str
    groups: str
    blocks: int | None
    notes: int | None
    under: dict[int | None, int]
    remarks: str

    @property
    def facts(self) -> list[object]:
        """What stands in every form of the table."""
        counts = ["" if count is None else count for count in (self.blocks, self.notes)]
        return [self.path, self.groups, *counts]

    def counts(self, numbers: Iterable[int | None]) -> list[object]:
        """How many notes stand under each of these questions."""
        return ["" if self.notes is None else self.under.get(number, 0) for number in numbers]


def _table_of_files(screen: Screen, rows: Sequence[_FileRow], numbers: list[int]) -> None:
    """With all there is to say where that fits; on a narrow terminal the remarks stand below."""
    text = screen.texts.text
    facts = screen.columns("terminal", "file", "groups", "blocks", "notes")
    places = [*numbers, None]
    signs = [text("terminal.column.question", number=number) for number in numbers]
    signs.append(text("terminal.column.unplaced"))
    columns = [*facts, *signs, text("terminal.column.remarks")]
    whole = [[*row.facts, *row.counts(places), row.remarks] for row in rows]
    if screen.fits(columns, whole):
        screen.table(columns, whole)
        return
    columns, short = columns[:-1], [row[:-1] for row in whole]
    if len(numbers) > _MOST_COLUMNS and not screen.fits(columns, short):
        columns = [*facts, text("terminal.column.by_question")]
        signed = list(zip(signs, places, strict=True))
        short = [
            [*row.facts, ", ".join(f"{s} {row.under[n]}" for s, n in signed if row.under.get(n))]
            for row in rows
        ]
    screen.table(columns, short)
    remarked = [row for row in rows if row.remarks]
    if remarked:
        screen.line(f"{text('terminal.column.remarks')}:", style="bold")
    for row in remarked:
        screen.line(f"{row.path}: {row.remarks}", indent=2)
    if remarked:
        screen.line()


def _file_row(screen: Screen, outcome: FileOutcome, ingested: Ingested) -> _FileRow:
    remarks = _remarks(screen, outcome, ingested)
    material = ingested.material
    document = next((d for d in material.documents if d.key == outcome.document), None)
    if document is None:
        return _FileRow(outcome.path, "", None, None, {}, remarks)
    notes = [note for note in material.notes if note.document == document.key]
    question_of = {p.note: p.question for p in material.placements}
    voices = dict.fromkeys(note.voice for note in notes)
    answers = sum(voice.kind is VoiceKind.RESPONDENT for voice in voices)
    groups = dict.fromkeys(
        screen.voice(n) for n in notes if n.voice.kind is not VoiceKind.RESPONDENT
    )
    if answers:
        groups[screen.texts.text("terminal.respondents", count=answers)] = None
    return _FileRow(
        path=outcome.path,
        groups=", ".join(groups),
        blocks=len(document.blocks),
        notes=len(notes),
        under=Counter(question_of.get(note.id) for note in notes),
        remarks=remarks,
    )


def _remarks(screen: Screen, outcome: FileOutcome, ingested: Ingested) -> str:
    text = screen.texts.text
    if outcome.reason is not None:
        return text("terminal.not_read", reason=text(f"refusals.{outcome.reason}"))
    remarks = []
    if outcome.fate is not FileFate.READ:
        remarks.append(text(f"terminal.fate.{outcome.fate}"))
    asides = [s for s in ingested.material.set_asides if s.document == outcome.document]
    reasons = Counter(s.reason for s in asides if s.block is not None)
    if reasons:
        things = (
            text(f"terminal.aside.{reason}", count=n) for reason, n in sorted(reasons.items())
        )
        remarks.append(text("terminal.aside_sum", things=", ".join(things)))
    remarks += unread_parts(screen, asides)
    remarks += [
        text(f"terminal.doubt.{finding.code}", **finding.values)
        for finding in ingested.doubts
        if finding.where.document == outcome.document
    ]
    typed = _typed_for(outcome, ingested.material)
    if typed:
        names = ", ".join(typed)
        remarks.append(text("terminal.typed_for", count=sum(typed.values()), names=names))
    return "; ".join(remarks)


def unread_parts(screen: Screen, asides: Iterable[SetAside]) -> list[str]:
    """Which of a document's pages and pictures are left for a person to read."""
    unread = []
    asides = list(asides)
    for kind in ("page", "picture"):
        numbers = [str(number) for s in asides if (number := getattr(s, kind)) is not None]
        if numbers:
            values = {f"{kind}s": ", ".join(numbers)}
            unread.append(
                screen.texts.text(f"terminal.unread_{kind}s", count=len(numbers), **values)
            )
    return unread


def _typed_for(outcome: FileOutcome, material: Material) -> Counter[str]:
    """The documents for whose pages something was typed into this one, and how many blocks."""
    document = next((d for d in material.documents if d.key == outcome.document), None)
    counted: Counter[str] = Counter()
    for typed in document.typed_for if document else ():
        original = typed.original
        for other in material.documents:
            if typed.blocks or not other.content_hash.startswith(original.digits):
                continue
            counted[other.name] += sum(
                block.confidence is None
                and (block.place.page, block.place.picture) == (original.page, original.picture)
                for block in other.blocks
            )
    return +counted
