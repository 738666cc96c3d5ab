"""``synthkit doctor``: what would be used, whether it answers, and where data lies."""

from synthkit.cli.options import (
    BaseUrlOption,
    EngineOption,
    GlobalOptions,
    JsonOption,
    ModelOption,
)


def doctor(
    options: GlobalOptions,
    engine: EngineOption = None,
    model: ModelOption = None,
    base_url: BaseUrlOption = None,
    json: JsonOption = False,
) -> None:
    """Prints what would be used; asks a language model one thing, where one would be used.

    Raises:
        SynthkitError: what the engine would fail with.
    """
    from synthkit.cli.diagnosis import diagnose
    from synthkit.cli.engine_factory import EngineFactory, EngineOptions
    from synthkit.cli.reports.as_json import doctor_json
    from synthkit.cli.screen import screen_for
    from synthkit.cli.workspace import open_to_rehearse

    screen = screen_for(options)
    with open_to_rehearse(options, screen) as workspace:
        factory = EngineFactory(
            workspace, EngineOptions(engine=engine, model=model, base_url=base_url)
        )
        facts, error = diagnose(workspace, factory, screen.texts)
    if json:
        screen.raw(doctor_json(facts, error))
    else:
        for key, value in facts.items():
            screen.line(f"{screen.texts.text(f'calls.doctor.{key}')}: {value}")
    if error:
        raise error
