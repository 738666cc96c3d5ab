"""What a person changes in a workspace: stored, described in a line, and checked anew."""

from collections.abc import Callable

from synthkit.checks.catalogue import check_since
from synthkit.cli.options import GlobalOptions
from synthkit.cli.reports.changes import sentence
from synthkit.cli.screen import Screen, screen_for
from synthkit.cli.workspace import Workspace, open_workspace
from synthkit.drafts.changes import Change
from synthkit.model.finding import Severity
from synthkit.model.synthesis import Synthesis
from synthkit.store.database import Access


def change(options: GlobalOptions, ask: Callable[[Workspace, Synthesis], Change]) -> Synthesis:
    """Opens the workspace, changes what is asked for and says what changed and how to undo it.

    What the checks find only since then is shown; nothing is refused for it. No engine and no
    export is loaded for it, for people put many lines right, one after another.

    Returns:
        The whole as it stands afterwards.
    """
    screen = screen_for(options)
    with open_workspace(options, screen, Access.WRITE) as workspace:
        before = workspace.whole()
        record = workspace.record(ask(workspace, before))
        after = workspace.whole()
    made = record.change
    screen.line(sentence(screen.texts, record))
    if made.details.get("lines"):
        screen.result("terminal.lines_gone", count=made.details["lines"])
    report_new_findings(screen, before, after)
    if made.undoes is None:
        screen.remark("terminal.undo_with")
    return after


def report_new_findings(screen: Screen, before: Synthesis, after: Synthesis) -> None:
    """What the checks find only since then."""
    new = [f for f in check_since(after, before) if f.severity is not Severity.INFO]
    screen.findings(new, most=2)
