"""``synthkit examples``: what groups point at as worth learning from."""

from synthkit.cli.session import Session


def examples(session: Session, json: bool = False) -> None:
    """Lists the good examples in the notes, each with who says what of it."""
    from synthkit.app.pipeline import as_shown
    from synthkit.cli.reports.examples import examples_json, report_examples
    from synthkit.exporters.view import Examples, View

    with session.reading() as workspace:
        shown = as_shown(workspace.with_examples(workspace.whole()), View(examples=Examples.SHOWN))
    if json:
        session.screen.json(examples_json(shown.examples))
    else:
        report_examples(session.screen, shown.examples)
