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
    "synthkit.domain",
    "synthkit.pipeline",
)
PROBE = """
import sys
from synthkit.cli.app import main
sys.argv = ["synthkit", *{arguments!r}]
try:
    main()
except SystemExit:
    pass
print(*(name for name in {heavy!r} if name in sys.modules), file=sys.stderr)
"""


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["ingest", "--help"]])
def test_nothing_heavy_is_loaded_to_print_help(arguments):
    probe = PROBE.format(arguments=arguments, heavy=HEAVY)
    ran = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)

    assert ran.stdout
    assert ran.stderr.split() == []
