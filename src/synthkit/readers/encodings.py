"""From the bytes of a text file to its characters."""

import codecs
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_LOOKED_AT = 4000  # bytes


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters, what they were stored as, and whether that was a guess."""

    text: str
    encoding: str
    guessed: bool


def decode(content: bytes) -> Decoded:
    """The characters of a text file.

    What begins with a mark says what it is, and what is valid UTF-8 is nothing else but by a rare
    accident. Of the rest, every second byte of UTF-16 is zero in western languages; what is left
    is taken for Windows-1252, which every byte is valid in.
    """
    for mark, codec, name in _MARKS:
        if content.startswith(mark):
            return Decoded(content.decode(codec, "replace"), name, guessed=False)
    guess = _utf16_without_mark(content[:_LOOKED_AT])
    if guess:
        return Decoded(content.decode(guess, "replace"), "UTF-16", guessed=True)
    try:
        return Decoded(content.decode("utf-8"), "UTF-8", guessed=False)
    except UnicodeDecodeError:
        # Five bytes have no meaning there; they are the control characters of Latin-1.
        text = content.decode("cp1252", "replace").replace("\ufffd", "\x81")
        return Decoded(text, "Windows-1252", guessed=True)


def _utf16_without_mark(start: bytes) -> str | None:
    pairs = len(start) // 2
    if pairs < 2:
        return None
    even, odd = start[: 2 * pairs : 2].count(0), start[1 : 2 * pairs : 2].count(0)
    if odd > pairs / 2 and even < pairs / 20:
        return "utf-16-le"
    if even > pairs / 2 and odd < pairs / 20:
        return "utf-16-be"
    return None
