"""``synthkit show``: the synthesis in the terminal."""

from synthkit.cli.options import Globals
from synthkit.cli.screen import screen_for
from synthkit.cli.sections import show_sections
from synthkit.cli.waiting import files_waiting
from synthkit.cli.workspace import open_workspace
from synthkit.store.records import Access


def show(said: Globals, numbers: list[int] | None, *, sources: bool, as_json: bool) -> None:
    """Prints the sections, those of all questions where none are named."""
    screen = screen_for(said)
    with open_workspace(said, screen, Access.READ) as workspace:
        shown = workspace.numbers(numbers)
        synthesis = workspace.overview()
        waiting = files_waiting(workspace)
        written = workspace.as_json(synthesis.only(shown)) if as_json else None
    if written is not None:
        screen.raw(written)
    else:
        show_sections(screen, synthesis, shown, waiting, with_sources=sources)
