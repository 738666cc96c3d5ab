"""``synthkit names``: whom the notes speak of, and what a person decides on it."""

from typing import Annotated

import typer

from synthkit.cli.session import Session


def names(
    session: Session,
    keep: Annotated[list[str] | None, typer.Option(metavar="NAME")] = None,
    mask: Annotated[list[str] | None, typer.Option(metavar="NAME")] = None,
    json: bool = False,
) -> None:
    """Settles names in synthkit.toml; where none is given, shows those that are not settled."""
    if keep or mask:
        _settle(session, keep or [], mask or [])
    else:
        _show(session, as_json=json)


def _settle(session: Session, keep: list[str], mask: list[str]) -> None:
    from synthkit.cli.changes import change
    from synthkit.cli.undecided_names import names_settled
    from synthkit.errors import UsageMistake

    kept, masked = _folded(keep), _folded(mask)
    both = {name.casefold() for name in kept} & {name.casefold() for name in masked}
    if both:
        raise UsageMistake("name_kept_and_masked", name=min(both))
    change(session, lambda workspace, _: names_settled(workspace, kept, masked))


def _folded(names: list[str]) -> list[str]:
    from synthkit.errors import UsageMistake

    folded = [" ".join(name.split()) for name in names]
    if not all(folded):
        raise UsageMistake("no_words")
    return list(dict.fromkeys(folded))


def _show(session: Session, *, as_json: bool) -> None:
    from synthkit.cli.undecided_names import names_json, report_names
    from synthkit.privacy.masker import names_of
    from synthkit.privacy.people import suspects

    with session.reading() as workspace:
        synthesis = workspace.whole()
    notes, workshop = synthesis.material.notes, synthesis.workshop
    found = suspects(notes, names_of(workshop))
    if as_json:
        session.screen.json(names_json(found, notes, workshop))
    else:
        report_names(session.screen, found, notes, workshop)
