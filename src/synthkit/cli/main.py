"""The entry point and the one error boundary: where an error becomes words and an exit code."""

import codecs
import errno
import os
import sys
from pathlib import Path
from textwrap import shorten
from typing import Final

import typer

from synthkit.cli.localised_typer import UsageError, as_mistake, is_help, terminal_texts
from synthkit.cli.policy import POLICY_FILE
from synthkit.cli.program import app
from synthkit.cli.session import Session
from synthkit.errors import SynthkitError, UsageMistake

# As shells do: 128 and the number of the signal that Ctrl-C sends.
_STOPPED: Final = 130
_LONGEST_NAME: Final = 80
_HANDLER: Final = "synthkit.nearest"
# Where anyascii has a sign that reads otherwise: "*" for a bullet, ">" for an arrow.
_OURS: Final = {"•": "-", "→": "->", "←": "<-", "×": "x"}


def main(policy_file: Path = POLICY_FILE) -> None:
    """Runs the program.

    An error that we can name is printed in one line, with one line of advice. Anything else is a
    fault of ours and keeps its traceback.

    Args:
        policy_file: where the policy of the machine stands.
    """
    start_in_utf8()
    accept_any_character()
    try:
        sys.exit(_run(Session(policy_file)))
    except SynthkitError as error:
        if "--debug" in sys.argv:
            raise
        _print_error(error.key, **error.values)
        sys.exit(error.exit_code)
    except OSError as error:
        # What the system says of a file is no fault of ours, and of nothing else.
        if error.filename is None or "--debug" in sys.argv:
            _print_error("fault")
            raise
        key = "path_too_long" if error.errno == errno.ENAMETOOLONG else "system_refuses"
        name = shorten(os.fsdecode(error.filename), _LONGEST_NAME, placeholder="…")
        _print_error(key, name=name, reason=error.strerror)
        sys.exit(SynthkitError.exit_code)
    except Exception:
        _print_error("fault")
        raise


def _run(session: Session) -> int:
    """What the command ends with.

    Raises:
        UsageMistake: if what was typed cannot be meant.
    """
    try:
        return app(standalone_mode=False, obj=session) or 0
    except typer.Abort:
        return _STOPPED
    except UsageError as error:
        if is_help(error):
            return UsageMistake.exit_code
        raise as_mistake(error) from error


def _print_error(key: str, /, **values: object) -> None:
    # Imported here because it brings rich, which `--help` and `--version` must not wait for.
    from synthkit.cli.screen import Screen  # noqa: PLC0415

    texts = terminal_texts()
    message = texts.text(f"errors.{key}.message", **values)
    Screen(texts).error(message, texts.text(f"errors.{key}.hint", **values))


def start_in_utf8() -> None:
    """Starts over in Python's UTF-8 mode where the locale has no letters beside ASCII's.

    Names of files and what is typed are UTF-8 there, too; what is printed stays ASCII.
    """
    told = os.environ.get("PYTHONUTF8") == "1" or sys.platform == "win32"
    if told or sys.getfilesystemencoding() != "ascii":
        return
    os.environ["PYTHONUTF8"] = "1"
    os.environ.setdefault("PYTHONIOENCODING", "ascii:surrogateescape")
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - itself


def accept_any_character() -> None:
    """Makes stdout and stderr take any character, whatever the console's encoding."""
    codecs.register_error(_HANDLER, _nearest)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=_HANDLER)


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    # Imported here, because most consoles lack nothing.
    from anyascii import anyascii  # noqa: PLC0415

    lacking = error.object[error.start : error.end]
    return "".join(_OURS.get(c) or anyascii(c) or "?" for c in lacking), error.end
