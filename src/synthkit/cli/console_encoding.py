"""What is printed reaches every console: a character that it lacks becomes the nearest it has."""

import codecs
import sys
from typing import Final, TextIO

_HANDLER: Final = "synthkit.nearest"
# Where anyascii has a sign that reads otherwise: "*" for a bullet, ">" for an arrow.
_OURS: Final = {"•": "-", "→": "->", "←": "<-", "×": "x"}


def accept_any_character() -> None:
    """Makes stdout and stderr take any character, whatever the console's encoding."""
    codecs.register_error(_HANDLER, _nearest)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=_HANDLER)


def json_for(stream: TextIO, text: str) -> str:
    """JSON as that stream may take it without loss.

    JSON is UTF-8. Where the stream writes anything else, every character beyond ASCII is written
    as its escape, which says the same to a reader whatever it takes the bytes for.
    """
    if codecs.lookup(stream.encoding or "ascii").name == "utf-8":
        return text
    return "".join(c if c.isascii() else _escaped(c) for c in text)


def _escaped(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    # Imported here, because most consoles lack nothing.
    from anyascii import anyascii  # noqa: PLC0415

    lacking = error.object[error.start : error.end]
    return "".join(_OURS.get(c) or anyascii(c) or "?" for c in lacking), error.end
