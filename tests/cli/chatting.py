"""The part of a chat window: answers to the prompts in files."""

import json
import re
from pathlib import Path
from typing import Any

_NOTE = re.compile(r"(?m)^\[(n\d+)\] \([^)\n]*\) (.*)$")
_REFERENCE = re.compile(r'"ref": "(S\d+-[0-9a-f]{6})"')
_LINES = 12
_TITLES = ("Vägen hit", "Stödet på plats", "Ansvar i länet", "Tid att lära")


def reference_in(prompt: str) -> str:
    """The code that the prompt carries."""
    return _REFERENCE.findall(prompt)[-1]


def notes_in(prompt: str) -> list[tuple[str, str]]:
    """The notes that a prompt holds: alias and text."""
    return _NOTE.findall(prompt.rpartition("<notes>")[2])


def answer_to(prompt: str) -> dict[str, Any]:
    """A whole answer to a draft's prompt: twelve notes in their own words, the others left out."""
    plain = [(alias, text) for alias, text in notes_in(prompt) if "[" not in text]
    told = sorted(plain, key=lambda note: abs(len(note[1].split()) - 8))[:_LINES]
    lines = [
        {"text": text[:1].upper() + text[1:], "quote": text, "notes": [alias], "also": []}
        for alias, text in told
    ]
    spoken_for = {alias for alias, _ in told}
    return {
        "ref": reference_in(prompt),
        "themes": [
            {"title": title, "insights": lines[n :: len(_TITLES)]}
            for n, title in enumerate(_TITLES)
        ],
        "tensions": [],
        "left_out": [
            {"note": alias, "reason": "minor"}
            for alias, _ in notes_in(prompt)
            if alias not in spoken_for
        ],
    }


def written(answer: dict[str, Any]) -> str:
    """The answer as JSON."""
    return json.dumps(answer, ensure_ascii=False, indent=1)


def prompt_at(folder: Path, name: str) -> str:
    """The prompt in a file of the folder of prompts."""
    return (folder / "till-chatten" / name).read_text("utf-8")
