"""Documents without what nobody reads and patterns are slow on: words without end, wide gaps."""

import re

from synthkit.model.document import Block, Document
from synthkit.model.finding import Finding, Severity, Where

# No word and no address is longer: it is a picture pasted as text, or a key that got stuck.
_LONGEST_WORD = 1000
_ENDLESS = re.compile(rf"\S{{{_LONGEST_WORD + 1},}}")
_GAP = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\n\s*\n")
_INSTEAD = "…"


def readable(document: Document) -> Document:
    """The document without blank lines and with single blanks, and "…" for words without end."""
    blocks = tuple(map(_readable, document.blocks))
    return document if blocks == document.blocks else document.model_copy(update={"blocks": blocks})


def endless_words(document: Document) -> tuple[Finding, ...]:
    """A finding if the document has words without end."""
    count = sum(len(_ENDLESS.findall(block.text)) for block in document.blocks)
    values: dict[str, str | int] = {"name": document.name, "count": count}
    where = Where(document=document.key)
    found = Finding(severity=Severity.WARNING, code="endless_words", where=where, values=values)
    return (found,) if count else ()


def _readable(block: Block) -> Block:
    text = _BLANK_LINES.sub("\n", _GAP.sub(" ", block.text))
    text = _ENDLESS.sub(_INSTEAD, text)
    return block if text == block.text else block.model_copy(update={"text": text})
