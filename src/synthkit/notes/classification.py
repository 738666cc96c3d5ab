"""Classifies each unit of a document, from top to bottom: a heading, a note, or neither.

It keeps track of what a reader keeps in mind: the question and the group that the text stands
under, the headings above it, whether names are being listed, and whether any note has come yet.
"""

from dataclasses import dataclass, field, replace

from synthkit.model.document import BlockKind, Document, SetAsideReason
from synthkit.notes.attendance import AttendanceList, lists_people, people_named, speaker
from synthkit.notes.follow_ups import follow_ups
from synthkit.notes.furniture import (
    begins_something_else,
    is_arrangement,
    is_column_head,
    is_date,
    is_fact_of_meeting,
    is_legend,
    is_no_answer,
    is_page_number,
    is_talk,
    is_title,
    names_meeting,
    opens_meeting_part,
)
from synthkit.notes.groups import group_in_title
from synthkit.notes.heading_stack import HeadingStack
from synthkit.notes.leads import LONGEST_LEAD_IN, Leads
from synthkit.notes.numbering import Numbered, numbered
from synthkit.notes.outline import Outline
from synthkit.notes.points import points
from synthkit.notes.question_matching import Prominence
from synthkit.notes.remarks import Remarks
from synthkit.notes.settling import Mark
from synthkit.notes.speakers import Speakers
from synthkit.notes.tables import CellRole, NoteContext
from synthkit.notes.template import LONG_LINE, Repeats, is_bracketed, is_instruction, is_placeholder
from synthkit.notes.ticks import Ticks
from synthkit.notes.units import STRONG_RANK, Unit, next_bodies, repeated_at_edges
from synthkit.notes.wording import carries_nothing, head_of
from synthkit.text.wordforms import bare_words

_LISTED = {BlockKind.ITEM, BlockKind.CELL}
_LONGEST_SUBHEADING = 12  # words; a longer bold or heading text says something itself


@dataclass(frozen=True, slots=True)
class Point:
    """The text of a note, and what it stands under.

    Attributes:
        apart: its heading is none of the questions and ends the one above.
    """

    position: int
    text: str
    question: int | None
    group: str | None
    headings: tuple[str, ...]
    apart: bool = False


@dataclass
class Classified:
    """What the blocks of a document became, by their positions."""

    points: list[Point] = field(default_factory=list)
    set_asides: dict[int, SetAsideReason] = field(default_factory=dict)
    people: list[str] = field(default_factory=list)  # who was there, or said something
    led: dict[int, int] = field(default_factory=dict)  # items, and the line that leads them in
    numbered: dict[int, int] = field(default_factory=dict)  # cells that only number a question


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What is known of a document before it is read.

    Attributes:
        group: of notes that stand under no group's heading.
        question: that the file is about as a whole, where its name or title tells.
        tables: the roles of the cells of its tables.
    """

    group: str | None = None
    question: int | None = None
    tables: dict[int, CellRole] = field(default_factory=dict)
    repeats: Repeats = field(default_factory=lambda: Repeats(()))


class UnitClassifier:
    """Classifies the units of one document in a single pass."""

    def __init__(self, document: Document, outline: Outline, facts: DocumentFacts) -> None:
        self.document = document
        self.outline = outline
        self.facts = facts
        self.classified = Classified()
        self.headings = HeadingStack(outline, NoteContext(facts.question, group=facts.group))
        self.inside: tuple[int, NoteContext] = (
            -1,
            NoteContext(),
        )  # a cell's own question and group
        self.rescued: list[tuple[int, Point]] = []  # lines set aside out of a block, and where
        self.asked: Unit | None = None  # the heading of the last question
        self.attendance = AttendanceList()
        self.ticks = Ticks(document, facts.repeats)
        self.speakers = Speakers(line for u in outline.units for line in _said(u))
        self.fresh = True  # nothing noted yet since the last heading
        self.begun = False  # a question or a note has been met
        self.meeting_part: int | None = None  # the rank of the heading of an agenda or of tasks
        marks = zip(outline.units, outline.marks, strict=True)
        self._asks_below = any(m.question and not m.listed for _, m in marks)
        stamped = (name for u in outline.units for name in speaker(u.text))
        self._chatting = frozenset(
            bare for name in (*stamped, *self.speakers.chatting) for bare in bare_words(name)
        )
        self._edges = repeated_at_edges(document)
        self._bodies = next_bodies(outline.units)
        self._unasked = outline.unasked()
        self.remarks = Remarks(block.text for block in document.blocks)
        self.leads = Leads(outline.units, self._bodies)
        self._follow_ups = follow_ups(outline.units, outline.marks, self._bodies, facts.repeats)
        self._first_asked = _first_asked(document, outline, facts.tables)

    def run(self) -> Classified:
        """What became of every block."""
        for index, unit in enumerate(self.outline.units):
            self._step(index, unit, self.outline.marks[index])
        self.classified.people += self.speakers.heard
        self.classified.led |= self.leads.led
        with_notes = {point.position for point in self.classified.points}
        for position in with_notes:
            self.classified.set_asides.pop(position, None)
        # A block is set aside as a whole or not at all: what else a block with notes holds would
        # be lost.
        for place, point in reversed(self.rescued):
            if point.position in with_notes:
                self.classified.points.insert(place, point)
        return self.classified

    def _step(self, index: int, unit: Unit, mark: Mark) -> None:
        reason = self._never_a_note(unit)
        if reason is not None:
            self._set_aside(unit, reason)
        elif self._is_in_meeting_part(unit, mark):
            self._set_aside(unit, SetAsideReason.FURNITURE)
        elif unit.position in self.facts.tables:
            self._cell(unit, self.facts.tables[unit.position], mark)
        elif mark.listed:
            self._set_aside(unit, SetAsideReason.HEADING)
        elif mark.question:
            self.asked = unit
            self.headings.question(unit, mark.question, mark.group)
            self._turn_page(begun=True)
            self._after_heading(unit, mark.question.rest)
        elif mark.group:
            self.headings.group(unit, mark.group)
            self._turn_page(begun=self.begun)
            self._after_heading(unit, mark.group.rest)
        elif index in self._follow_ups.asked:
            asked, rest = self._follow_ups.asked[index]
            self.headings.other(replace(unit, text=asked), may_answer=True)
            self._turn_page(begun=True)
            self._after_heading(unit, rest)
        elif reason := self._apart_from_notes(index, unit):
            self._set_aside(unit, reason)
        elif unit.position < self._first_asked and unit.block.kind is not BlockKind.ITEM:
            self._set_aside(unit, _above_questions(unit))
        else:
            self.leads.follow(index, unit, self._within)
            self._note(unit, unit.text)

    # What is no note wherever it stands

    def _never_a_note(self, unit: Unit) -> SetAsideReason | None:
        block = unit.block
        if block.kind is BlockKind.COMMENT or self.remarks.holds(unit.text):
            return SetAsideReason.COMMENT
        if block.struck:
            return SetAsideReason.STRUCK
        if not unit.is_body:
            return SetAsideReason.FURNITURE
        if block.placeholder or is_placeholder(unit.text):
            return SetAsideReason.TEMPLATE
        if unit.position in self._edges or is_page_number(unit.text, block.place.page):
            return SetAsideReason.FURNITURE
        return None

    # Headings

    def _after_heading(self, unit: Unit, rest: str) -> None:
        headed = unit.block.kind is BlockKind.HEADING and rest.rstrip().endswith("?")
        if carries_nothing(rest) or headed or is_bracketed(rest):
            self._set_aside(unit, SetAsideReason.HEADING)
        else:
            self._note(unit, rest)

    def _turn_page(self, *, begun: bool) -> None:
        self.attendance.end()
        self.leads.end()
        self.fresh = True
        self.begun = begun

    # What is no note where it stands

    def _is_in_meeting_part(self, unit: Unit, mark: Mark) -> bool:
        """Whether it is the agenda or the tasks for later, or the heading of either.

        They end with the next heading of the same rank, or of a question or a group.
        """
        headed = unit.prominence >= Prominence.LEAD and unit.block.kind is not BlockKind.ITEM
        if headed and not unit.tabular and opens_meeting_part(unit.text):
            self.meeting_part = unit.rank
        elif self.meeting_part is not None and unit.block.kind not in _LISTED:
            as_high = unit.prominence >= Prominence.LINE and unit.rank <= self.meeting_part
            named = unit.prominence is Prominence.HEADING and (mark.question or mark.group)
            if as_high or named:
                self.meeting_part = None
        return self.meeting_part is not None

    def _apart_from_notes(self, index: int, unit: Unit) -> SetAsideReason | None:
        below = self._bodies[index]
        following = self.outline.units[below] if below is not None else None
        if self.attendance.include(unit, following, begun=self.begun):
            return SetAsideReason.ATTENDANCE
        if self._is_of_meeting(unit):
            return SetAsideReason.FURNITURE
        if self._is_topic(index, unit):
            self.asked = unit
            self.headings.topic(unit)
            self._turn_page(begun=True)
            return SetAsideReason.HEADING
        if index in self._follow_ups.explaining or (
            not self.ticks.offer(unit.text) and self._is_of_template(unit)
        ):
            return SetAsideReason.TEMPLATE
        if self._is_heading(index, unit):
            self.headings.other(unit, may_answer=bool(self._unasked[index]))
            self._turn_page(begun=self.begun)
            return SetAsideReason.HEADING
        return None

    def _is_of_meeting(self, unit: Unit) -> bool:
        """Whether it says when the group met or meets again, and nothing else."""
        above = not self.begun and (
            is_fact_of_meeting(unit.text) or (self._asks_below and names_meeting(unit.text))
        )
        dated = is_date(unit.text) and unit.block.kind is not BlockKind.ITEM
        chat = self._is_talk(unit.text) or self.remarks.quotes(unit.text)
        return above or dated or chat or is_arrangement(unit.text) or is_legend(unit.text)

    def _is_talk(self, text: str) -> bool:
        return bool(self._chatting) and is_talk(text, self._chatting)

    def _is_topic(self, index: int, unit: Unit) -> bool:
        """Whether it looks as the question above does, and so ends it, though it is none.

        It asks as well; or it is counted as well, and stands in most files or goes on counting.
        """
        if self.outline.marks[index].apart:
            return self._leads_on(index, unit)
        asked = self.asked
        if asked is None or not unit.looks_like(asked) or not self._leads_on(index, unit):
            return False
        several = self.facts.repeats.in_several(unit.text)
        if unit.text.rstrip().endswith("?") and unit.block.kind is not BlockKind.ITEM:
            return unit.prominence >= Prominence.LINE and (several or self.leads.lists_below(index))
        above, this = _number(asked), _number(unit)
        if above.number is None or this.number is None or above.named != this.named:
            return False
        return self.facts.repeats.in_most(unit.text) or (
            this.number == above.number + 1 and self._stands_alone(index, unit)
        )

    def _stands_alone(self, index: int, unit: Unit) -> bool:
        """Whether what follows is no such line as well, as in a list of answers."""
        below = self._bodies[index]
        following = self.outline.units[below] if below is not None else unit
        listed = following.looks_like(unit) and _number(following).number is not None
        return not listed and len(bare_words(unit.text)) <= _LONGEST_SUBHEADING

    def _is_of_template(self, unit: Unit) -> bool:
        if self._is_above_questions and not self._is_title(unit.text.strip()):
            plain = unit.block.kind is BlockKind.PARAGRAPH
            if plain and self.facts.repeats.in_several(unit.text):
                return True
        if "\n" in unit.text.strip() and not all(
            is_instruction(line) or carries_nothing(line) for line in unit.text.splitlines()
        ):
            return self._recurs(unit)
        if self.fresh and unit.text.strip().endswith(":") and is_column_head(unit.text):
            return True  # "Svar:"
        if is_instruction(unit.text):
            fresh = self.fresh and (unit.block.kind is not BlockKind.ITEM or not self.begun)
            return fresh or self.facts.repeats.in_several(unit.text)
        return self._recurs(unit)

    def _recurs(self, unit: Unit) -> bool:
        """Whether it is a longer line that most files have.

        A list item is one only above the first question: several groups may well begin their
        answer with the same point.
        """
        long = len(bare_words(unit.text)) >= LONG_LINE
        place = unit.block.kind is not BlockKind.ITEM or (self.fresh and self._is_above_questions)
        return place and long and self.facts.repeats.in_most(unit.text)

    @property
    def _is_above_questions(self) -> bool:
        return self._asks_below and not self.begun

    def _is_heading(self, index: int, unit: Unit) -> bool:
        kind, text = unit.block.kind, unit.text.strip()
        if kind is BlockKind.ITEM or ("\n" in text and kind is not BlockKind.HEADING):
            return False
        if unit.prominence >= Prominence.LINE and (
            begins_something_else(text) or self._is_title(text)
        ):
            return True
        if self.leads.leads_to_contrary(index, unit, self._within):
            return False
        recurs = self.facts.repeats.in_most(text)
        if kind is BlockKind.HEADING:
            nothing_asked = self.fresh and not self.headings.has_question
            return not self.begun or nothing_asked or recurs or self._leads_on(index, unit)
        if unit.prominence is Prominence.HEADING:  # bold
            short = len(bare_words(text)) <= _LONGEST_SUBHEADING and not text.endswith(".")
            return short and (recurs or self._leads_on(index, unit))
        introduces = unit.prominence is Prominence.LEAD and text.endswith(":")
        return (
            introduces
            and len(bare_words(text)) <= LONGEST_LEAD_IN
            and self.leads.lists_below(index)
        )

    def _is_title(self, text: str) -> bool:
        """Whether it is a title line: of the document, or one that names the group."""
        if self.begun:
            return False
        short = len(bare_words(text)) <= _LONGEST_SUBHEADING
        named = short and group_in_title(text) is not None
        return named or is_title(text, self.document.name.rsplit(".", 1)[0])

    def _leads_on(self, index: int, unit: Unit) -> bool:
        """Whether something stands under a heading: else it says something itself."""
        below = self._bodies[index]
        if below is None:
            return False
        following = self.outline.units[below]
        if self.outline.marks[below].question or self.outline.marks[below].group:
            return not self.begun or unit.rank < min(following.rank, STRONG_RANK)
        headed = (
            following.prominence is Prominence.HEADING
            and following.block.kind is not BlockKind.ITEM
        )
        return not (headed and following.rank <= unit.rank)

    @property
    def _within(self) -> Unit | None:
        """The heading of the question that is open."""
        return self.asked if self.headings.has_question else None

    # Notes

    def _cell(self, unit: Unit, role: CellRole, mark: Mark) -> None:
        if role.numbers is not None:
            self.classified.numbered[unit.position] = role.numbers
        if role.reason is not None:
            self._set_aside(unit, role.reason)
            return
        text = role.text if unit.text == unit.block.text else unit.text
        if self.inside[0] != unit.position:
            self.inside = (unit.position, NoteContext())
        if mark.question or mark.group:
            text = self._head_within_cell(unit, mark)
        elif is_instruction(text) and self.facts.repeats.in_several(text):
            self._set_aside(unit, SetAsideReason.TEMPLATE)
            return
        if carries_nothing(text):
            self._set_aside(unit, SetAsideReason.HEADING)
            return
        if unit.position < self._first_asked:
            self._set_aside(unit, _above_questions(unit))
            return
        self._add(unit, text, self.inside[1].within(role.context.within(self.headings.context())))

    def _head_within_cell(self, unit: Unit, mark: Mark) -> str:
        """Records a heading among the lines of a cell; returns the text after it."""
        was = self.inside[1]
        rest = mark.question.rest if mark.question else mark.group.rest if mark.group else ""
        heading = (head_of(unit.text, rest),)
        if mark.question:
            now = NoteContext(
                mark.question.question, settles_question=True, group=was.group, headings=heading
            )
        else:
            now = NoteContext(group=mark.group.name if mark.group else None, headings=heading)
        self.inside = (unit.position, now)
        return rest

    def _note(self, unit: Unit, text: str) -> None:
        self.headings.note(unit, text)
        self._add(unit, text, self.headings.context())

    def _add(self, unit: Unit, text: str, context: NoteContext) -> None:
        text = self.remarks.without_marks(text)
        ticked = self.ticks.ticked(text)
        if ticked != text and carries_nothing(ticked):
            self._set_aside(unit, SetAsideReason.UNTICKED)
            return
        text = ticked
        texts = tuple(map(self.speakers.without_speaker, points(text, unit.block.kind)))
        if all(map(self._is_talk, texts)):
            self._set_aside(unit, SetAsideReason.FURNITURE)
            return
        if all(map(is_no_answer, texts)):
            self._set_aside(unit, SetAsideReason.NO_ANSWER)
            return
        self.fresh = False
        self.begun = True
        self.classified.points += [_point(unit, each, context) for each in texts]

    def _set_aside(self, unit: Unit, reason: SetAsideReason) -> None:
        self.classified.set_asides.setdefault(unit.position, reason)
        if reason is SetAsideReason.ATTENDANCE:
            named = people_named(unit.text)
            self.speakers.add(named)
            self.classified.people += named
        if unit.text != unit.block.text and reason is not SetAsideReason.HEADING:
            context = self.headings.context()
            self.rescued += [
                (len(self.classified.points), _point(unit, each, context))
                for each in points(unit.text, unit.block.kind)
            ]


def _point(unit: Unit, text: str, context: NoteContext) -> Point:
    return Point(
        unit.position, text, context.question, context.group, context.headings, context.apart
    )


def _first_asked(document: Document, outline: Outline, tables: dict[int, CellRole]) -> int:
    """The block at which the questions begin, where each has its place; else 0.

    Above it stand the meeting's name, who was there and how to go about it. What stands in one
    table with a question is not above it.
    """
    marks = zip(outline.units, outline.marks, strict=True)
    headed = {u.position: m.question.question for u, m in marks if m.question and not m.listed}
    cells = {p: n for p, role in tables.items() if (n := role.context.question) is not None}
    if len(outline.asked) < 2 or outline.asked - {*headed.values(), *cells.values()}:
        return 0
    asking = {document.blocks[p].place.table for p in cells}
    return min((*headed, *(p for p in tables if document.blocks[p].place.table in asking)))


def _above_questions(unit: Unit) -> SetAsideReason:
    people = lists_people(unit.text)
    return SetAsideReason.ATTENDANCE if people else SetAsideReason.PREAMBLE


def _said(unit: Unit) -> tuple[str, ...]:
    return points(unit.text, unit.block.kind) if ":" in unit.text else ()


def _number(unit: Unit) -> Numbered:
    return numbered(unit.text, unit.block.label)
