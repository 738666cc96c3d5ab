"""The answers in what a person pastes from a chat window, whatever the chat put around them.

Talk before and after, code fences, curly quotation marks, trailing commas, a list that was cut, a
table instead of JSON. Nothing is guessed: what is incomplete is dropped, back to the last complete
item, and whoever reads the answer asks again for the notes that it does not mention.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

import json_repair

from synthkit.engines.chat.coercion import meant_key, says_omitted
from synthkit.model.base import FrozenModel
from synthkit.text.characters import without_unseen
from synthkit.text.languages import either_word

# The code that a prompt carries and asks to have repeated: the question and six digits.
REFERENCE: Final = re.compile(r"\bS(\d+)-([0-9a-f]{6})\b", re.IGNORECASE)
# A brace, and a key in quotation marks of any kind, or none.
_BEGINS = re.compile(r"\{\s*(?:[\"'“”„‟«»]|[^\W\d]+\s*:)")
_FENCE = re.compile(r"^[ \t]*(?:```|~~~).*$", re.MULTILINE)
_CURLY = re.compile("[“”„‟«»]")
_OMITTED = re.compile(r"(?:…|\.\.\.)\s*[\]},]|//.*$", re.MULTILINE)
# Of tables, and of headings with bullets.
_ALIAS: Final = r"n\s?\d{1,4}"
_EACH = re.compile(_ALIAS, re.IGNORECASE)
_RULE = re.compile(r"^[\s|:+-]+$")
_HEADING = re.compile(r"^\s*(?:#{1,6}\s+|\*\*)?(?:\d{1,2}[.)]\s+)?(.+?)(?:\*\*)?:?\s*(?:\*\*)?\s*$")
_BULLET = re.compile(r"^\s*[-*•–·]\s+(.+)$")
_COLUMNS: Final = {"title": 0, "text": 0, "quote": 0, "notes": 0, "also": 0}
_LEFT_OUT: Final = {"note": 0, "reason": 0}


class PastedReply(FrozenModel):
    """An answer in a pasted text.

    Attributes:
        reference: of the prompt that it answers: "S2-1a2b3c"; None where the chat did not repeat
            it.
        answer: as it was read; nothing in it is validated yet.
        is_cut: whether it stops in the middle, or says that it leaves something out.
    """

    reference: str | None
    answer: dict[str, Any]
    is_cut: bool


def pasted_replies(text: str) -> tuple[PastedReply, ...]:
    """The answers in a pasted text, in order; none where it is only talk."""
    plain = without_unseen(text).replace("\u00a0", " ").replace("\r\n", "\n")
    plain = _FENCE.sub("", plain)
    replies = tuple(_objects(plain))
    if replies:
        return replies
    read = as_table(plain) or as_listed(plain)
    if not read:
        return ()
    cut = any(says_omitted(line) for line in plain.splitlines())
    return (PastedReply(reference=_reference(plain), answer=read, is_cut=cut),)


def _objects(text: str) -> Iterator[PastedReply]:
    """The JSON objects of the text, each with the reference in it or in the talk before it."""
    start = 0
    while opening := _BEGINS.search(text, start):
        begin = opening.start()
        if _CURLY.search(opening[0]):
            # The window made all quotation marks curly, those around keys too.
            text = text[:begin] + _CURLY.sub('"', text[begin:])
        end, last_item = _extent(text, begin)
        before = text[start:begin]
        written = text[begin : end or last_item]
        start = end or len(text)
        answer = json_repair.loads(written)
        if not isinstance(answer, Mapping) or not answer:
            continue
        own = _reference(str(answer.get("ref", "")))
        yield PastedReply(
            reference=own or _reference(before) or _reference(text[start : start + 200]),
            answer=dict(answer),
            is_cut=end is None or bool(_OMITTED.search(written)) or _leaves_out(answer),
        )


def _extent(text: str, begin: int) -> tuple[int | None, int]:
    """Where the object that begins there ends, or None; and where its last complete item does.

    Strings are skipped, but never beyond the line: no JSON string contains a line break, and a
    missing quotation mark must not swallow the rest.
    """
    depth, position, last_item = 0, begin, begin
    while position < len(text):
        character = text[position]
        if character == '"':
            position = _after_string(text, position)
            continue
        if character in "{[":
            depth += 1
        elif character in "}]":
            depth -= 1
            if character == "}":
                last_item = position + 1
            if depth == 0:
                return position + 1, last_item
        position += 1
    return None, last_item


def _after_string(text: str, begin: int) -> int:
    position = begin + 1
    while position < len(text) and text[position] not in '"\n':
        position += 2 if text[position] == "\\" else 1
    return min(position + 1, len(text))


def _leaves_out(value: object) -> bool:
    """Whether an item says that there are more like it."""
    if isinstance(value, Mapping):
        return any(map(_leaves_out, value.values()))
    if isinstance(value, list):
        return any(
            says_omitted(item) if isinstance(item, str) else _leaves_out(item) for item in value
        )
    return False


def _reference(text: str) -> str | None:
    match = REFERENCE.search(text)
    return f"S{match[1]}-{match[2].lower()}" if match else None


def as_table(text: str) -> dict[str, Any]:
    """The answer given in tables with bars or tabs; empty where there is none."""
    themes: dict[str, list[dict[str, Any]]] = {}
    left_out: list[dict[str, Any]] = []
    for header, rows in _tables(text):
        columns = {meant_key(name, _COLUMNS): place for place, name in enumerate(header)}
        if "text" in columns and "notes" in columns:
            title = ""
            for row in rows:
                insight = {name: row[place] for name, place in columns.items() if name}
                title = insight.pop("title", "").strip("* ") or title
                themes.setdefault(title, []).append(insight)
            continue
        columns = {meant_key(name, _LEFT_OUT): place for place, name in enumerate(header)}
        if "note" in columns and "reason" in columns:
            left_out += (
                {"note": alias, "reason": row[columns["reason"]]}
                for row in rows
                for alias in _EACH.findall(row[columns["note"]])
            )
    return _answer(themes, left_out)


def as_listed(text: str) -> dict[str, Any]:
    """The answer given in bullets under headings, each with its notes in brackets."""
    themes: dict[str, list[dict[str, Any]]] = {}
    title = ""
    aliases = _aliases()
    for line in text.splitlines():
        bullet = _BULLET.match(line)
        cited = list(aliases.finditer(line))
        if bullet and cited:
            words = aliases.sub("", bullet[1]).strip("* ")
            notes = [alias for found in cited for alias in _EACH.findall(found[1])]
            themes.setdefault(title, []).append({"text": words, "notes": notes})
        elif not bullet and (heading := _HEADING.match(line)):
            title = heading[1]
    return _answer(themes, [])


def _answer(
    themes: dict[str, list[dict[str, Any]]], left_out: list[dict[str, Any]]
) -> dict[str, Any]:
    if not themes:
        return {}
    listed = [{"title": title, "insights": insights} for title, insights in themes.items()]
    return {"themes": listed, "tensions": [], "left_out": left_out}


def _tables(text: str) -> Iterator[tuple[list[str], list[list[str]]]]:
    """Each table's header and rows, every row as long as its header."""
    header: list[str] = []
    rows: list[list[str]] = []
    for line in [*text.splitlines(), ""]:
        cells = _cells(line)
        if not cells:
            if header and rows:
                yield header, rows
            header, rows = [], []
        elif not header:
            header = cells
        elif not _RULE.match(line):
            rows.append((cells + [""] * len(header))[: len(header)])


def _cells(line: str) -> list[str]:
    if "|" in line:
        return [cell.strip() for cell in line.strip().strip("|").split("|")]
    if "\t" in line.strip():
        return [cell.strip() for cell in line.strip("\n").split("\t")]
    return []


@cache
def _aliases() -> re.Pattern[str]:
    """Aliases in brackets, in any language's enumeration."""
    joining = either_word(lambda language: language.words.joining)
    between = rf"\s*(?:,|;|{joining}|&)\s*"
    return re.compile(rf"[(\[]\s*({_ALIAS}(?:{between}{_ALIAS})*)\s*[)\]]", re.IGNORECASE)
