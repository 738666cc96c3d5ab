"""From bytes to characters as they should stand in a block, and the list signs that people type."""

import codecs
import re
import unicodedata
from dataclasses import dataclass

from synthkit.text.characters import BULLETS, steering, without_unseen

# Byte order marks.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_LOOKED_AT = 4000  # bytes
_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# What XML 1.0 cannot hold would make every later export fail.
_UNHOLDABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# Signs of Symbol and Wingdings that mean something as text; these fonts lie in the private area.
_SIGNS = {
    "•": (0xB7, 0xA7, 0xA8, 0x6C, 0x6E, 0x9F, 0x76, 0xD8),
    "✓": (0xFC, 0xFE),
    "✗": (0xFB, 0xFD),
    "☐": (0x6F, 0x71),
    "→": (0xE0, 0xE8, 0xF0),
    "☺": (0x4A,),
    "☹": (0x4C,),
}
SYMBOL_SIGNS = {0xF000 + code: sign for sign, codes in _SIGNS.items() for code in codes}
_SIGN = re.compile(rf"\s*(?:[{re.escape(BULLETS)}]|o)(?=\s)\s*")
_BARE_SIGN = re.compile(rf"\s*[{re.escape(BULLETS)}]\s*|\s*o\s*")
# These two cannot be anything but a list sign, so that the space after them may be missing.
_TIGHT_SIGN = re.compile("\\s*[•●▪■‣►➢\uf0b7\uf0a7]\\s*(?=\\S)")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters, what they were stored as, and whether that was a guess."""

    text: str
    encoding: str
    guessed: bool


def decode(content: bytes, declared: str | None = None) -> Decoded:
    """The characters of a text, in the encoding that is declared for it if that holds.

    What begins with a mark says what it is, and what is valid UTF-8 is nothing else but by a rare
    accident. Of the rest, every second byte of UTF-16 is zero in western languages; what is left
    is taken for Windows-1252, which every byte is valid in.
    """
    if declared is not None:
        try:
            return Decoded(content.decode(declared), declared, guessed=False)
        except (LookupError, UnicodeDecodeError):
            pass
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


def clean(text: str) -> str:
    r"""The text as a block holds it.

    NFC; every kind of white space is one space, every kind of line break one "\n"; what nobody
    sees and what XML cannot hold is gone; no white space at the edges of a line.
    """
    text = _LINE_BREAKS.sub("\n", text)
    text = _UNHOLDABLE.sub("", without_unseen(text))
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return unicodedata.normalize("NFC", "\n".join(lines).strip("\n"))


def unholdable(text: str) -> int:
    """How many characters in it no document can hold, which `clean` takes out."""
    return len(_UNHOLDABLE.findall(text))


def misleading(text: str) -> int:
    """How many others `clean` takes out since they steer what shows the text, or hide some."""
    return steering(_UNHOLDABLE.sub("", text))


def typed_sign(line: str) -> str | None:
    """The typed list sign that the line begins with, with the white space around it, or None.

    "- ", "• ", "– ", "* " and their like. "o " counts: a hollow bullet that lost its font is seen
    far more often than a sentence that begins with a single o. A line that is nothing but a sign
    has no text to be an item of, so that it stays what it is.
    """
    found = _SIGN.match(line) or _TIGHT_SIGN.match(line)
    if found is None or not line[found.end() :].strip():
        return None
    return found.group()


def is_bare_sign(text: str) -> bool:
    """Whether the text is a list sign and nothing else."""
    return _BARE_SIGN.fullmatch(text) is not None
