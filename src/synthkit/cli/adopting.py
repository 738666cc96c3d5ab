"""What of a change to the synthesis is written into synthkit.toml, and what is told of it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from synthkit.app.conflicts import Preferred, Resolution
from synthkit.app.themes import follow_titles
from synthkit.cli.conflicts import report_conflicts
from synthkit.cli.screen import Screen
from synthkit.cli.settings.edits import with_front, with_themes
from synthkit.cli.workspace import Workspace
from synthkit.drafts.changes import Change
from synthkit.model.synthesis import Synthesis
from synthkit.model.workshop import SettledThemes

if TYPE_CHECKING:
    # A correction does without the exporters.
    from synthkit.app.adoption import Adoption
    from synthkit.exporters.layout import PartKind


def with_settings(
    workspace: Workspace,
    synthesis: Synthesis,
    change: Change,
    front: "Mapping[PartKind, str] | None" = None,
) -> Change:
    """The change with its edit of synthkit.toml: settled titles that it changes, and ``front``."""
    settled: dict[int, SettledThemes] = {}
    for number in sorted(change.questions):
        followed = follow_titles(synthesis, number, change)
        if followed is not None:
            change, settled[number] = followed
    if not (settled or front):
        return change

    def edited(text: str) -> str:
        for number, themes in settled.items():
            text = with_themes(text, number, themes)
        return with_front(text, {str(kind): said for kind, said in (front or {}).items()})

    return change.model_copy(update={"settings": workspace.settings_edit(edited)})


class Offer(NamedTuple):
    """What a file that comes back has to offer.

    Attributes:
        change: what is to be stored; None where nothing is taken over.
        taken: how much is taken over.
        is_whole: whether nothing that was changed in the file is left.
    """

    change: Change | None
    taken: int
    is_whole: bool


def offer_of_document(
    screen: Screen,
    workspace: Workspace,
    synthesis: Synthesis,
    found: "Adoption",
    resolution: Resolution,
) -> Offer:
    """The edits of a Word file, which are told."""
    if not (found.reports or resolution.met):
        screen.result("terminal.adopt.nothing")
    report_adoption(screen, found)
    report_conflicts(screen, resolution)
    change = found.change and with_settings(workspace, synthesis, found.change, found.front)
    is_kept = any(holds is Preferred.MINE for _, holds in resolution.met)
    return Offer(change, len(found.taken), is_whole=not (found.left or is_kept))


def report_adoption(screen: Screen, found: "Adoption") -> None:
    """What is taken over, then what is not, question by question."""
    for heading, reports in (("taken", found.taken), ("left", found.left)):
        if reports:
            screen.result(f"terminal.adopt.{heading}")
        for report in reports:
            said = screen.texts.text(f"terminal.adopt.{report.kind}", **report.values)
            if report.question is not None:
                number = report.question
                said = screen.texts.text("terminal.adopt.under", number=number, said=said)
            screen.line(said, indent=2)
