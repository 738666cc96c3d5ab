"""``synthkit names``: whom the notes speak of, and what a person decides on it."""

from typing import Annotated

import typer

from synthkit.cli.localised_typer import help_text
from synthkit.cli.options import GlobalOptions, JsonOption


def names(
    options: GlobalOptions,
    keep: Annotated[
        list[str] | None, typer.Option("--keep", metavar="NAME", help=help_text("options.keep"))
    ] = None,
    mask: Annotated[
        list[str] | None, typer.Option("--mask", metavar="NAME", help=help_text("options.mask"))
    ] = None,
    json: JsonOption = False,
) -> None:
    """Settles names in synthkit.toml; where none is given, shows those that are not settled."""
    if keep or mask:
        _settle(options, keep or [], mask or [])
    else:
        _show(options, as_json=json)


def _settle(options: GlobalOptions, keep: list[str], mask: list[str]) -> None:
    from synthkit.cli.changes import change
    from synthkit.cli.undecided_names import names_settled
    from synthkit.cli.workspace import Workspace
    from synthkit.drafts.changes import Change
    from synthkit.errors import UsageMistake
    from synthkit.model.synthesis import Synthesis

    kept, masked = _folded(keep), _folded(mask)
    both = {name.casefold() for name in kept} & {name.casefold() for name in masked}
    if both:
        raise UsageMistake("name_kept_and_masked", name=min(both))

    def ask(workspace: Workspace, _synthesis: Synthesis) -> Change:
        return names_settled(workspace.settings_text(), kept, masked)

    change(options, ask)


def _folded(names: list[str]) -> list[str]:
    from synthkit.errors import UsageMistake

    folded = [" ".join(name.split()) for name in names]
    if not all(folded):
        raise UsageMistake("no_words")
    return list(dict.fromkeys(folded))


def _show(options: GlobalOptions, *, as_json: bool) -> None:
    from synthkit.cli.reports.as_json import names_json
    from synthkit.cli.reports.names import report_names
    from synthkit.cli.screen import screen_for
    from synthkit.cli.workspace import open_workspace
    from synthkit.privacy.masker import names_of
    from synthkit.privacy.suspects import suspects
    from synthkit.store.database import Access

    screen = screen_for(options)
    with open_workspace(options, screen, Access.READ) as workspace:
        synthesis = workspace.overview()
    notes, workshop = synthesis.material.notes, synthesis.workshop
    found = suspects(notes, names_of(workshop))
    if as_json:
        screen.raw(names_json(found, {note.id: note for note in notes}, workshop))
    else:
        report_names(screen, found, notes, workshop)
