"""Scores the closing synthesis of the example series: ``python -m benchmarks.series``.

Runs the three meetings of ``examples/`` offline, ties them together, and compares with
``examples/series_gold.toml``, which was made by hand from the notes.

A theme comes back where lines of several meetings stand behind it. It is right where one theme of
the gold has notes behind lines of at least two of them, and behind at least half of its lines that
are of any theme of the gold; what is found is every theme of the gold that is so met. A line is in
the right section where the gold has its note there, or says that it may stand there.
"""

import json
import shutil
import sys
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from synthkit.cli.session import Session
from synthkit.drafts.ledger import balance
from synthkit.model.note import Note
from synthkit.model.synthesis import Synthesis

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
_MEETINGS = {"WS 1": "ws1", "WS 2": "ws2", "WS 3": "ws3"}


@dataclass(frozen=True, slots=True)
class Score:
    """How a closing synthesis compares with the gold.

    Attributes:
        reachable: themes of the gold with notes behind lines of two meetings at least.
        placed: notes of the gold's frame that stand behind a line.
        uncited: lines without a line of a meeting behind them.
    """

    recall: float
    precision: float
    reachable: float
    frame: float
    placed: int
    themes: int
    lines: int
    uncited: int
    carried: int
    cited: int
    left_out: int

    def __str__(self) -> str:
        return json.dumps({name: getattr(self, name) for name in self.__slots__}, indent=1)


class Gold:
    """The gold, by what a note says in its meeting."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self.themes: dict[str, set[tuple[str, str]]] = {
            theme["id"]: {
                _key(note["ws"], note["text"])
                for name in ("ws1", "ws2", "ws3")
                for note in theme[name]
            }
            for theme in content["recurring"]
        }
        self.frame = {
            _key(one["note"]["ws"], one["note"]["text"]): {one["section"], *one["or"]}
            for part in ("frame", "frame_more")
            for one in content[part]
        }

    def themes_of(self, note: Note) -> set[str]:
        """The themes that a line of a meeting is of: by the notes that it says."""
        said = {_key(note.group or "", one.text) for one in note.behind}
        return {name for name, notes in self.themes.items() if notes & said}


def _key(meeting: str, text: str) -> tuple[str, str]:
    return meeting, "".join(character for character in text.casefold() if character.isalnum())


def score(closing: Synthesis, gold: Gold) -> Score:
    """The closing synthesis, its lines with what they rest on, against the gold."""
    notes = {note.id: note for note in closing.material.notes}
    found = list(_recurring(closing, notes))
    right = [_right(lines, gold) for lines in found]
    met = {theme for themes in right for theme in themes}
    meetings: dict[str, set[str]] = defaultdict(set)
    for note in notes.values():
        for theme in gold.themes_of(note):
            meetings[theme].add(note.group or "")
    placed, correct = _frame(closing, notes, gold)
    totals = balance(closing).totals
    lines = [line for section in closing.sections for line in section.draft.lines]
    return Score(
        recall=round(len(met) / len(gold.themes), 3),
        precision=round(sum(map(bool, right)) / max(1, len(right)), 3),
        reachable=round(sum(len(m) > 1 for m in meetings.values()) / len(gold.themes), 3),
        frame=round(correct / max(1, placed), 3),
        placed=placed,
        themes=len(found),
        lines=len(lines),
        uncited=sum(not line.citations for line in lines),
        carried=totals.notes,
        cited=totals.cited,
        left_out=sum(totals.left_out.values()),
    )


def _recurring(closing: Synthesis, notes: Mapping[str, Note]) -> Iterator[list[Note]]:
    """The lines behind each theme that stands in several meetings."""
    for section in closing.sections:
        for theme in section.draft.themes:
            ids = {c.note for insight in theme.insights for c in insight.citations}
            lines = [notes[one] for one in sorted(ids) if one in notes]
            if len({line.group for line in lines}) > 1:
                yield lines


def _right(lines: Iterable[Note], gold: Gold) -> set[str]:
    labelled = [(line.group, themes) for line in lines if (themes := gold.themes_of(line))]
    meetings: dict[str, list[str | None]] = defaultdict(list)
    for group, themes in labelled:
        for theme in themes:
            meetings[theme].append(group)
    return {
        theme
        for theme, groups in meetings.items()
        if len(set(groups)) > 1 and 2 * len(groups) >= len(labelled)
    }


def _frame(closing: Synthesis, notes: Mapping[str, Note], gold: Gold) -> tuple[int, int]:
    """How many notes of the gold's frame stand behind a line, and how many of them rightly."""
    titles = {question.number: question.text for question in closing.workshop.questions}
    placed = correct = 0
    for placement in closing.material.placements:
        note = notes[placement.note]
        for one in note.behind:
            wanted = gold.frame.get(_key(note.group or "", one.text))
            if wanted:
                placed += 1
                correct += titles.get(placement.question or 0) in wanted
    return placed, correct


def made(folder: Path) -> Synthesis:
    """The closing synthesis of the example, made in that folder."""
    from synthkit.cli.main import main as synthkit  # noqa: PLC0415 - imports everything

    shutil.copy(EXAMPLES / "series.toml", folder)
    for name in _MEETINGS.values():
        shutil.copytree(EXAMPLES / name, folder / name)
    sys.argv = ["synthkit", "series", "run", str(folder), "-q", "--md", "-o", str(folder)]
    try:
        synthkit()
    except SystemExit as ended:
        if ended.code not in {0, None}:
            raise
    return read(folder)


def read(folder: Path) -> Synthesis:
    """The closing synthesis in a folder, checked."""
    with Session().within(folder / "closing").reading() as workspace:
        return workspace.overview()


def main() -> None:
    """Prints the scores; of a folder that is made already, if one is named."""
    gold = Gold(tomllib.loads((EXAMPLES / "series_gold.toml").read_text("utf-8")))
    if len(sys.argv) > 1:
        print(score(read(Path(sys.argv[1])), gold))
        return
    with tempfile.TemporaryDirectory() as folder:
        print(score(made(Path(folder)), gold))


if __name__ == "__main__":
    main()
