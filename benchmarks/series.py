"""Scores the closing synthesis of a series: ``python -m benchmarks.series [FOLDER] [--made IN]``.

Runs the meetings offline, ties them together, and compares with a gold that was made by hand
from the notes. A folder holds ``series.toml``, ``series_gold.toml`` and for each meeting its
workspace or the source that it is built from; without one it is ``examples/``. ``--made`` keeps
the workspaces in a folder, and scores what stands there already.

A theme that is told to have come back is right where one theme of the gold has notes of at least
two meetings in it, and at least half of those that are of any theme of the gold; what is found is
every theme of the gold that is so met. A line is in the right section where the gold has the note
whose words it has there, or says that it may stand there; ``frame_of_notes`` asks the same of all
notes behind the lines.
"""

import argparse
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

from rapidfuzz import fuzz

from examples.building.source import read_groups
from examples.building.workshop import group_file_bytes
from synthkit.cli.session import Session
from synthkit.cli.settings.edits import first_settings, with_programme, with_questions
from synthkit.cli.settings.series import MeetingSettings, read_series
from synthkit.cli.settings.tables import SETTINGS_FILE
from synthkit.drafts.ledger import balance
from synthkit.model.note import Note
from synthkit.model.synthesis import Synthesis, ThemeChange
from synthkit.text.catalogue import catalogue

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
_CHANGES = {
    "avgjord": ThemeChange.SETTLED,
    "ändrad hållning": ThemeChange.TURNED,
    "konkretare": ThemeChange.MORE_CONCRETE,
}
# The meeting, and the words of a note.
Said = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Score:
    """How a closing synthesis compares with the gold.

    Attributes:
        reachable: themes of the gold with notes behind lines of two meetings at least.
        changes: of the right themes how many are told to have changed, and how many as the gold.
        placed: lines in the words of a note that the gold's frame speaks of.
        themes: how many are told to have come back.
        uncited: lines without a line of a meeting behind them.
    """

    recall: float
    precision: float
    reachable: float
    frame: float
    frame_of_notes: float
    changes: tuple[int, int]
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
                for name, notes in theme.items()
                if name.startswith("ws")
                for note in notes
                if isinstance(note, dict)
            }
            for theme in content["recurring"]
        }
        self.changes = {
            theme["id"]: _CHANGES.get(theme["change"]) for theme in content["recurring"]
        }
        self.frame = {
            _key(one["note"]["ws"], one["note"]["text"]): {one["section"], *one["or"]}
            for part in ("frame", "frame_more")
            for one in content[part]
        }

    def of(self, meeting: str, text: str) -> set[str]:
        """The themes that a note of a meeting is of."""
        return {name for name, notes in self.themes.items() if _key(meeting, text) in notes}


def _key(meeting: str, text: str) -> tuple[str, str]:
    return meeting, "".join(character for character in text.casefold() if character.isalnum())


def score(closing: Synthesis, gold: Gold) -> Score:
    """The closing synthesis, its lines with what they rest on, against the gold."""
    notes = {note.id: note for note in closing.material.notes}
    found = list(_recurring(closing))
    right = [_right(lines, gold) for lines in found]
    met = {theme for themes in right for theme in themes}
    told = [
        any(gold.changes[theme] is one.change for theme in themes)
        for one, themes in zip(closing.recurring, right, strict=True)
        if one.change and themes
    ]
    meetings: dict[str, set[str]] = defaultdict(set)
    for note in notes.values():
        for one in note.behind:
            for theme in gold.of(note.group or "", one.text):
                meetings[theme].add(note.group or "")
    of_lines, of_notes = _frame(closing, notes, gold)
    totals = balance(closing).totals
    lines = [line for section in closing.sections for line in section.draft.lines]
    return Score(
        recall=round(len(met) / len(gold.themes), 3),
        precision=round(sum(map(bool, right)) / max(1, len(right)), 3),
        reachable=round(sum(len(m) > 1 for m in meetings.values()) / len(gold.themes), 3),
        frame=round(sum(of_lines) / max(1, len(of_lines)), 3),
        frame_of_notes=round(sum(of_notes) / max(1, len(of_notes)), 3),
        changes=(len(told), sum(told)),
        placed=len(of_lines),
        themes=len(found),
        lines=len(lines),
        uncited=sum(not line.citations for line in lines),
        carried=totals.notes,
        cited=totals.cited,
        left_out=sum(totals.left_out.values()),
    )


def _recurring(closing: Synthesis) -> Iterator[list[Said]]:
    """The notes of the meetings about each theme that is told to have come back."""
    for theme in closing.recurring:
        yield sorted({(note.group or "", note.text) for note in theme.notes})


def _right(said: Iterable[Said], gold: Gold) -> set[str]:
    labelled = [(meeting, found) for meeting, text in said if (found := gold.of(meeting, text))]
    meetings: dict[str, list[str]] = defaultdict(list)
    for meeting, found in labelled:
        for theme in found:
            meetings[theme].append(meeting)
    return {
        theme
        for theme, stood in meetings.items()
        if len(set(stood)) > 1 and 2 * len(stood) >= len(labelled)
    }


def _frame(
    closing: Synthesis, notes: Mapping[str, Note], gold: Gold
) -> tuple[list[bool], list[bool]]:
    """Whether lines stand in their sections, by the note whose words they have and by all."""
    titles = {question.number: question.text for question in closing.workshop.questions}
    of_lines: list[bool] = []
    of_notes: list[bool] = []
    for placement in closing.material.placements:
        note, here = notes[placement.note], titles.get(placement.question or 0)
        wanted = {
            one.text: sections
            for one in note.behind
            if (sections := gold.frame.get(_key(note.group or "", one.text)))
        }
        of_notes += [here in sections for sections in wanted.values()]
        own = max(note.behind, key=lambda one: fuzz.ratio(note.text, one.text), default=None)
        if own and own.text in wanted:
            of_lines.append(here in wanted[own.text])
    return of_lines, of_notes


def made(source: Path, folder: Path) -> Synthesis:
    """The closing synthesis of the series, made in that folder."""
    from synthkit.cli.main import main as synthkit  # noqa: PLC0415 - imports everything

    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(source / "series.toml", folder)
    for meeting in read_series(source).meetings:
        if (source / meeting.folder / SETTINGS_FILE).exists():
            shutil.copytree(source / meeting.folder, folder / meeting.folder)
        else:
            _build(source, folder, meeting)
    sys.argv = ["synthkit", "series", "run", str(folder), "-q", "--md", "-o", str(folder)]
    try:
        synthkit()
    except SystemExit as ended:
        if ended.code not in {0, None}:
            raise
    return read(folder)


def _build(source: Path, folder: Path, meeting: MeetingSettings) -> None:
    """A meeting's workspace out of its source, with the questions that its gold has."""
    programme = read_series(source).as_programme()
    there = folder / meeting.folder
    written = source / f"{meeting.folder}_source"
    there.mkdir()
    for group in read_groups(written):
        (there / group.file).write_bytes(group_file_bytes(group))
    asked = tomllib.loads((written / "gold.toml").read_text("utf-8"))["questions"]
    text = first_settings(catalogue(programme.language), programme.language, ())
    text = with_programme(text, programme, meeting.as_meeting())
    text = with_questions(text, [question["text"] for question in asked])
    (there / SETTINGS_FILE).write_text(text, "utf-8")


def read(folder: Path) -> Synthesis:
    """The closing synthesis in a folder, checked."""
    with Session().within(folder / "closing").reading() as workspace:
        return workspace.overview()


def main() -> None:
    """Prints the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path, nargs="?", default=EXAMPLES)
    parser.add_argument("--made", type=Path)
    asked = parser.parse_args()
    gold = Gold(tomllib.loads((asked.source / "series_gold.toml").read_text("utf-8")))
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.made or Path(temporary)
        there = (folder / "closing").is_dir()
        print(score(read(folder) if there else made(asked.source, folder), gold))


if __name__ == "__main__":
    main()
