"""The command reference is what the program says of itself."""

import importlib.util
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"


def make_reference():
    spec = importlib.util.spec_from_file_location("make_reference", DOCS / "make_reference.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_command_reference_is_what_the_program_says():
    written = (DOCS / "reference.md").read_text("utf-8")

    assert written == make_reference().reference(), "run: python docs/make_reference.py"
