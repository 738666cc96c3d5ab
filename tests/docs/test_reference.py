"""The command reference is what the program says of itself."""

import runpy
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_command_reference_is_what_the_program_says():
    reference = runpy.run_path(str(DOCS / "make_reference.py"))["reference"]
    written = (DOCS / "reference.md").read_text("utf-8")

    assert written == reference(), "run: python docs/make_reference.py"
