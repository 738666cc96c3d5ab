"""Lines that lead in a list: each item is read with the one above it."""

from collections.abc import Sequence

from synthkit.model.document import BlockKind
from synthkit.notes.points import begins_as_item
from synthkit.notes.units import Unit
from synthkit.text.negations import turns_the_sense
from synthkit.text.wordforms import bare_words

LONGEST_LEAD_IN = 6  # words of a plain line with a colon that heads a list


class Leads:
    """The lines of one document that lead in lists, followed from top to bottom.

    Attributes:
        led: positions of items, and of the line that leads each in.
    """

    def __init__(self, units: Sequence[Unit], bodies: Sequence[int | None]) -> None:
        self.led: dict[int, int] = {}
        self._units = units
        self._bodies = bodies
        self._lead: Unit | None = None

    def end(self) -> None:
        """Ends the list: a heading has come."""
        self._lead = None

    def follow(self, index: int, unit: Unit, question: Unit | None) -> None:
        """Records that a unit is led in by a line above it, or leads in those below."""
        listed = unit.block.kind is BlockKind.ITEM or begins_as_item(unit.text)
        if self._leads_beside(index, unit) if listed else self._leads(index, unit, question):
            self._lead = unit
        elif listed and self._lead:
            self.led[unit.position] = self._lead.position
        else:
            self._lead = None

    def leads_to_contrary(self, index: int, unit: Unit, question: Unit | None) -> bool:
        """Whether a heading of the group's own turns the sense of the list below it.

        Args:
            index: of the unit.
            unit: the heading.
            question: the heading of the question that is open.
        """
        headed = unit.block.kind is BlockKind.HEADING
        if headed and not (question and unit.rank > question.rank):
            return False
        short = len(bare_words(unit.text)) <= LONGEST_LEAD_IN
        marked = unit.block.strong or unit.text.rstrip().endswith(":")
        leads = headed or (short and marked)
        return leads and self.lists_below(index) and turns_the_sense(unit.text)

    def lists_below(self, index: int) -> bool:
        """Whether an item of a list follows."""
        below = self._bodies[index]
        if below is None:
            return False
        following = self._units[below]
        return following.block.kind is BlockKind.ITEM or begins_as_item(following.text)

    def _leads(self, index: int, unit: Unit, question: Unit | None) -> bool:
        colon = unit.text.rstrip().endswith(":") and self.lists_below(index)
        return colon or self.leads_to_contrary(index, unit, question)

    def _leads_beside(self, index: int, unit: Unit) -> bool:
        """Whether an item leads in those beside it; what is nested under it has it as parent."""
        below = self._bodies[index]
        if below is None or not self.lists_below(index) or not unit.text.rstrip().endswith(":"):
            return False
        return self._units[below].block.parent != unit.position and turns_the_sense(unit.text)
