"""Lines that lead in a list: each item is read with the one above it."""

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

    def __init__(self) -> None:
        self.led: dict[int, int] = {}
        self._lead: Unit | None = None

    def end(self) -> None:
        """Ends the list: a heading has come."""
        self._lead = None

    def follow(self, unit: Unit, question: Unit | None) -> None:
        """Records that a unit is led in by a line above it, or leads in those below."""
        listed = unit.block.kind is BlockKind.ITEM or begins_as_item(unit.text)
        colon = unit.text.rstrip().endswith(":") and unit.leads_in_list
        if _leads_beside(unit) if listed else colon or leads_to_contrary(unit, question):
            self._lead = unit
        elif listed and self._lead:
            self.led[unit.position] = self._lead.position
        else:
            self._lead = None


def leads_to_contrary(unit: Unit, question: Unit | None) -> bool:
    """Whether a heading of the group's own turns the sense of the list below it.

    Args:
        unit: the heading.
        question: the heading of the question that is open.
    """
    headed = unit.block.kind is BlockKind.HEADING
    if headed and not (question and unit.rank > question.rank):
        return False
    short = len(bare_words(unit.text)) <= LONGEST_LEAD_IN
    marked = unit.block.strong or unit.text.rstrip().endswith(":")
    leads = headed or (short and marked)
    return leads and unit.leads_in_list and turns_the_sense(unit.text)


def _leads_beside(unit: Unit) -> bool:
    """Whether an item leads in those beside it; what is nested under it has it as parent."""
    if unit.following is None or not (unit.leads_in_list and unit.text.rstrip().endswith(":")):
        return False
    return unit.following.block.parent != unit.position and turns_the_sense(unit.text)
