"""What can be typed about language models: what was asked, and whether they answer.

As in `synthkit.cli.syntax`, each command imports its module only when it is called.
"""

from synthkit.cli.options import EngineOption, Globals, JsonOption, with_globals
from synthkit.cli.spoken import Program, told


def calls(said: Globals, json: JsonOption = False) -> None:
    """The calls of language models."""
    from synthkit.cli.commands import calls

    calls.calls(said, as_json=json)


def doctor(said: Globals, engine: EngineOption = None, json: JsonOption = False) -> None:
    """What would be used, and whether it answers."""
    from synthkit.cli.commands import doctor
    from synthkit.cli.engines import Terms

    doctor.doctor(said, Terms(engine=engine), as_json=json)


def add_models(app: Program) -> None:
    """Adds these commands to the program."""
    for command in (calls, doctor):
        app.command(command.__name__, help=told(f"commands.{command.__name__}"))(
            with_globals(command)
        )
