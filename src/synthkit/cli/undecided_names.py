"""Names that nobody has decided on: no run sends anything before they are settled."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from synthkit.app.gathering import gather
from synthkit.app.masking import Masking
from synthkit.cli.options import Accepted
from synthkit.cli.reports.names import report_suspects
from synthkit.cli.screen import Screen
from synthkit.cli.settings.edits import with_names
from synthkit.errors import ModelError
from synthkit.model.note import Note
from synthkit.privacy.masker import names_of
from synthkit.privacy.suspects import Suspect, suspects
from synthkit.store.records import Deed, SettingsEdit

if TYPE_CHECKING:
    from synthkit.cli.engines import Terms
    from synthkit.cli.workspace import Workspace


def names_settled(before: str, kept: Sequence[str], masked: Sequence[str]) -> Deed:
    """The deed that settles names in synthkit.toml, whose text is ``before``."""
    edit = SettingsEdit(before=before, after=with_names(before, kept, masked))
    told = {"kept": ", ".join(kept) or "–", "masked": ", ".join(masked) or "–"}
    return Deed("names", told, settings=edit)


def settle_names(workspace: "Workspace", terms: "Terms", screen: Screen) -> None:
    """Sees to it that every name is decided on before anything is sent.

    Raises:
        ModelError: "names_undecided"; the names are shown before.
    """
    found, notes = _undecided(workspace, terms)
    if found and terms.accept is Accepted.MASK:
        names = [suspect.name for suspect in found]
        workspace.carry_out(names_settled(workspace.settings_text(), (), names))
        screen.remark("terminal.names.accepted", names=", ".join(names))
        return
    report_suspects(screen, found, notes)
    _stop_for(found)


def stop_if_undecided(workspace: "Workspace", terms: "Terms") -> None:
    """Stops before anything is sent, if there is a name that nobody has decided on.

    Raises:
        ModelError: "names_undecided".
    """
    _stop_for(_undecided(workspace, terms)[0])


def _stop_for(found: Sequence[Suspect]) -> None:
    if found:
        raise ModelError("names_undecided", count=len(found), name=found[0].name)


def _undecided(
    workspace: "Workspace", terms: "Terms"
) -> tuple[tuple[Suspect, ...], tuple[Note, ...]]:
    """The undecided names that a run would send something of, and the notes."""
    if workspace.engines.masking(terms) is not Masking.TOKENS:
        return (), ()
    bench = workspace.bench()
    notes = gather(bench.store, bench.workshop.questions, bench.group_names).value.notes
    return suspects(notes, names_of(bench.workshop)), notes
