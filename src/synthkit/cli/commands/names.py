"""``synthkit names``: whom the notes speak of, and what a person decides on it."""

from collections.abc import Iterable

from synthkit.cli.deeds import carry_out
from synthkit.cli.machine import names_json
from synthkit.cli.options import Globals
from synthkit.cli.screen import screen_for
from synthkit.cli.suspects import names_settled, show_suspects
from synthkit.cli.workspace import Workspace, open_workspace
from synthkit.errors import UsageMistake
from synthkit.model.synthesis import Synthesis
from synthkit.privacy.masker import names_of
from synthkit.privacy.suspects import suspects
from synthkit.store.records import Access, Deed


def names(said: Globals, keep: list[str], mask: list[str], *, as_json: bool) -> None:
    """Settles names in synthkit.toml; where none is given, shows those that are not settled."""
    if keep or mask:
        _settle(said, keep, mask)
    else:
        _show(said, as_json=as_json)


def _settle(said: Globals, keep: list[str], mask: list[str]) -> None:
    kept, masked = _folded(keep), _folded(mask)
    both = {name.casefold() for name in kept} & {name.casefold() for name in masked}
    if both:
        raise UsageMistake("name_kept_and_masked", name=min(both))

    def ask(workspace: Workspace, _synthesis: Synthesis) -> Deed:
        return names_settled(workspace.settings_text(), kept, masked)

    carry_out(said, ask)


def _folded(names: Iterable[str]) -> list[str]:
    folded = [" ".join(name.split()) for name in names]
    if not all(folded):
        raise UsageMistake("no_words")
    return list(dict.fromkeys(folded))


def _show(said: Globals, *, as_json: bool) -> None:
    screen = screen_for(said)
    with open_workspace(said, screen, Access.READ) as workspace:
        synthesis = workspace.overview()
    material, workshop = synthesis.material, synthesis.workshop
    found = suspects(material.notes, names_of(workshop))
    if as_json:
        notes = {note.id: note for note in material.notes}
        screen.raw(names_json(found, notes, workshop))
        return
    show_suspects(screen, found, material.notes)
    screen.result("terminal.names.sum", count=len(found))
    for key, settled in (("kept", workshop.names_kept), ("masked", workshop.names_masked)):
        if settled:
            screen.result(f"terminal.names.{key}", names=", ".join(settled))
    if found:
        screen.remark("terminal.names.settle")
