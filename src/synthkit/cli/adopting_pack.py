"""A copy of the workspace that comes back: what was decided in it since, as one change."""

from functools import partial
from pathlib import Path

from synthkit.app.conflicts import Resolution
from synthkit.app.merging import Deciding, MergedChange, merge, since
from synthkit.cli.adopting import Offer
from synthkit.cli.changes import sentence
from synthkit.cli.conflicts import report_conflicts
from synthkit.cli.packing import opened
from synthkit.cli.screen import Screen
from synthkit.cli.settings.edits import not_redone, redone
from synthkit.cli.workspace import Workspace
from synthkit.drafts.changes import Change, SettingsEdit
from synthkit.errors import UsageMistake
from synthkit.model.synthesis import Synthesis


class PackAdoption:
    """What taking a copy back comes to.

    Attributes:
        merged: what was decided in the copy, and not known here.
        taken: the changes of which something is taken over.
        own: keys of settings that are for each workspace.
        change: None where nothing is taken over.
    """

    def __init__(
        self, workspace: Workspace, synthesis: Synthesis, file: Path, deciding: Deciding
    ) -> None:
        self._name = file.name
        self._deciding = deciding
        with opened(file) as (other, _):
            theirs, documents = other.changes(), other.documents()
            drafts = set(other.drafts()) - set(workspace.store.drafts())
        ours = workspace.store.changes()
        here = {document.key for document in synthesis.material.documents}
        known = {document.key for document in workspace.store.documents()}
        if not (since(ours, theirs) or here & {document.key for document in documents}):
            raise UsageMistake("pack_of_another", name=file.name)
        self.files = [one.path for one in documents if one.key not in known]
        self.drafted = sorted({draft.question for draft in drafts})
        self.merged = merge(synthesis, ours, theirs, deciding)
        self.taken: list[MergedChange] = []
        self.own: list[str] = []
        self.change = self._change(workspace)

    def _change(self, workspace: Workspace) -> Change | None:
        decisions = tuple(one for merged in self.merged for one in merged.decisions)
        text = before = workspace.settings_text()
        for merged in self.merged:
            edit, stood = merged.theirs.change.settings, text
            if edit:
                text = redone(text, edit, self._deciding.resolution)
                self.own += not_redone(edit)
            if merged.decisions or text != stood:
                self.taken.append(merged)
        settings = SettingsEdit(before=before, after=text) if text != before else None
        if not decisions and settings is None:
            return None
        details: dict[str, str | int] = {"count": len(self.taken), "file": self._name}
        return Change(command="adopt", details=details, decisions=decisions, settings=settings)

    def report(self, screen: Screen) -> None:
        """What is taken over, then what is not."""
        text = screen.texts.text
        if self.change is None:
            screen.result("terminal.adopt_pack.nothing")
        else:
            screen.result("terminal.adopt.taken")
            for one in self.taken:
                screen.line(self._deciding.tell(one.theirs), indent=2)
        report_conflicts(screen, self._deciding.resolution)
        left = [
            text("terminal.adopt_pack.lost", theirs=self._deciding.tell(one.theirs))
            for one in self.merged
            if one.has_lost
        ]
        left += [text("terminal.adopt_pack.drafted", number=number) for number in self.drafted]
        if self.own:
            left.append(text("terminal.adopt_pack.own", keys=", ".join(dict.fromkeys(self.own))))
        if self.files:
            left.append(text("terminal.adopt_pack.files", names=", ".join(self.files)))
        if left:
            screen.result("terminal.adopt.left")
        for said in left:
            screen.line(said, indent=2)


def offer_of_pack(
    screen: Screen, workspace: Workspace, before: Synthesis, file: Path, resolution: Resolution
) -> Offer:
    """What was decided in a copy, which is told.

    Raises:
        UsageMistake: "path_not_there", "not_a_pack", or "pack_of_another" if it is no copy of
            this workspace.
    """
    deciding = Deciding(resolution, partial(sentence, screen.texts))
    adoption = PackAdoption(workspace, before, file, deciding)
    adoption.report(screen)
    return Offer(adoption.change, len(adoption.taken), is_whole=False)
