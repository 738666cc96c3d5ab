"""The exceptions that a person may meet, and nothing else.

    SynthkitError               something we can name; exit code 1
    ├── UsageMistake            the command was asked for something it cannot mean; exit code 2
    ├── SettingsError           synthkit.toml cannot be used as it stands
    ├── WorkspaceError          the workspace is missing, busy or damaged
    ├── Unreadable              one input file cannot be read; carries the reason
    ├── ExportRefused           a file is not written, because something would be lost
    ├── ModelError              the language model gives no reply, or may not be asked
    ├── ChecksFailed            the checks found errors; exit code 3
    └── LedgerViolation         a note is in two states or in none: a fault of ours

An error carries a key and values, never a finished sentence: the sentence and the advice stand in
the locale files as ``errors.KEY.message`` and ``errors.KEY.hint``, and the one error boundary, in
``cli/main.py``, puts them together. Whatever is not a `SynthkitError` is a fault of ours and keeps
its traceback.
"""

from typing import ClassVar


class SynthkitError(Exception):
    """Something that went wrong and that we can name.

    Attributes:
        key: names the sentence and the advice in the locale files.
        values: what stands in their placeholders.
        exit_code: what the process ends with.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values

    def __str__(self) -> str:
        """For developers; what a person reads is made at the boundary."""
        told = ", ".join(f"{name}={value!r}" for name, value in self.values.items())
        return f"{self.key}({told})"


class UsageMistake(SynthkitError):
    """The command was asked for something that it cannot mean."""

    exit_code = 2


class SettingsError(SynthkitError):
    """synthkit.toml cannot be used as it stands."""


class WorkspaceError(SynthkitError):
    """The workspace is missing, busy or damaged."""


class Unreadable(SynthkitError):
    """One input file cannot be read.

    The key is one of the values of `synthkit.model.document.RefusalReason`.
    """


class ExportRefused(SynthkitError):
    """A file is not written, because something would be lost by it."""


class ModelError(SynthkitError):
    """The language model gives no reply, or may not be asked.

    Whatever was answered before is kept; the next run asks only for what is missing.
    """


class ChecksFailed(SynthkitError):
    """The checks found errors; what was made is stored all the same."""

    exit_code = 3


class LedgerViolation(SynthkitError):
    """A note is in two states, or in none: a fault of ours, never to be passed over."""
