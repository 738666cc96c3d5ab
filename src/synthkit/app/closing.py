"""The closing synthesis of a series: a workspace whose files are the meetings' syntheses.

Each line of a meeting comes in as one note, so that decisions, checks, the ledger and the exports
are those of a workshop. What stands behind a line is read in the meeting's own workspace.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from synthkit.app.pipeline import as_shown
from synthkit.drafts.ledger import balance
from synthkit.drafts.tree import side_id
from synthkit.engines.offline.frame import LineFacts
from synthkit.engines.offline.recurring import Said, recurring_themes
from synthkit.exporters.about import service_of
from synthkit.exporters.making import lines_by_model
from synthkit.exporters.view import View
from synthkit.good_examples.finding import find_examples
from synthkit.model.citation import Citation, sources_of
from synthkit.model.document import (
    Block,
    BlockKind,
    Document,
    Place,
    content_hash,
    document_key,
)
from synthkit.model.example import Example
from synthkit.model.note import Note
from synthkit.model.synthesis import Insight, Section, Synthesis
from synthkit.store.store import Store
from synthkit.text.wordforms import fold

# Of the readers, these documents have none.
_NO_READER = ""


@dataclass(frozen=True, slots=True)
class Carried:
    """What a meeting's synthesis brings to the closing one.

    Attributes:
        meeting: its name.
        folder: of its workspace, as series.toml says it.
        document: its lines under their questions and themes, personal data masked.
        behind: the notes that each line rests on, by `Place.line`, masked too.
        workshop: its synthesis, masked too.
        near: by note, the `Place.line` of those that rest on it or that it is near to.
    """

    meeting: str
    folder: str
    document: Document
    behind: Mapping[str, tuple[Note, ...]]
    workshop: Synthesis
    near: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What is another in the meetings than the closing synthesis knows, by their names.

    Attributes:
        changed: their lines are others now.
        new: the closing synthesis has none of theirs yet.
        gone: they are no meetings of the series any longer.
    """

    changed: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.changed, *self.new, *self.gone)


def carried(meeting: str, folder: str, workshop: Synthesis) -> Carried | None:
    """The synthesis of a meeting as the closing one takes it in; None where it has no line."""
    shown = as_shown(workshop, View())
    lines = list(_lines(shown))
    if not any(kind is BlockKind.ITEM for kind, _, _ in (one for one, _ in lines)):
        return None
    blocks = tuple(
        Block(kind=kind, text=" ".join(text.split()), level=level, place=place)
        for (kind, text, level), (place, _) in lines
    )
    content = "\n".join(block.model_dump_json() for block in blocks)
    used = {name for s in shown.sections if (name := service_of(s.provenance)) is not None}
    models = {s.provenance.model for s in shown.sections if s.provenance.model}
    by_model = tuple(_worded_by_model(shown.sections))
    made = sorted({*used, *models, *by_model})
    notes = {note.id: note for note in shown.material.notes}
    return Carried(
        meeting=meeting,
        folder=folder,
        document=Document(
            key=document_key(folder),
            path=folder,
            content_hash=content_hash(f"{meeting}\n{made}\n{content}".encode()),
            blocks=blocks,
            meeting=meeting,
            services=tuple(sorted(used)),
            models=tuple(sorted(models)),
            by_model=by_model,
        ),
        behind={
            place.line: tuple(notes[one] for one in _ids(sources_of(cited)) if one in notes)
            for _, (place, cited) in lines
            if place.line
        },
        workshop=shown.model_copy(
            update={"workshop": shown.workshop.model_copy(update={"name": meeting})}
        ),
        near=_lines_by_note(lines),
    )


def _substantive(workshop: Synthesis) -> tuple[Note, ...]:
    reasons = {entry.note: entry.reason for entry in balance(workshop).entries}
    return tuple(
        note
        for note in workshop.material.notes
        if (reason := reasons[note.id]) is None or reason.is_to_the_question
    )


def _lines_by_note(lines: Iterable["_Line"]) -> dict[str, tuple[str, ...]]:
    near: dict[str, list[str]] = {}
    for _, (place, citations) in lines:
        for note in _ids(citations) if place.line else ():
            near.setdefault(note, []).append(place.line or "")
    return {note: tuple(found) for note, found in near.items()}


_Line = tuple[tuple[BlockKind, str, int], tuple[Place, tuple[Citation, ...]]]


def _lines(workshop: Synthesis) -> Iterator[_Line]:
    for question in workshop.workshop.questions:
        section = workshop.section(question.number)
        if section is None or not section.draft.lines:
            continue
        yield (BlockKind.HEADING, question.text, 1), (Place(), ())
        yield from _of_section(section)


def _of_section(section: Section) -> Iterator[_Line]:
    number = section.question.number
    # Before the themes, since they stand under none.
    for tension in section.draft.tensions:
        for at, side in enumerate(tension.sides):
            place = Place(question=number, line=side_id(tension, at))
            yield (BlockKind.ITEM, side.text, 0), (place, side.citations)
    for theme in section.draft.themes:
        yield (BlockKind.HEADING, theme.title, 2), (Place(), ())
        for insight in theme.insights:
            place = Place(question=number, line=insight.id)
            yield (BlockKind.ITEM, insight.text, 0), (place, insight.citations)


def _worded_by_model(sections: Iterable[Section]) -> Iterator[str]:
    """The lines that stand as a language model worded them, by `Place.line`."""
    for section in sections:
        for line in lines_by_model(section):
            if isinstance(line, Insight):
                yield line.id
            else:
                yield from (side_id(line, at) for at in range(len(line.sides)))


def _ids(citations: Iterable[Citation]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(citation.note for citation in citations))


def arrivals(store: Store, meetings: Sequence[Carried], still: Iterable[str]) -> Arrivals:
    """What is another than the closing synthesis knows.

    Args:
        store: of the closing synthesis.
        meetings: as they are now.
        still: the folders of all meetings of the series, those too that bring nothing.
    """
    known = {one.path: one for one in store.documents() if one.meeting is not None}
    hashes = {path: document.content_hash for path, document in known.items()}
    listed = set(still)
    return Arrivals(
        changed=tuple(
            one.meeting
            for one in meetings
            if one.folder in known and hashes[one.folder] != one.document.content_hash
        ),
        new=tuple(one.meeting for one in meetings if one.folder not in known),
        gone=tuple(
            document.meeting or path for path, document in known.items() if path not in listed
        ),
    )


def take_in(store: Store, root: str, meetings: Sequence[Carried], still: Iterable[str]) -> Arrivals:
    """Brings the closing synthesis up to date with the meetings; says what was another.

    Lines that are as they were keep their places, and so the lines that rest on them.
    """
    found = arrivals(store, meetings, still)
    fresh = {*found.changed, *found.new}
    for one in meetings:
        if one.meeting in fresh:
            store.save_document(one.document, root=root, reader_version=_NO_READER)
    gone = {d.key for d in store.documents() if d.meeting in found.gone}
    store.remove_documents(gone)
    return found


def with_origins(closing: Synthesis, meetings: Sequence[Carried]) -> Synthesis:
    """The closing synthesis, each line of a meeting with the notes behind it, and what came back.

    A line that a meeting no longer has comes without.
    """
    of_meetings = {one.document.key: one for one in meetings}

    def known(note: Note) -> Note:
        there = of_meetings.get(note.document)
        behind = there.behind.get(note.place.line or "", ()) if there else ()
        return note.model_copy(update={"behind": behind}) if behind else note

    notes = tuple(map(known, closing.material.notes))
    material = closing.material.model_copy(update={"notes": notes})
    recurring = recurring_themes(list(_said(notes, of_meetings)), closing.workshop.meetings)
    return closing.model_copy(update={"material": material, "recurring": recurring})


def _said(lines: Iterable[Note], meetings: Mapping[str, Carried]) -> Iterator[Said]:
    """What the meetings' notes say; of a meeting that is not at hand, what its lines do."""
    ids = {(line.document, line.place.line): line.id for line in lines}
    for document, meeting in meetings.items():
        for note in _substantive(meeting.workshop):
            near = (ids.get((document, place)) for place in meeting.near.get(note.id, ()))
            there = note.model_copy(update={"group": meeting.meeting})
            yield Said(there, tuple(line for line in near if line))
    for line in lines:
        if line.document not in meetings:
            yield Said(line, (line.id,))


def line_facts(closing: Synthesis, meetings: Sequence[Carried]) -> LineFacts:
    """What the meetings' notes tell of the lines that came in from them."""
    known = with_origins(closing, meetings)
    lines = known.material.notes
    spoken = {line.group for line in lines}
    last = next((m for m in reversed(closing.workshop.meetings) if m in spoken), None)
    return LineFacts(
        recurring=frozenset(line for theme in known.recurring for line in theme.lines),
        examples=frozenset(_naming_examples(lines, meetings)),
        last=frozenset(line.id for line in lines if line.group == last),
    )


def examples_of(meetings: Sequence[Carried], left_out: tuple[str, ...]) -> tuple[Example, ...]:
    """The good examples in all notes of the meetings, masked.

    Args:
        meetings: in their order.
        left_out: names that the closing synthesis leaves out, beside those of each meeting.
    """
    without = []
    for one in meetings:
        there = one.workshop.workshop
        names = {"examples_left_out": (*there.examples_left_out, *left_out)}
        workshop = there.model_copy(update=names)
        without.append(one.workshop.model_copy(update={"workshop": workshop}))
    return find_examples(without)


def _naming_examples(lines: Sequence[Note], meetings: Sequence[Carried]) -> Iterator[str]:
    """The lines that have the name of a good example of one of the notes behind them."""
    names: dict[tuple[str, str], list[str]] = {}
    for example in examples_of(meetings, ()):
        for source in example.sources:
            names.setdefault(source, []).extend(map(fold, example.spellings))
    for line in lines:
        sources = ((line.group or "", note.id) for note in line.behind)
        if any(name in fold(line.text) for one in sources for name in names.get(one, ())):
            yield line.id
