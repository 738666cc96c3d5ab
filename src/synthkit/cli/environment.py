"""The sole reader of the environment.

Apart from synthkit.toml's reader, because the language of the terminal is asked for before
anything else, and ``--help`` cannot wait for the libraries that read settings.
"""

import datetime as dt
import locale
import os
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from synthkit.errors import SettingsError
from synthkit.text import languages
from synthkit.text.languages import FALLBACK, LanguageCode, codes

# The first is meant for a screen, the second for any terminal, by old custom.
_EDITORS: Final = ("VISUAL", "EDITOR")

# The last day that a package of files can be dated.
_LAST: Final = dt.datetime(2107, 12, 31, tzinfo=dt.UTC)
_DIGITS: Final = 15


@dataclass(frozen=True, slots=True)
class Environment:
    """What the process learns from its environment; a `synthkit.engines.models.clock.Clock`.

    Attributes:
        editor: the command of the person's editor, as it stands there.
        openai_base_url: where the environment says that OpenAI's API is.
    """

    workspace: Path | None = None
    source_date_epoch: int | None = None
    editor: str | None = None
    openai_base_url: str | None = None

    def now(self) -> dt.datetime:
        """The time, to the second: the one clock of the program, which SOURCE_DATE_EPOCH sets."""
        if self.source_date_epoch is not None:
            return dt.datetime.fromtimestamp(self.source_date_epoch, dt.UTC)
        return min(dt.datetime.now(dt.UTC).replace(microsecond=0), _LAST)

    def seconds(self) -> float:
        """Seconds since whenever; they never go back."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Waits."""
        time.sleep(seconds)


def read_environment(variables: Mapping[str, str] = os.environ) -> Environment:
    """The environment of this process.

    Raises:
        SettingsError: if SOURCE_DATE_EPOCH is no number of seconds, or after `_LAST`.
    """
    folder = variables.get("SYNTHKIT_WORKSPACE", "").strip()
    epoch = variables.get("SOURCE_DATE_EPOCH", "").strip()
    if epoch and not (
        epoch.isdecimal() and len(epoch) < _DIGITS and int(epoch) <= _LAST.timestamp()
    ):
        raise SettingsError("epoch_not_a_number", value=epoch)
    return Environment(
        workspace=Path(folder) if folder else None,
        source_date_epoch=int(epoch) if epoch else None,
        openai_base_url=variables.get("OPENAI_BASE_URL", "").strip() or None,
        editor=next(
            (command for name in _EDITORS if (command := variables.get(name, "").strip())), None
        ),
    )


def read_key(name: str, variables: Mapping[str, str] = os.environ) -> str | None:
    """The key that stands in that variable: asked for when it is needed, and kept nowhere."""
    return variables.get(name, "").strip() or None


def terminal_language(
    arguments: Sequence[str] | None = None,
    variables: Mapping[str, str] = os.environ,
    platform: str = sys.platform,
) -> LanguageCode:
    """The language of the terminal: what ``--language`` says, else the environment, else English.

    Args:
        arguments: as typed; those of this process where they are not given. They are looked
            through here because help texts are put together before anything is parsed.
        variables: the environment.
        platform: as `sys.platform` names the system; Windows says its language in a way of its own.
    """
    typed = _option(sys.argv[1:] if arguments is None else arguments)
    asked = typed or variables.get("SYNTHKIT_LANGUAGE", "").strip()
    if asked:
        return _nearest(asked)
    if platform == "win32":
        return _language_of_windows()
    named = ("LC_ALL", "LC_MESSAGES", "LANG")
    return _nearest(next((variables[name] for name in named if variables.get(name)), ""))


def _option(arguments: Sequence[str]) -> str | None:
    """The value of ``--language`` if it is one that the program speaks; the last one counts."""
    found: str | None = None
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        name, equals, value = argument.partition("=")
        if name != "--language":
            continue
        value = value if equals else next(iter(arguments[position + 1 :]), "")
        found = value if value in codes() else found
    return found


def _nearest(name: str) -> LanguageCode:
    """The language of "sv_SE.UTF-8", "sv-FI", "swedish"; one that is not known is English."""
    first = name.lower().replace("-", "_").partition(".")[0].partition("_")[0]
    names = {languages.get(code).setting.english_name.lower(): code for code in codes()}
    return names.get(first, first if first in codes() else FALLBACK)


def _language_of_windows() -> LanguageCode:
    import ctypes  # noqa: PLC0415 - only Windows needs it, and all would wait for it

    code: int = getattr(ctypes, "windll").kernel32.GetUserDefaultUILanguage()  # noqa: B009 - as above
    return _nearest(locale.windows_locale.get(code, ""))
