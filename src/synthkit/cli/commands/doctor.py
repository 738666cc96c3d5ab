"""``synthkit doctor``: what would be used, whether it answers, and where data lies."""

from synthkit.cli.options import BaseUrlOption, EngineOption, ModelOption
from synthkit.cli.session import Session


def doctor(
    session: Session,
    engine: EngineOption = None,
    model: ModelOption = None,
    base_url: BaseUrlOption = None,
    json: bool = False,
) -> None:
    """Prints what would be used; asks a language model one thing, where one would be used."""
    from synthkit.cli.diagnosis import diagnose
    from synthkit.cli.engine_factory import EngineFactory, EngineOptions

    screen = session.screen
    options = EngineOptions(engine=engine, model=model, base_url=base_url)
    with session.rehearsing(anywhere=True) as workspace:
        facts, error = diagnose(workspace, EngineFactory(workspace, options), screen.texts)
    if json:
        screen.json({"found": facts, "trouble": error.key if error else None})
    else:
        for key, value in facts.items():
            screen.line(f"{screen.texts.text(f'calls.doctor.{key}')}: {value}")
    if error:
        raise error
