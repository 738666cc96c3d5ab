"""``synthkit approve``: approves sections as they stand."""

from synthkit.cli.options import QuestionsOption, RoleOption
from synthkit.cli.session import Session


def approve(
    session: Session,
    question: QuestionsOption = None,
    by: RoleOption = None,
) -> None:
    """Approves sections, all of them where none is named, and shows what stays."""
    from synthkit.app import corrections
    from synthkit.cli.changes import change
    from synthkit.cli.lookup import Ids
    from synthkit.cli.reports.sections import show_sections
    from synthkit.cli.workspace import Workspace
    from synthkit.drafts.changes import Change

    approved: list[int] = []

    def ask(workspace: Workspace, ids: Ids) -> Change:
        approved.extend(workspace.numbers(question))
        return corrections.approve(ids.synthesis, approved, by)

    after = change(session, ask)
    session.screen.result("terminal.approved")
    show_sections(session.screen, after, approved, with_sources=False)
