"""Extracts the notes from the documents; other rooms come in here.

    find duplicate files -> outline each document -> classify its units -> notes, set-asides

Every block is behind at least one note or in exactly one set-aside, and nothing depends on the
order in which the documents come.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from synthkit.model.document import BlockKind, Document, SetAside, SetAsideReason, path_order
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.note import LeftOutReason, Note, NotesTaken, PlacedBy, Placement
from synthkit.model.workshop import Question
from synthkit.notes.classification import Classified, UnitClassifier
from synthkit.notes.context import Point
from synthkit.notes.document_findings import findings_about
from synthkit.notes.duplicate_files import DuplicateFiles, find_duplicates
from synthkit.notes.file_questions import file_questions
from synthkit.notes.groups import (
    GroupNames,
    group_in_file_name,
    group_in_title,
    group_of_heading,
)
from synthkit.notes.note_making import notes_of, notes_of_meeting
from synthkit.notes.numbering import number_in_file_name
from synthkit.notes.outline import Outline, Outliner
from synthkit.notes.question_matching import Prominence, QuestionMatcher
from synthkit.notes.readable import endless_words, readable
from synthkit.notes.table_cells import CellRole, DocumentFacts, tables_of
from synthkit.notes.tables import read_table
from synthkit.notes.template import Repeats
from synthkit.notes.units import NO_BODY
from synthkit.notes.wording import carries_nothing, folded
from synthkit.text.wordforms import bare_words

_TITLE_LINES = 5  # body blocks at the top of a document that may name its group
_LONGEST_TITLE = 14  # words


def extract_notes(
    documents: Iterable[Document], questions: tuple[Question, ...], group_names: Mapping[str, str]
) -> NotesTaken:
    """The notes of all documents, with their groups and the questions that headings give them.

    Args:
        documents: in any order.
        questions: those of the workshop; none is fine, then nothing is placed.
        group_names: a person's names for groups, by file name ("Grupp 3.docx") or by file name
            and heading ("alla.docx#Bord 2").
    """
    read = in_order(documents)
    ordered = tuple(map(readable, read))
    names = GroupNames(group_names)
    written = tuple(d for d in ordered if d.is_written)
    # Every file's lines count here, so that empty copies of a template are seen to be empty.
    matcher = QuestionMatcher(questions)
    worded = frozenset(number for d in written for number in _in_words(d, matcher))
    extraction = _Extraction(matcher, names, repeats_of(written), worded)
    duplicates = find_duplicates(
        written,
        has_notes=lambda d: bool(extraction.walk(d, None).points),
        about=extraction.about,
    )
    originals = tuple(d for d in written if d.key not in duplicates.originals)
    extraction = _Extraction(matcher, names, repeats_of(originals), worded)
    about = file_questions(originals, matcher, extraction.outline)
    parts = [_extract(d, extraction, duplicates, about) for d in ordered]
    return NotesTaken(
        notes=tuple(note for part in parts for note in part.notes),
        placements=tuple(p for part in parts for p in part.placements),
        set_asides=tuple(aside for part in parts for aside in part.set_asides),
        people=tuple(dict.fromkeys(name for part in parts for name in part.people)),
        findings=(
            *(finding for part in parts for finding in part.findings),
            *(finding for document in read for finding in endless_words(document)),
            *_near_duplicates(duplicates),
            *(
                Finding(severity=Severity.WARNING, code="group_name_unused", values={"key": key})
                for key in names.unused(ordered)
            ),
        ),
    )


def in_order(documents: Iterable[Document]) -> tuple[Document, ...]:
    """The documents by natural order of their paths; their keys decide between equal ones."""
    return tuple(sorted(documents, key=lambda d: (path_order(d.path), d.key)))


def repeats_of(documents: Iterable[Document]) -> Repeats:
    """The lines that several of these documents share."""
    return Repeats(
        tuple(
            frozenset(folded(b.text) for b in d.blocks if b.kind not in NO_BODY and b.text)
            for d in documents
        )
    )


def _in_words(document: Document, matcher: QuestionMatcher) -> Iterable[int]:
    """The questions that headings of a document are the wordings of."""
    for block in document.blocks:
        if block.kind is BlockKind.HEADING or block.strong:
            match = matcher.match(block.text, None, Prominence.HEADING)
            if match and match.sure and not carries_nothing(match.head):
                yield match.question


@dataclass(frozen=True, slots=True)
class _Extraction:
    """Extracts from one document at a time, knowing what all of them have in common."""

    matcher: QuestionMatcher
    names: GroupNames
    repeats: Repeats
    worded: frozenset[int]
    outlines: dict[str, Outline] = field(default_factory=dict)  # by key, once made

    @property
    def outliner(self) -> Outliner:
        return Outliner(self.matcher, self.names, self.repeats, self.worded)

    def outline(self, document: Document) -> Outline:
        if document.key not in self.outlines:
            tabular = frozenset(p for table in tables_of(document) for p in table)
            self.outlines[document.key] = self.outliner.outline(document, tabular)
        return self.outlines[document.key]

    def walk(self, document: Document, question: int | None) -> Classified:
        """What becomes of the blocks of one document, which is about ``question`` if any."""
        tables, named = self._tables(document)
        outline = self.outline(document)
        group = named or self._group_above_notes(document, outline)
        group = group or group_in_file_name(document.name)
        given = self.names.of_file(document)
        facts = DocumentFacts(given or group, question, tables, self.repeats)
        classified = UnitClassifier(document, outline, facts).run()
        classified.points = [self._as_form_says(document, p) for p in classified.points]
        if given and len({point.context.group for point in classified.points} - {given}) < 2:
            # A file of one group: the name holds, whatever its headings call the group.
            kept = {
                self.names.of_heading(document, h)
                for p in classified.points
                for h in p.context.headings
            }
            classified.points = [
                p if p.context.group in kept else _of_group(p, given) for p in classified.points
            ]
        return classified

    def _as_form_says(self, document: Document, point: Point) -> Point:
        """The point under the group that a column or sheet of a form names for it, if any."""
        said = document.blocks[point.position].group
        if not said:
            return point
        match = group_of_heading(said, Prominence.HEADING)
        given = self.names.of_heading(document, said)
        return _of_group(point, given or (match.name if match else said))

    def about(self, document: Document) -> tuple[str | None, int | None]:
        """Which group and which question the file as a whole is about, where something tells."""
        outline = self.outline(document)
        headed = next((mark.group.name for mark in outline.marks if mark.group), None)
        group = headed or self._group_above_notes(document, outline)
        number = number_in_file_name(document.name.rsplit(".", 1)[0])
        return group or group_in_file_name(document.name), number

    def _group_above_notes(self, document: Document, outline: Outline) -> str | None:
        """The group that the page header, or else a title line names."""
        for block in document.blocks:
            if block.kind is BlockKind.HEADER:
                match = group_of_heading(block.text, Prominence.LINE)
                if named := (match.name if match else group_in_title(block.text)):
                    return named
        body = [(u, m) for u, m in zip(outline.units, outline.marks, strict=True) if u.is_body]
        for unit, mark in body[:_TITLE_LINES]:
            if mark.question or unit.block.kind is BlockKind.ITEM:
                break
            if len(bare_words(unit.text)) <= _LONGEST_TITLE and (
                named := group_in_title(unit.text)
            ):
                return named
        return None

    def _tables(self, document: Document) -> tuple[dict[int, CellRole], str | None]:
        outliner = self.outliner
        roles: dict[int, CellRole] = {}
        named: str | None = None
        for positions in tables_of(document):
            table = read_table(
                document,
                positions,
                self.matcher,
                lambda text: outliner.group(document, text, Prominence.LEAD),
                self.repeats,
            )
            roles |= table.roles
            named = named or table.group
        return roles, named


def _extract(
    document: Document,
    extraction: _Extraction,
    duplicates: DuplicateFiles,
    about: Mapping[str, int],
) -> NotesTaken:
    """What one document contributes."""
    unread = _unread(document)
    if document.key in duplicates.originals:
        return _as_copy(document, duplicates.originals[document.key].name, unread)
    if document.meeting is not None:
        return notes_of_meeting(document)
    if document.transcript:
        return NotesTaken(set_asides=_all_aside(document, SetAsideReason.TRANSCRIPT) + unread)
    classified = extraction.walk(document, about.get(document.key))
    # What was typed for pages of a file that is another one now belongs to none.
    void = {position for typed in document.typed_for for position in typed.blocks}
    classified.points = [point for point in classified.points if point.position not in void]
    classified.set_asides |= dict.fromkeys(void, SetAsideReason.VOID_TRANSCRIPTION)
    notes = notes_of(document, classified.points, classified.led)
    placements = tuple(
        _by_heading(note, point)
        for note, point in zip(notes, classified.points, strict=True)
        if point.context.question is not None or point.context.apart
    )
    set_asides = tuple(
        SetAside(document=document.key, reason=reason, block=p, text=document.blocks[p].text)
        for p, reason in sorted(classified.set_asides.items())
    )
    return NotesTaken(
        notes=notes,
        placements=placements,
        set_asides=set_asides + unread,
        people=tuple(dict.fromkeys(classified.people)),
        findings=findings_about(document, extraction.outline(document), notes, classified),
    )


def _of_group(point: Point, group: str | None) -> Point:
    return replace(point, context=replace(point.context, group=group))


def _by_heading(note: Note, point: Point) -> Placement:
    reason = LeftOutReason.NOT_COVERED if point.context.apart else None
    return Placement(
        note=note.id, question=point.context.question, by=PlacedBy.HEADING, reason=reason
    )


def _unread(document: Document) -> tuple[SetAside, ...]:
    """The pages and pictures that only a person can read, as set-asides."""
    reason = SetAsideReason.NOT_TRANSCRIBED
    pages = (SetAside(document=document.key, reason=reason, page=n) for n in document.unread_pages)
    pictures = (
        SetAside(document=document.key, reason=reason, picture=picture.number)
        for picture in document.unread_pictures
    )
    return (*pages, *pictures)


def _as_copy(document: Document, original: str, unread: tuple[SetAside, ...]) -> NotesTaken:
    set_asides = _all_aside(document, SetAsideReason.DUPLICATE_FILE)
    finding = Finding(
        severity=Severity.INFO,
        code="duplicate_file",
        where=Where(document=document.key),
        values={"name": document.name, "original": original},
    )
    return NotesTaken(set_asides=set_asides + unread, findings=(finding,))


def _all_aside(document: Document, reason: SetAsideReason) -> tuple[SetAside, ...]:
    return tuple(
        SetAside(document=document.key, reason=reason, block=position, text=block.text)
        for position, block in enumerate(document.blocks)
    )


def _near_duplicates(duplicates: DuplicateFiles) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            severity=Severity.WARNING,
            code="near_duplicate_file",
            where=Where(document=copy.key),
            values={"name": copy.name, "original": original.name},
        )
        for original, copy in duplicates.near
    )
