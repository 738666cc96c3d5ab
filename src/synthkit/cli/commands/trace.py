"""``synthkit trace``: the notes behind a line, and what happened to a note on its way."""

from synthkit.cli.options import Globals
from synthkit.cli.screen import screen_for
from synthkit.cli.tracing import tell, traced
from synthkit.cli.workspace import open_workspace
from synthkit.errors import UsageMistake
from synthkit.store.records import Access


def trace(said: Globals, words: str) -> None:
    """Prints what the words are out of, with the way from the page to the document.

    Raises:
        UsageMistake: "nothing_like_it".
    """
    screen = screen_for(said)
    with open_workspace(said, screen, Access.READ) as workspace:
        synthesis = workspace.overview()
    found = traced(synthesis, words)
    if not found:
        raise UsageMistake("nothing_like_it", words=words)
    for number, one in enumerate(found):
        if number:
            screen.line()
        tell(screen, synthesis, one)
