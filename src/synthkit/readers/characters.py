"""Characters as they should stand in a block, and the list signs that people type."""

import re
import unicodedata

from synthkit.text.list_signs import BULLETS
from synthkit.text.unseen import steering, without_unseen

_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# What XML 1.0 cannot hold would make every later export fail.
_UNHOLDABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_SIGN = re.compile(rf"\s*(?:[{re.escape(BULLETS)}]|o)(?=\s)\s*")
_BARE_SIGN = re.compile(rf"\s*[{re.escape(BULLETS)}]\s*|\s*o\s*")
# These two cannot be anything but a list sign, so that the space after them may be missing.
_TIGHT_SIGN = re.compile("\\s*[•●▪■‣►➢\uf0b7\uf0a7]\\s*(?=\\S)")


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
