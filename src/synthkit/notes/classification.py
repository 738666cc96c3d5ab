"""Classifies each unit of a document, from top to bottom: a heading, a note, or neither.

It keeps track of what a reader keeps in mind: the question and the group that the text stands
under, the headings above it, whether names are being listed, and whether any note has come yet.
"""

from dataclasses import dataclass, field, replace

from synthkit.model.document import BlockKind, Document, SetAsideReason
from synthkit.notes.attendance import AttendanceList, lists_people, people_named, speaker
from synthkit.notes.context import NoteContext, Point
from synthkit.notes.follow_ups import follow_ups
from synthkit.notes.furniture import (
    is_arrangement,
    is_column_head,
    is_date,
    is_fact_of_meeting,
    is_legend,
    is_no_answer,
    is_page_number,
    is_talk,
    names_meeting,
    opens_meeting_part,
)
from synthkit.notes.groups import GroupMatch
from synthkit.notes.heading_stack import HeadingStack
from synthkit.notes.leads import Leads
from synthkit.notes.outline import Outline
from synthkit.notes.own_headings import OwnHeadings
from synthkit.notes.points import points
from synthkit.notes.question_matching import Match, Prominence
from synthkit.notes.remarks import Remarks
from synthkit.notes.settling import Mark
from synthkit.notes.speakers import Speakers
from synthkit.notes.table_cells import CellRole, DocumentFacts, under
from synthkit.notes.template import LONG_LINE, is_bracketed, is_instruction, is_placeholder
from synthkit.notes.ticks import Ticks
from synthkit.notes.units import Unit, repeated_at_edges
from synthkit.notes.wording import carries_nothing
from synthkit.text.wordforms import bare_words

_LISTED = {BlockKind.ITEM, BlockKind.CELL}


@dataclass
class Classified:
    """What the blocks of a document became, by their positions."""

    points: list[Point] = field(default_factory=list)
    set_asides: dict[int, SetAsideReason] = field(default_factory=dict)
    people: list[str] = field(default_factory=list)  # who was there, or said something
    led: dict[int, int] = field(default_factory=dict)  # items, and the line that leads them in
    numbered: dict[int, int] = field(default_factory=dict)  # cells that only number a question


class UnitClassifier:
    """Classifies the units of one document in a single pass."""

    def __init__(self, document: Document, outline: Outline, facts: DocumentFacts) -> None:
        self.document = document
        self.outline = outline
        self.facts = facts
        self.classified = Classified()
        self.headings = HeadingStack(outline, NoteContext(facts.question, group=facts.group))
        self.own = OwnHeadings(document, outline, facts, self.headings)
        self.inside = (-1, NoteContext())  # a cell's own question and group
        self.rescued: list[tuple[int, Point]] = []  # lines set aside out of a block, and where
        self.attendance = AttendanceList()
        self.ticks = Ticks(document, facts.repeats)
        spoken = (points(u.text, u.block.kind) for u in outline.units if ":" in u.text)
        self.speakers = Speakers(line for lines in spoken for line in lines)
        self.meeting_part: int | None = None  # the rank of the heading of an agenda or of tasks
        stamped = (name for u in outline.units for name in speaker(u.text))
        self._chatting = frozenset(
            bare for name in (*stamped, *self.speakers.chatting) for bare in bare_words(name)
        )
        self._edges = repeated_at_edges(document)
        self.remarks = Remarks(block.text for block in document.blocks)
        self.leads = Leads()
        self._follow_ups = follow_ups(outline.units, outline.marks, facts.repeats)

    def run(self) -> Classified:
        """What became of every block."""
        for unit, mark in zip(self.outline.units, self.outline.marks, strict=True):
            self._step(unit, mark)
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

    def _step(self, unit: Unit, mark: Mark) -> None:
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
            self.headings.question(unit, mark.question, mark.group)
            self._after_heading(unit, mark.question.rest)
        elif mark.group:
            self.headings.group(unit, mark.group)
            self._after_heading(unit, mark.group.rest)
        elif unit.index in self._follow_ups.asked:
            asked, rest = self._follow_ups.asked[unit.index]
            self.headings.other(replace(unit, text=asked), may_answer=True)
            self.headings.begun = True
            self._after_heading(unit, rest)
        elif reason := self._apart_from_notes(unit):
            self._set_aside(unit, reason)
        elif unit.position < self.own.first_asked and unit.block.kind is not BlockKind.ITEM:
            self._set_aside(unit, _above_questions(unit))
        else:
            self.leads.follow(unit, self.headings.open_question)
            self._note(unit, unit.text)

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

    def _after_heading(self, unit: Unit, rest: str) -> None:
        self._end_lists()
        headed = unit.block.kind is BlockKind.HEADING and rest.rstrip().endswith("?")
        if carries_nothing(rest) or headed or is_bracketed(rest):
            self._set_aside(unit, SetAsideReason.HEADING)
        else:
            self._note(unit, rest)

    def _end_lists(self) -> None:
        self.attendance.end()
        self.leads.end()

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

    def _apart_from_notes(self, unit: Unit) -> SetAsideReason | None:
        if self.attendance.include(unit, unit.following, begun=self.headings.begun):
            return SetAsideReason.ATTENDANCE
        if self._is_of_meeting(unit):
            return SetAsideReason.FURNITURE
        if self.own.is_topic(unit):
            self.headings.topic(unit)
            self._end_lists()
            return SetAsideReason.HEADING
        if unit.index in self._follow_ups.explaining or (
            not self.ticks.offer(unit.text) and self._is_of_template(unit)
        ):
            return SetAsideReason.TEMPLATE
        if self.own.is_heading(unit):
            self.headings.other(unit, may_answer=self.own.may_answer(unit))
            self._end_lists()
            return SetAsideReason.HEADING
        return None

    def _is_of_meeting(self, unit: Unit) -> bool:
        """Whether it says when the group met or meets again, and nothing else."""
        above = not self.headings.begun and (
            is_fact_of_meeting(unit.text) or (self.own.asks_below and names_meeting(unit.text))
        )
        dated = is_date(unit.text) and unit.block.kind is not BlockKind.ITEM
        chat = self._is_talk(unit.text) or self.remarks.quotes(unit.text)
        return above or dated or chat or is_arrangement(unit.text) or is_legend(unit.text)

    def _is_talk(self, text: str) -> bool:
        return bool(self._chatting) and is_talk(text, self._chatting)

    def _is_of_template(self, unit: Unit) -> bool:
        if self._is_above_questions and not self.own.is_title(unit.text.strip()):
            plain = unit.block.kind is BlockKind.PARAGRAPH
            if plain and self.facts.repeats.in_several(unit.text):
                return True
        if "\n" in unit.text.strip() and not all(
            is_instruction(line) or carries_nothing(line) for line in unit.text.splitlines()
        ):
            return self._recurs(unit)
        if self.headings.fresh and unit.text.strip().endswith(":") and is_column_head(unit.text):
            return True  # "Svar:"
        if is_instruction(unit.text):
            fresh = self.headings.fresh and (
                unit.block.kind is not BlockKind.ITEM or not self.headings.begun
            )
            return fresh or self.facts.repeats.in_several(unit.text)
        return self._recurs(unit)

    def _recurs(self, unit: Unit) -> bool:
        """Whether it is a longer line that most files have.

        A list item is one only above the first question: several groups may well begin their
        answer with the same point.
        """
        long = len(bare_words(unit.text)) >= LONG_LINE
        place = unit.block.kind is not BlockKind.ITEM or (
            self.headings.fresh and self._is_above_questions
        )
        return place and long and self.facts.repeats.in_most(unit.text)

    @property
    def _is_above_questions(self) -> bool:
        return self.own.asks_below and not self.headings.begun

    def _cell(self, unit: Unit, role: CellRole, mark: Mark) -> None:
        if role.numbers is not None:
            self.classified.numbered[unit.position] = role.numbers
        if role.reason is not None:
            self._set_aside(unit, role.reason)
            return
        text = role.text if unit.text == unit.block.text else unit.text
        if self.inside[0] != unit.position:
            self.inside = (unit.position, NoteContext())
        if head := mark.question or mark.group:
            text = self._head_within_cell(unit, head)
        elif is_instruction(text) and self.facts.repeats.in_several(text):
            self._set_aside(unit, SetAsideReason.TEMPLATE)
            return
        if carries_nothing(text):
            self._set_aside(unit, SetAsideReason.HEADING)
            return
        if unit.position < self.own.first_asked:
            self._set_aside(unit, _above_questions(unit))
            return
        self._add(unit, text, self.inside[1].within(role.context.within(self.headings.context())))

    def _head_within_cell(self, unit: Unit, head: Match | GroupMatch) -> str:
        """Records a heading among the lines of a cell; returns the text after it."""
        now = under(head, unit.text)
        if isinstance(head, Match):
            now = replace(now, group=self.inside[1].group)
        self.inside = (unit.position, now)
        return head.rest

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
        self.headings.noted()
        self.classified.points += [Point(unit.position, each, context) for each in texts]

    def _set_aside(self, unit: Unit, reason: SetAsideReason) -> None:
        self.classified.set_asides.setdefault(unit.position, reason)
        if reason is SetAsideReason.ATTENDANCE:
            named = people_named(unit.text)
            self.speakers.add(named)
            self.classified.people += named
        if unit.text != unit.block.text and reason is not SetAsideReason.HEADING:
            context = self.headings.context()
            self.rescued += [
                (len(self.classified.points), Point(unit.position, each, context))
                for each in points(unit.text, unit.block.kind)
            ]


def _above_questions(unit: Unit) -> SetAsideReason:
    people = lists_people(unit.text)
    return SetAsideReason.ATTENDANCE if people else SetAsideReason.PREAMBLE
