"""Headings that are no question's: a title, a topic beside them, one of the group's own."""

from synthkit.model.document import BlockKind, Document
from synthkit.notes.furniture import begins_something_else, is_title
from synthkit.notes.groups import group_in_title
from synthkit.notes.heading_stack import HeadingStack
from synthkit.notes.leads import LONGEST_LEAD_IN, leads_to_contrary
from synthkit.notes.numbering import Numbered, numbered
from synthkit.notes.outline import Outline
from synthkit.notes.question_matching import Prominence
from synthkit.notes.table_cells import CellRole, DocumentFacts
from synthkit.notes.units import STRONG_RANK, Unit
from synthkit.text.wordforms import bare_words

_LONGEST_SUBHEADING = 12  # words; a longer bold or heading text says something itself


class OwnHeadings:
    """Tells the other headings of one document from notes, as far as it was read.

    Attributes:
        asks_below: whether the document has headings of questions.
        first_asked: the block at which the questions begin, where each has its place; else 0.
    """

    def __init__(
        self, document: Document, outline: Outline, facts: DocumentFacts, headings: HeadingStack
    ) -> None:
        self._stem = document.name.rsplit(".", 1)[0]
        self._outline = outline
        self._repeats = facts.repeats
        self._headings = headings
        self._unasked = outline.unasked()
        self.first_asked = _first_asked(document, outline, facts.tables)
        self.asks_below = any(m.question and not m.listed for m in outline.marks)

    def may_answer(self, unit: Unit) -> bool:
        """Whether a question is left that a heading may be in words of the group's own."""
        return bool(self._unasked[unit.index])

    def is_topic(self, unit: Unit) -> bool:
        """Whether it looks as the question above does, and so ends it, though it is none.

        It asks as well; or it is counted as well, and stands in most files or goes on counting.
        """
        if self._outline.marks[unit.index].apart:
            return self._leads_on(unit)
        asked = self._headings.asked
        if asked is None or not unit.looks_like(asked) or not self._leads_on(unit):
            return False
        several = self._repeats.in_several(unit.text)
        if unit.text.rstrip().endswith("?") and unit.block.kind is not BlockKind.ITEM:
            return unit.prominence >= Prominence.LINE and (several or unit.leads_in_list)
        above, this = _number(asked), _number(unit)
        if above.number is None or this.number is None or above.named != this.named:
            return False
        return self._repeats.in_most(unit.text) or (
            this.number == above.number + 1 and self._stands_alone(unit)
        )

    def _stands_alone(self, unit: Unit) -> bool:
        """Whether what follows is no such line as well, as in a list of answers."""
        following = unit.following or unit
        listed = following.looks_like(unit) and _number(following).number is not None
        return not listed and len(bare_words(unit.text)) <= _LONGEST_SUBHEADING

    def is_heading(self, unit: Unit) -> bool:
        """Whether it is a heading of any kind, and not what the group says."""
        kind, text = unit.block.kind, unit.text.strip()
        if kind is BlockKind.ITEM or ("\n" in text and kind is not BlockKind.HEADING):
            return False
        if unit.prominence >= Prominence.LINE and (
            begins_something_else(text) or self.is_title(text)
        ):
            return True
        if leads_to_contrary(unit, self._headings.open_question):
            return False
        recurs = self._repeats.in_most(text)
        if kind is BlockKind.HEADING:
            nothing_asked = self._headings.fresh and not self._headings.has_question
            return not self._headings.begun or nothing_asked or recurs or self._leads_on(unit)
        if unit.prominence is Prominence.HEADING:  # bold
            short = len(bare_words(text)) <= _LONGEST_SUBHEADING and not text.endswith(".")
            return short and (recurs or self._leads_on(unit))
        introduces = unit.prominence is Prominence.LEAD and text.endswith(":")
        return introduces and len(bare_words(text)) <= LONGEST_LEAD_IN and unit.leads_in_list

    def is_title(self, text: str) -> bool:
        """Whether it is a title line: of the document, or one that names the group."""
        if self._headings.begun:
            return False
        short = len(bare_words(text)) <= _LONGEST_SUBHEADING
        named = short and group_in_title(text) is not None
        return named or is_title(text, self._stem)

    def _leads_on(self, unit: Unit) -> bool:
        """Whether something stands under a heading: else it says something itself."""
        following = unit.following
        if following is None:
            return False
        mark = self._outline.marks[following.index]
        if mark.question or mark.group:
            return not self._headings.begun or unit.rank < min(following.rank, STRONG_RANK)
        headed = (
            following.prominence is Prominence.HEADING
            and following.block.kind is not BlockKind.ITEM
        )
        return not (headed and following.rank <= unit.rank)


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


def _number(unit: Unit) -> Numbered:
    return numbered(unit.text, unit.block.label)
