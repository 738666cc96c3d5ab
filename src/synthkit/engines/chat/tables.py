"""Answers that a chat gave as a table, or as headings with bullets, instead of JSON."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from synthkit.engines.chat.coercion import meant_key
from synthkit.text.languages import either_word

_ALIAS: Final = r"n\s?\d{1,4}"
_EACH = re.compile(_ALIAS, re.IGNORECASE)
_RULE = re.compile(r"^[\s|:+-]+$")
_HEADING = re.compile(r"^\s*(?:#{1,6}\s+|\*\*)?(?:\d{1,2}[.)]\s+)?(.+?)(?:\*\*)?:?\s*(?:\*\*)?\s*$")
_BULLET = re.compile(r"^\s*[-*•–·]\s+(.+)$")
_COLUMNS: Final = {"title": 0, "text": 0, "quote": 0, "notes": 0, "also": 0}
_LEFT_OUT: Final = {"note": 0, "reason": 0}


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
