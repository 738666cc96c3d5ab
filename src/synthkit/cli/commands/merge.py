"""``synthkit merge``: makes one insight out of two."""

from synthkit.cli.options import InsightArgument
from synthkit.cli.session import Session


def merge(session: Session, insight: InsightArgument, other: InsightArgument) -> None:
    """Puts the sources of two insights behind the words of the first."""
    from synthkit.app import corrections
    from synthkit.cli.changes import change

    change(
        session,
        lambda _, ids: corrections.merge(ids.synthesis, ids.insight(insight), ids.insight(other)),
    )
