"""Two meetings side by side."""

from collections.abc import Sequence

from synthkit.app.comparing import Compared, Comparison
from synthkit.cli.screen import Screen


def report_comparison(screen: Screen, comparisons: Sequence[Comparison]) -> None:
    """Themes, then lines: what became of each, and how either meeting puts it."""
    for one in comparisons:
        screen.line()
        if one.questions is None:
            screen.result("terminal.compare.no_like_question")
        else:
            before, after = one.questions
            screen.heading(f"{after.number}. {after.text}")
            if before.text != after.text:
                meeting = one.meetings[0]
                screen.result("terminal.compare.asked", meeting=meeting, question=before.text)
        for kind in ("themes", "lines"):
            _table(screen, kind, one, getattr(one, kind))


def _table(screen: Screen, kind: str, one: Comparison, compared: Sequence[Compared]) -> None:
    texts = screen.texts
    if not compared:
        return
    columns = [texts.text(f"terminal.compare.{kind}"), *one.meetings]
    rows = [
        [
            texts.text(f"terminal.compare.{each.change}"),
            "\n".join(each.before),
            "\n".join(each.after),
        ]
        for each in compared
    ]
    screen.table(columns, rows)


def comparison_json(comparisons: Sequence[Comparison]) -> object:
    """The same for a machine to read."""
    return {"comparisons": [one.model_dump(mode="json") for one in comparisons]}
