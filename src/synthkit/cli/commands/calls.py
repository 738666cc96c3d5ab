"""``synthkit calls``: the calls of language models, with their tokens and cost."""

from synthkit.cli.session import Session


def calls(session: Session, json: bool = False) -> None:
    """Prints every call; what one cost is known of the model whose prices stand in the settings."""
    from synthkit.cli.reports.calls import calls_json, report_calls

    with session.reading() as workspace:
        made, llm = workspace.store.calls(), workspace.settings.llm
    prices_of = {llm.model: llm.prices} if llm.prices else {}
    if json:
        session.screen.json(calls_json(made, prices_of))
    else:
        report_calls(session.screen, made, prices_of)
