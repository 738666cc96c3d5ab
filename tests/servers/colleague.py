"""The part of a language model, played by rules: makes lines of masked notes and quotes them.

It does one thing that it was told not to: the first line of a question names whom a note names, by
the token, so that the line has to be repaired.
"""

import json
import re
from typing import Any

from tests.servers.scripted import Asked, Chat

_NOTE = re.compile(r"(?m)^\[(n\d+)\] \([^)\n]*\) (.*)$")
_LINE = re.compile(r"(?m)^\[(i\d+)\] \([^)\n]*\) (.*)$")
_TOKEN = re.compile(r"\(?\[[A-ZÅÄÖ-]+-\d+\](?:, | )?\)?s?")


def colleague(asked: Asked) -> Chat:
    """The answer to any of the engine's prompts."""
    form = asked.body["response_format"]["json_schema"]["name"]
    data = asked.body["messages"][-1]["content"]
    answer = {
        "place": _placed,
        "outline": _outlined,
        "draft": drafted,
        "merge": _merged,
        "repair": lambda _data: {},
    }[form](data)
    return Chat(json.dumps(answer, ensure_ascii=False))


def _placed(data: str) -> dict[str, Any]:
    return {"questions": [{"number": 1, "notes": [alias for alias, _ in _NOTE.findall(data)]}]}


def _outlined(data: str) -> dict[str, Any]:
    aliases = [alias for alias, _ in _NOTE.findall(data)]
    return {"themes": [{"title": f"Tema {n + 1}", "notes": aliases[n::3]} for n in range(3)]}


def drafted(data: str) -> dict[str, Any]:
    """Lines and quotes of the notes that the data of a prompt holds."""
    notes = _NOTE.findall(data)
    masked = [(alias, text) for alias, text in notes if "[" in text]
    plain = [(alias, text) for alias, text in notes if "[" not in text]
    lines = [_said(_TOKEN.sub("", text), text[text.index("[") :], alias) for alias, text in masked]
    if masked:
        lines[0]["text"] = masked[0][1]
    for at in range(0, len(plain), 8):
        (alias, text), *others = plain[at : at + 8]
        lines.append(_said(text, text, alias) | {"also": [other for other, _ in others]})
    themes = [
        {"title": f"Vad grupperna säger om {n + 1}", "insights": lines[n::4]}
        for n in range(min(4, len(lines)))
    ]
    return {"themes": themes, "tensions": [], "left_out": []}


def _said(text: str, quote: str, alias: str) -> dict[str, Any]:
    words = " ".join(text.split())
    return {"text": words[:1].upper() + words[1:], "quote": quote, "notes": [alias], "also": []}


def _merged(data: str) -> dict[str, Any]:
    lines = [{"text": text, "sources": [alias]} for alias, text in _LINE.findall(data)]
    themes = [
        {"title": f"Vad grupperna säger om {n + 1}", "insights": lines[n::4]}
        for n in range(min(4, len(lines)))
    ]
    return {"themes": themes, "tensions": [], "left_out": []}
