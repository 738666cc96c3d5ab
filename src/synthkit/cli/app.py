"""The one error boundary: where an error becomes words and an exit code."""

import sys

from synthkit.cli.options import terminal_texts
from synthkit.cli.syntax import app
from synthkit.errors import SynthkitError


def main() -> None:
    """Runs the program.

    An error that we can name is told in one line, with one line of advice. Anything else is a
    fault of ours and keeps its traceback.
    """
    try:
        app()
    except SynthkitError as error:
        if "--debug" in sys.argv:
            raise
        _tell(error.key, **error.values)
        sys.exit(error.exit_code)
    except Exception:
        _tell("fault")
        raise


def _tell(key: str, /, **values: object) -> None:
    # Imported here because it brings rich, which `--help` and `--version` must not wait for.
    from synthkit.cli.screen import Screen  # noqa: PLC0415

    texts = terminal_texts()
    message = texts.text(f"errors.{key}.message", **values)
    Screen(texts).error(message, texts.text(f"errors.{key}.hint", **values))
