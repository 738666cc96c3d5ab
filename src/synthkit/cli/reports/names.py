"""The names that the notes speak of, with their places."""

from collections.abc import Iterable, Sequence

from synthkit.cli.reports.voices import voice_name
from synthkit.cli.screen import Screen
from synthkit.model.note import Note
from synthkit.model.workshop import Workshop
from synthkit.privacy.spans import Certainty
from synthkit.privacy.suspects import Suspect


def report_names(
    screen: Screen, found: Sequence[Suspect], notes: Iterable[Note], workshop: Workshop
) -> None:
    """The names that nobody has decided on, how many there are, and those that are settled."""
    report_suspects(screen, found, notes)
    screen.result("terminal.names.sum", count=len(found))
    for key, settled in (("kept", workshop.names_kept), ("masked", workshop.names_masked)):
        if settled:
            screen.result(f"terminal.names.{key}", names=", ".join(settled))
    if found:
        screen.remark("terminal.names.settle")


def report_suspects(screen: Screen, found: Iterable[Suspect], notes: Iterable[Note]) -> None:
    """Each name with the notes that it stands in."""
    by_id = {note.id: note for note in notes}
    for suspect in found:
        _suspect(screen, suspect, [by_id[note] for note in suspect.notes])


def _suspect(screen: Screen, suspect: Suspect, notes: Iterable[Note]) -> None:
    texts = screen.texts
    sure = "certain" if suspect.certainty is Certainty.CERTAIN else "suspect"
    told = texts.text("terminal.names.times", count=suspect.count)
    mark = f"({told}; {texts.text(f'terminal.names.{sure}')})"
    screen.line(suspect.name, style="bold", mark=mark)
    for note in notes:
        group = voice_name(note, texts)
        values = {"file": note.document_name, "group": group, "id": note.id, "text": note.text}
        screen.line(texts.text("terminal.names.place", **values), indent=2)
    screen.line()
