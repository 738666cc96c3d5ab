"""The names that a person has to decide on: shown with their notes, settled before any is sent."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from synthkit.cli.screen import Screen
from synthkit.cli.settings_edits import with_names
from synthkit.domain.note import Note
from synthkit.errors import ModelError
from synthkit.privacy.span import Certainty
from synthkit.privacy.suspects import Suspect
from synthkit.store.records import Deed, SettingsEdit


class Accept(StrEnum):
    """What becomes of undecided names before something is sent, where nobody can be asked.

    They can only be masked: to send them is for a person to say, name by name.
    """

    MASK = "mask"


def names_settled(before: str, kept: Sequence[str], masked: Sequence[str]) -> Deed:
    """The deed that settles names in synthkit.toml, whose text is ``before``."""
    edit = SettingsEdit(before=before, after=with_names(before, kept, masked))
    told = {"kept": ", ".join(kept) or "–", "masked": ", ".join(masked) or "–"}
    return Deed("names", told, settings=edit)


def show_suspects(screen: Screen, found: Iterable[Suspect], notes: Iterable[Note]) -> None:
    """Each name with the notes that it stands in."""
    by_id = {note.id: note for note in notes}
    for suspect in found:
        _show(screen, suspect, [by_id[note] for note in suspect.notes])


def stop_for(screen: Screen, found: Sequence[Suspect], notes: Iterable[Note]) -> None:
    """Stops before anything is sent, if there is a name that nobody has decided on.

    Raises:
        ModelError: "names_undecided".
    """
    if found:
        show_suspects(screen, found, notes)
        raise ModelError("names_undecided", count=len(found), name=found[0].name)


def _show(screen: Screen, suspect: Suspect, notes: Iterable[Note]) -> None:
    texts = screen.texts
    sure = "certain" if suspect.certainty is Certainty.CERTAIN else "suspect"
    told = texts.text("terminal.names.times", count=suspect.count)
    mark = f"({told}; {texts.text(f'terminal.names.{sure}')})"
    screen.line(suspect.name, style="bold", mark=mark)
    for note in notes:
        group = note.group or texts.text("terminal.unknown_group")
        values = {"file": note.document_name, "group": group, "id": note.id, "text": note.text}
        screen.line(texts.text("terminal.names.place", **values), indent=2)
    screen.line()
