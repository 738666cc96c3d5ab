"""``--help`` and ``--version`` do not wait for libraries that they do not use."""

import subprocess
import sys

import pytest

HEAVY = (
    "pydantic",
    "numpy",
    "docx",
    "lxml",
    "pdfplumber",
    "pypdfium2",
    "openai",
    "babel",
    "num2words",
    "rapidfuzz",
    "tomlkit",
    "sqlite3",
    "synthkit.model",
    "synthkit.app.pipeline",
    "synthkit.cli.commands",
)
PROBE = """
import sys
from synthkit.cli.main import main
sys.argv = ["synthkit", *{arguments!r}]
try:
    main()
except SystemExit:
    pass
print(*(name for name in {heavy!r} if name in sys.modules), file=sys.stderr)
"""


def loaded_by(*arguments):
    probe = PROBE.format(arguments=list(arguments), heavy=HEAVY)
    ran = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert ran.stdout
    return set(ran.stderr.split())


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_nothing_heavy_is_loaded_to_print_help(option):
    assert loaded_by(option) == set()


def test_a_commands_help_loads_nothing_of_ours():
    # Typer itself takes pydantic in some versions, to read the types of a command's options.
    assert loaded_by("ingest", "--help") <= {"pydantic", "synthkit.cli.commands"}
