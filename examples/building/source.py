"""Reads a workshop's source: plain-text files in which every note stands with what it supports.

The folder holds one text file a group, taken in the order of their names, and gold.toml, whose
metadata say the language and the day. A group file starts with ``@key value`` lines; after that
each line is one of

    = text                 a title
    # text                 a heading that is no question
    ~ text                 furniture: template text, attendance
    ? 1 text               the heading of question 1, in the group's own wording
    g1-01 - text ## marks  a note; two more spaces before the dash make it a sub-point
    x text                 a note that the group deleted with tracked changes
    ! text                 a comment in the margin of the note before

``[-text-]`` inside a note was deleted with tracked changes. The marks are listed at `Note`.
"""

import re
import tomllib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Literal

LOCALES = {"sv": "sv-SE", "en": "en-GB"}
HANDED_IN = time(15, 30, tzinfo=UTC)

LineKind = Literal["title", "heading", "furniture", "question", "note", "deleted", "comment"]

_KINDS: dict[str, LineKind] = {
    "=": "title",
    "#": "heading",
    "~": "furniture",
    "x": "deleted",
    "!": "comment",
}
_NOTE = re.compile(r"(?P<id>g\d-\d\d)(?P<nested> {3})? ?- (?P<text>.+?) ## (?P<marks>.+)")
_DELETED = re.compile(r"\[-(.+?)-\]")


@dataclass(frozen=True, slots=True)
class Note:
    """One note and what a careful person says of it.

    Attributes:
        id: of the gold: "g1-01".
        raw: the text with tracked deletions still marked in it.
        nested: whether it is a sub-point of the note before.
        kind: substantive, off-topic or injection (marks ``off`` and ``inj``).
        question: the one it answers (of the theme, the first bullet, or ``m2``: minor, question 2).
        question2: another that it answers too (mark ``+2``).
        placed_under: the question heading above it in the file, if there is one.
        theme: gold theme (mark ``1A``, or that of the first bullet).
        bullets: gold bullets that it supports (marks ``1A1``).
        minor: one group's point, in no theme.
        negated: it holds a negation that matters (mark ``neg``).
        side: of a disagreement (mark ``k1a``: disagreement k1, side a).
        numbers: those that matter (mark ``num:18,20``; ``_`` stands for a space).
        personal: kind and value of invented personal data (mark ``phone:070-174_06_12``).
    """

    id: str
    raw: str
    nested: bool
    placed_under: int | None
    kind: Literal["substantive", "off-topic", "injection"] = "substantive"
    question: int | None = None
    question2: int | None = None
    theme: str | None = None
    bullets: tuple[str, ...] = ()
    minor: bool = False
    negated: bool = False
    side: str | None = None
    numbers: tuple[str, ...] = ()
    personal: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """The text as a reader of the file sees it, without what was deleted."""
        return _DELETED.sub("", self.raw)

    @property
    def deletions(self) -> tuple[str, ...]:
        """The words that were deleted inside the note with tracked changes."""
        return tuple(text.strip() for text in _DELETED.findall(self.raw))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a group file; ``number`` is that of a question heading."""

    kind: LineKind
    text: str
    number: int | None = None
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class GroupFile:
    """One group's file as it shall be built.

    Attributes:
        file: its name.
        group: the group's name, as gold.json has it.
        shape: which of the shapes of docx_files, docx_walls and pdf_files it takes.
        question_headings: whether the file repeats the questions.
        language: the workshop's.
        day: the workshop's; the file says that it was made then.
        header: a page header; ``footer`` alike, with ``{page}`` for the page number.
        lines: what stands in it.
    """

    file: str
    group: str
    shape: str
    question_headings: bool
    language: Literal["sv", "en"]
    day: date
    header: str | None = None
    footer: str | None = None
    lines: tuple[Line, ...] = field(default=())

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes in their order in the file."""
        return tuple(line.note for line in self.lines if line.note)

    @property
    def written(self) -> datetime:
        """When the file says that it was made."""
        return datetime.combine(self.day, HANDED_IN)

    @property
    def stamp(self) -> str:
        """The same as Word writes it."""
        return self.written.strftime("%Y-%m-%dT%H:%M:%SZ")


def read_groups(folder: Path) -> tuple[GroupFile, ...]:
    """The group files in a source folder, in the order of their names.

    Raises:
        ValueError: a line follows none of the forms above, or an id stands twice.
    """
    told = tomllib.loads((folder / "gold.toml").read_text("utf-8"))["metadata"]
    day = date.fromisoformat(told["date"])
    groups = tuple(
        _read_group(path, told["language"], day) for path in sorted(folder.glob("*.txt"))
    )
    ids = [note.id for group in groups for note in group.notes]
    if len(ids) != len(set(ids)):
        raise ValueError("a note id stands twice")
    return groups


def _read_group(path: Path, language: Literal["sv", "en"], day: date) -> GroupFile:
    head: dict[str, str] = {}
    lines: list[Line] = []
    under: int | None = None
    for row in filter(None, path.read_text("utf-8").splitlines()):
        if row.startswith("@"):
            key, _, value = row[1:].partition(" ")
            head[key] = value
            continue
        line = _line(row, under)
        if line.kind == "question":
            under = line.number
        elif line.kind == "heading":
            under = None
        lines.append(line)
    return GroupFile(
        file=head["file"],
        group=head["group"],
        shape=head["shape"],
        question_headings=head["question-headings"] == "yes",
        language=language,
        day=day,
        header=head.get("header"),
        footer=head.get("footer"),
        lines=tuple(lines),
    )


def _line(row: str, under: int | None) -> Line:
    if found := _NOTE.fullmatch(row):
        note = _note(found, under)
        return Line("note", note.text, note=note)
    sign, _, text = row.partition(" ")
    if sign == "?":
        number, _, text = text.partition(" ")
        return Line("question", text, number=int(number))
    if sign not in _KINDS:
        raise ValueError(f"not a line of a group file: {row}")
    return Line(_KINDS[sign], text)


def _note(found: re.Match[str], under: int | None) -> Note:
    marks = found["marks"].split()
    bullets = tuple(mark for mark in marks if re.fullmatch(r"\d[A-Z]\d", mark))
    themes = [mark for mark in marks if re.fullmatch(r"\d[A-Z]", mark)]
    themes += [bullet[:2] for bullet in bullets]
    minor = [mark[1:] for mark in marks if re.fullmatch(r"m\d", mark)]
    first = (themes + minor or [""])[0]
    return Note(
        id=found["id"],
        raw=found["text"],
        nested=bool(found["nested"]),
        placed_under=under,
        kind="off-topic" if "off" in marks else "injection" if "inj" in marks else "substantive",
        question=int(first[0]) if first else None,
        question2=next((int(mark[1:]) for mark in marks if mark.startswith("+")), None),
        theme=themes[0] if themes else None,
        bullets=bullets,
        minor=bool(minor),
        negated="neg" in marks,
        side=next((mark for mark in marks if re.fullmatch(r"k\d[ab]", mark)), None),
        numbers=tuple(_values(marks, "num")),
        personal=tuple(
            (kind, value) for mark, kind in _PERSONAL.items() for value in _values(marks, mark)
        ),
    )


_PERSONAL = {"name": "name", "email": "email", "phone": "phone", "pnr": "personnummer"}


def _values(marks: list[str], key: str) -> list[str]:
    return [
        value.replace("_", " ")
        for mark in marks
        if mark.startswith(f"{key}:")
        for value in mark.removeprefix(f"{key}:").split(",")
    ]
