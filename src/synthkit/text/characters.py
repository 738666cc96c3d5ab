"""Characters that nobody sees, and the signs that stand before the items of a list."""

import re
from typing import Any

# What steers a terminal, turns text round, or hides text in it: control characters but for white
# space; marks, embeddings, overrides and isolates of direction; tags and the selectors of variants.
_STEERING = (
    r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2061-\u206f\ufff9-\ufffb"
    r"\U000e0000-\U000e01ef"
)
# Those that are typed and pasted by accident: soft hyphen, zero-width space, word joiner, mark of
# byte order, separators and fillers without width.
_WITHOUT_WIDTH = r"\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060\u3164\ufeff\uffa0"
# The joiners change what is seen between letters of some scripts, and in signs of several parts.
_JOINERS = r"\u200c\u200d"
_LATIN_OR_NONE = rf"\x00-\u024f\s{_JOINERS}"
_STEERS = re.compile(f"[{_STEERING}]")
_UNSEEN = re.compile(f"[{_STEERING}{_WITHOUT_WIDTH}]")
_IDLE_JOINER = re.compile(
    f"(?<![^{_LATIN_OR_NONE}])[{_JOINERS}]|[{_JOINERS}](?![^{_LATIN_OR_NONE}])"
)

# The private-use signs are what Word's Symbol and Wingdings bullets become in plain text.
BULLETS = "-–—*•·●○◦▪▫■□‣⁃►▶➢➤✓✔❖\uf0b7\uf0a7\uf0a8\uf0d8\uf0fc\uf076\uf02d"
# Those that stand within texts as well: a line that begins with one need be no item of a list.
LIST_SIGNS = BULLETS + "‐‑‒−∙→⇒➔➜>»◯◆♦☐☑☒"


def without_unseen(text: str) -> str:
    """The text without characters that nobody sees; white space and line breaks stay."""
    if text.isascii() and text.isprintable():
        return text
    return _IDLE_JOINER.sub("", _UNSEEN.sub("", text))


def data_without_unseen(value: Any) -> Any:  # noqa: ANN401 - whatever TOML and JSON hold
    """The same in all strings of a value, keys too; once it is written, some stand as escapes."""
    if isinstance(value, dict):
        return {data_without_unseen(key): data_without_unseen(of) for key, of in value.items()}
    if isinstance(value, list | tuple):
        return [data_without_unseen(one) for one in value]
    return without_unseen(value) if isinstance(value, str) else value


def as_codes(text: str) -> str:
    """The text with each of them replaced by its code, for names that must stay different."""
    return _UNSEEN.sub(lambda found: f"<U+{ord(found.group()):04X}>", text)


def each_seen(text: str) -> str:
    """The text with a sign in place of each of them, so that every place in it stays."""
    return _UNSEEN.sub("\ufffd", text)


def steering(text: str) -> int:
    """How many characters in it steer what shows the text, or may hide another one."""
    return len(_STEERS.findall(text))
