"""``synthkit calls``: the calls of language models, with their tokens and cost."""

from synthkit.cli.options import GlobalOptions, JsonOption


def calls(options: GlobalOptions, json: JsonOption = False) -> None:
    """Prints every call; what one cost is known of the model whose prices stand in the settings."""
    from synthkit.cli.language_model import LanguageModel
    from synthkit.cli.reports.as_json import calls_json
    from synthkit.cli.reports.calls import report_calls
    from synthkit.cli.screen import screen_for
    from synthkit.cli.workspace import open_workspace
    from synthkit.store.database import Access

    screen = screen_for(options)
    with open_workspace(options, screen, Access.READ) as workspace:
        made = workspace.store.calls()
        llm = workspace.settings.llm
        prices = LanguageModel(llm, workspace).prices
    prices_of = {llm.model: prices} if prices else {}
    if json:
        screen.raw(calls_json(made, prices_of))
    else:
        report_calls(screen, made, prices_of)
