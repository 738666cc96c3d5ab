"""Where the files lie that ship with the program: examples and prompts."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_REPOSITORY = _PACKAGE.parent.parent


def resource(name: str) -> Path:
    """The folder ``name`` ("examples", "prompts") that this program uses.

    In a checkout that is the repository's own folder, so that an edit there is seen at once;
    in an installed package it is the copy inside the wheel.
    """
    live = _REPOSITORY / name
    if (_REPOSITORY / "pyproject.toml").is_file() and live.is_dir():
        return live
    return _PACKAGE / "shipped" / name
