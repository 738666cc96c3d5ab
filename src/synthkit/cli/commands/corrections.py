"""The commands by which a person puts something right; each is kept by every later summarise."""

from dataclasses import replace

from synthkit.app import correcting
from synthkit.app.theming import follow_title
from synthkit.cli.deeds import carry_out
from synthkit.cli.groups import group_keys
from synthkit.cli.lookup import Ids
from synthkit.cli.options import Globals
from synthkit.cli.screen import screen_for
from synthkit.cli.sections import show_sections
from synthkit.cli.settings_edits import with_groups, with_themes
from synthkit.cli.workspace import Workspace
from synthkit.errors import UsageMistake
from synthkit.model.note import LeftOutReason
from synthkit.model.synthesis import Synthesis
from synthkit.store.records import Deed, SettingsEdit


def retitle(said: Globals, theme: str, title: str) -> None:
    """Gives a theme another title, in synthkit.toml too if it is a settled one."""

    def ask(workspace: Workspace, synthesis: Synthesis) -> Deed:
        found = Ids(synthesis).theme(theme)
        deed = correcting.retitle(synthesis, found, title, workspace.environment.now())
        followed = follow_title(synthesis, deed, str(deed.told["before"]))
        if followed is None:
            return deed
        deed, settled = followed
        before = workspace.settings_text()
        number = deed.sections[0].question.number
        after = with_themes(before, number, settled)
        return replace(deed, settings=SettingsEdit(before=before, after=after))

    carry_out(said, ask)


def reword(said: Globals, line: str, text: str, side: int | None) -> None:
    """Puts an insight, or one side of a disagreement, in other words.

    Raises:
        UsageMistake: "side_needed" or "side_of_insight".
    """

    def ask(workspace: Workspace, synthesis: Synthesis) -> Deed:
        ids = Ids(synthesis)
        found = ids.line(line)
        now = workspace.environment.now()
        if not ids.is_tension(found):
            if side is not None:
                raise UsageMistake("side_of_insight", id=line)
            return correcting.reword(synthesis, found, text, now)
        if side is None:
            raise UsageMistake("side_needed", id=line)
        return correcting.reword_side(synthesis, found, side - 1, text, now)

    carry_out(said, ask)


def drop(said: Globals, line: str) -> None:
    """Takes an insight or a disagreement out of the document."""

    def ask(workspace: Workspace, synthesis: Synthesis) -> Deed:
        found = Ids(synthesis).line(line)
        return correcting.drop(synthesis, found, workspace.environment.now())

    carry_out(said, ask)


def move(said: Globals, insight: str, theme: str) -> None:
    """Puts an insight under another theme."""

    def ask(workspace: Workspace, synthesis: Synthesis) -> Deed:
        ids = Ids(synthesis)
        found = ids.insight(insight), ids.theme(theme)
        return correcting.move(synthesis, *found, workspace.environment.now())

    carry_out(said, ask)


def merge(said: Globals, insight: str, other: str) -> None:
    """Puts the sources of two insights behind the words of the first."""

    def ask(workspace: Workspace, synthesis: Synthesis) -> Deed:
        ids = Ids(synthesis)
        found = ids.insight(insight), ids.insight(other)
        return correcting.merge(synthesis, *found, workspace.environment.now())

    carry_out(said, ask)


def place(said: Globals, notes: list[str], question: str) -> None:
    """Puts notes under a question, or under none.

    Raises:
        UsageMistake: "question_or_none" if neither is named, "no_such_question".
    """

    def ask(workspace: Workspace, synthesis: Synthesis) -> Deed:
        number = _number(workspace, question)
        return correcting.place(Ids(synthesis).notes(notes), number)

    carry_out(said, ask)


def set_group(said: Globals, files: list[str], name: str) -> None:
    """Names the group of whole files, or of what stands under a heading in one."""

    def ask(workspace: Workspace, synthesis: Synthesis) -> Deed:
        stated = " ".join(name.split())
        if not stated:
            raise UsageMistake("no_words")
        keys = group_keys(synthesis.material.documents, files)
        before = workspace.settings_text()
        edit = SettingsEdit(before=before, after=with_groups(before, dict.fromkeys(keys, stated)))
        told = {"files": ", ".join(keys), "group": stated}
        return Deed("set-group", told, settings=edit)

    carry_out(said, ask)


def leave_out(said: Globals, notes: list[str], reason: str | None) -> None:
    """Leaves notes out of the document.

    Raises:
        UsageMistake: "no_such_reason".
    """
    stated = (reason or LeftOutReason.BY_PERSON).strip().casefold().replace("-", "_")
    if stated not in set(LeftOutReason):
        raise UsageMistake("no_such_reason", reason=reason, reasons=", ".join(LeftOutReason))

    def ask(workspace: Workspace, synthesis: Synthesis) -> Deed:
        found = Ids(synthesis).notes(notes)
        now = workspace.environment.now()
        return correcting.leave_out(synthesis, found, LeftOutReason(stated), now)

    carry_out(said, ask)


def bring_back(said: Globals, notes: list[str]) -> None:
    """Lets notes that were left out wait to be summarised again."""

    def ask(workspace: Workspace, synthesis: Synthesis) -> Deed:
        found = Ids(synthesis).notes(notes)
        return correcting.bring_back(synthesis, found, workspace.environment.now())

    carry_out(said, ask)


def approve(said: Globals, numbers: list[int] | None, by: str | None) -> None:
    """Approves sections as they stand, all of them where none is named, and shows what stays."""
    approved: list[int] = []

    def ask(workspace: Workspace, synthesis: Synthesis) -> Deed:
        approved.extend(workspace.numbers(numbers))
        return correcting.approve(synthesis, approved, workspace.environment.now(), by)

    after = carry_out(said, ask)
    screen = screen_for(said)
    screen.result("terminal.approved")
    show_sections(screen, after, approved, with_sources=False)


def undo(said: Globals) -> None:
    """Takes back the last action; again, the one before."""

    def ask(workspace: Workspace, _synthesis: Synthesis) -> Deed:
        return workspace.undoing()

    carry_out(said, ask)


def _number(workspace: Workspace, question: str) -> int | None:
    stated = question.strip().casefold()
    if stated == "none":
        return None
    if not stated.isdecimal():
        raise UsageMistake("question_or_none", said=question)
    return workspace.numbers([int(stated)])[0]
