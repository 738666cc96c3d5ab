"""Keeps in mind, while a document is read, whether people are being listed."""

from synthkit.model.document import BlockKind
from synthkit.notes.attendance import (
    attendance,
    is_entry_of_names,
    is_keyed_list_of_people,
    is_list_of_names,
)
from synthkit.notes.question_matching import Prominence
from synthkit.notes.units import Unit
from synthkit.notes.wording import words

_LONGEST_LIST = 30  # words after "Deltagare:"


class AttendanceList:
    """Tells the lines of an attendance list from notes, one after the other."""

    def __init__(self) -> None:
        self._listing = False

    def leave(self) -> None:
        """A heading has come: no names are listed any longer."""
        self._listing = False

    def include(self, unit: Unit, *, begun: bool) -> bool:
        """Whether a unit says who was there.

        Args:
            unit: the next one of the document.
            begun: whether notes have begun; above them, whatever follows such a key is a name.
        """
        names = attendance(unit.text)
        if names == "" and unit.prominence >= Prominence.LINE:
            self._listing = True
            return True
        above_notes = not begun and names is not None and names[:1].isupper()
        if names and len(words(names)) <= _LONGEST_LIST and (above_notes or _names_people(names)):
            self._listing = True
            return True
        if not begun and is_keyed_list_of_people(unit.text):
            return True
        listable = unit.block.kind is not BlockKind.HEADING and _names_people(unit.text)
        self._listing = self._listing and listable
        return self._listing


def _names_people(text: str) -> bool:
    return is_entry_of_names(text) or is_list_of_names(text)
