"""Names that nobody has decided on: no run sends anything before they are settled."""

from collections.abc import Iterable, Sequence

from synthkit.app.context import Masking
from synthkit.app.material import current_material
from synthkit.cli.engine_factory import EngineFactory, EngineOptions
from synthkit.cli.options import Accepted
from synthkit.cli.screen import Screen
from synthkit.cli.settings.edits import with_names
from synthkit.cli.workspace import Workspace
from synthkit.drafts.changes import Change
from synthkit.errors import ModelError
from synthkit.model.note import Note
from synthkit.model.workshop import Workshop
from synthkit.privacy.masker import names_of
from synthkit.privacy.people import Suspect, suspects
from synthkit.privacy.spans import Certainty


def names_settled(workspace: Workspace, kept: Sequence[str], masked: Sequence[str]) -> Change:
    """The change that settles names in synthkit.toml."""
    edit = workspace.settings_edit(lambda text: with_names(text, kept, masked))
    details = {"kept": ", ".join(kept) or "–", "masked": ", ".join(masked) or "–"}
    return Change(command="names", details=details, settings=edit)


def settle_names(workspace: Workspace, options: EngineOptions, screen: Screen) -> None:
    """Sees to it that every name is decided on before anything is sent.

    Raises:
        ModelError: "names_undecided"; the names are shown before.
    """
    found, notes = _undecided(workspace, options)
    if found and options.accept is Accepted.MASK:
        names = [suspect.name for suspect in found]
        workspace.record(names_settled(workspace, (), names))
        # Nobody has seen them, so they are named even when quiet.
        screen.warn(
            "terminal.names.accepted", names=", ".join(_marked(screen, one) for one in found)
        )
        return
    _report_suspects(screen, found, notes)
    _stop_for(found)


def stop_if_undecided(workspace: Workspace, options: EngineOptions) -> None:
    """Stops before anything is sent, if there is a name that nobody has decided on.

    Raises:
        ModelError: "names_undecided".
    """
    _stop_for(_undecided(workspace, options)[0])


def _stop_for(found: Sequence[Suspect]) -> None:
    if found:
        raise ModelError("names_undecided", count=len(found), name=found[0].name)


def _undecided(
    workspace: Workspace, options: EngineOptions
) -> tuple[tuple[Suspect, ...], tuple[Note, ...]]:
    """The undecided names that a run would send something of, and the notes."""
    if EngineFactory(workspace, options).masking is not Masking.TOKENS:
        return (), ()
    context = workspace.context()
    workshop = context.workshop
    notes = current_material(context.store, workshop.questions, context.group_names).value.notes
    return suspects(notes, names_of(workshop)), notes


def report_names(
    screen: Screen, found: Sequence[Suspect], notes: Iterable[Note], workshop: Workshop
) -> None:
    """The names that nobody has decided on, how many there are, and those that are settled."""
    _report_suspects(screen, found, notes)
    screen.result("terminal.names.sum", count=len(found))
    for key, settled in (("kept", workshop.names_kept), ("masked", workshop.names_masked)):
        if settled:
            screen.result(f"terminal.names.{key}", names=", ".join(settled))
    if found:
        screen.remark("terminal.names.settle")


def names_json(found: Iterable[Suspect], notes: Iterable[Note], workshop: Workshop) -> object:
    """The same for a machine to read."""
    by_id = {note.id: note for note in notes}
    undecided = [
        {
            "name": one.name,
            "forms": one.forms,
            "count": one.count,
            "certain": one.certainty is Certainty.CERTAIN,
            "places": [
                {
                    "file": note.document_name,
                    "group": note.group,
                    "note": note.id,
                    "text": note.text,
                }
                for note in (by_id[id_] for id_ in one.notes)
            ],
        }
        for one in found
    ]
    kept, masked = workshop.names_kept, workshop.names_masked
    return {"undecided": undecided, "kept": kept, "masked": masked}


def _report_suspects(screen: Screen, found: Iterable[Suspect], notes: Iterable[Note]) -> None:
    """Each name with the notes that it stands in."""
    texts, by_id = screen.texts, {note.id: note for note in notes}
    for suspect in found:
        sure = "certain" if suspect.certainty is Certainty.CERTAIN else "suspect"
        times = texts.text("terminal.names.times", count=suspect.count)
        said = texts.text(f"terminal.names.{'doubtful' if suspect.doubtful else sure}")
        screen.line(suspect.name, style="bold", mark=f"({times}; {said})")
        for note in (by_id[one] for one in suspect.notes):
            screen.note("terminal.names.place", note, file=note.document_name)
        screen.line()


def _marked(screen: Screen, suspect: Suspect) -> str:
    """The name; one that may well be none is marked as such."""
    doubt = screen.texts.text("terminal.names.doubtful")
    return f"{suspect.name} ({doubt})" if suspect.doubtful else suspect.name
