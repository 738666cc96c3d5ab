"""A workshop's gold.json, and which of our notes is which of its notes."""

import json
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

Export = dict[str, Any]

# Percent: of the letters of a note, and of what is left of one in which something is masked.
_SAME, _SAME_BUT_MASKED = 90, 80
_MASKED = re.compile(r"\[[^\]]*\]")
_SIGNS = re.compile(r"^[\s\-–•*·>▪◦‣]+")


@dataclass(frozen=True)
class Gold:
    """What a careful person found in a workshop; the form is told in ``workshops/README.md``."""

    table: dict[str, Any]

    @classmethod
    def read(cls, workshop: Path) -> "Gold":
        """The gold of the workshop in that folder."""
        return cls(json.loads((workshop / "gold.json").read_text("utf-8")))

    @cached_property
    def notes(self) -> dict[str, dict[str, Any]]:
        """All notes by id."""
        return {note["id"]: note for note in self.table["notes"]}

    def of_kind(self, kind: str) -> set[str]:
        """Ids of the notes that are substantive, off-topic or injection."""
        return {key for key, note in self.notes.items() if note["kind"] == kind}

    def in_files(self, *, repeating_questions: bool) -> set[str]:
        """Ids of the notes in files that repeat the questions, or of those in the others."""
        files = {f["file"] for f in self.table["files"] if f["headings"] is repeating_questions}
        return {key for key, note in self.notes.items() if note["file"] in files}

    def contradictions(self) -> list[tuple[set[str], set[str]]]:
        """The sides of what was laid in as a contradiction."""
        sides = [t["sides"].values() for t in self.table["traps"] if t["type"] == "contradiction"]
        return [(set(one), set(other)) for one, other in sides]


def matched(gold: Gold, exported: Export) -> dict[str, set[str]]:
    """For each of our notes the gold notes that it is; a set may be empty.

    Texts are compared file by file, the most alike first, each once; what is left over may be one
    in which personal data is masked, or a part of a longer one.
    """
    found: dict[str, set[str]] = {note["id"]: set() for note in exported["notes"]}
    pairs = [
        (-fuzz.ratio(_plain(theirs["text"]), _plain(ours["text"])), key, ours["id"])
        for ours in exported["notes"]
        for key, theirs in gold.notes.items()
        if _name(ours["document"]) == _name(theirs["file"])
    ]
    taken: set[str] = set()
    for unlikeness, key, ours in sorted(pairs):
        if -unlikeness >= _SAME and key not in taken and not found[ours]:
            taken.add(key)
            found[ours].add(key)
    masked = {entry["note"] for entry in gold.table["pii"]}
    for key, theirs in gold.notes.items():
        if key not in taken:
            ours = _left_over(exported, found, theirs, is_masked=key in masked)
            if ours is not None:
                found[ours].add(key)
    return found


def _left_over(
    exported: Export, found: dict[str, set[str]], theirs: dict[str, Any], *, is_masked: bool
) -> str | None:
    wanted = _plain(theirs["text"])
    there = [n for n in exported["notes"] if _name(n["document"]) == _name(theirs["file"])]
    if is_masked:
        for ours in there:
            left = _plain(_MASKED.sub(" ", ours["text"]))
            if not found[ours["id"]] and fuzz.token_set_ratio(wanted, left) >= _SAME_BUT_MASKED:
                return str(ours["id"])
    return next((str(n["id"]) for n in there if wanted and wanted in _plain(n["text"])), None)


def cited(line: dict[str, Any], which: dict[str, set[str]]) -> set[str]:
    """The gold notes behind a line, in whatever role."""
    behind: Collection[set[str]] = [which[citation["note"]] for citation in line["citations"]]
    return set().union(*behind)


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFC", text).replace("\u00ad", "")
    folded = re.sub(r"[‐‑–—−]", "-", folded).replace("’", "'").replace("→", "->")
    return " ".join(_SIGNS.sub("", folded).casefold().split())


def _name(path: str) -> str:
    return unicodedata.normalize("NFC", Path(path).name)
