"""``synthkit move``: puts an insight under another theme."""

from synthkit.cli.options import InsightArgument, ThemeArgument
from synthkit.cli.session import Session


def move(session: Session, insight: InsightArgument, theme: ThemeArgument) -> None:
    """Puts an insight under another theme."""
    from synthkit.app import corrections
    from synthkit.cli.changes import change

    change(
        session,
        lambda _, ids: corrections.move(ids.synthesis, ids.insight(insight), ids.theme(theme)),
    )
