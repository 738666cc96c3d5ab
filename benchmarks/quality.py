"""Scores the whole job, from files to document, against workshops whose gold was made by hand.

    python -m benchmarks.quality [WORKSHOP ...] [--floors] [--beside FILE]

WORKSHOP is a folder with notes/, synthkit.toml and gold.json; the shipped example and those in
workshops/ where none is named. Each is done with both back ends of similarity, the sentence model
where it is installed, and by two baselines. ``--floors`` fails where a mean is worse than the floor
that is set for it; ``--beside`` prints, for those measures that another scorer has too, both.
"""

import argparse
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import docx

from benchmarks.backends import installed
from benchmarks.baselines import first_notes, k_means
from benchmarks.floors import FLOORS
from benchmarks.gold import Export, Gold
from benchmarks.measures import MEASURES, Scorer, Scores, mean

HERE = Path(__file__).resolve().parent
EXAMPLE = HERE.parent / "examples" / "ws2"
BASELINES = {"first notes": first_notes, "k-means": k_means}
# What our measures are called where they are measured by another scorer.
THEIR_NAMES = {
    "coverage": "gold_coverage_by_citation",
    "overlap": "gold_overlap_f1",
    "themes": "theme_ari",
    "themes_all": "theme_ari_all",
    "cited": "themed_notes_cited",
    "contradictions": "contradictions_handled",
    "off_topic": "offtopic_leakage",
    "redundant": "redundancy",
    "numbers": "bullets_with_numbers_not_in_sources",
    "personal": "pii_leaks_in_document",
    "a_note": "compression_bullets_per_note",
}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("workshops", nargs="*", type=Path, default=workshops())
    parser.add_argument(
        "--floors", action="store_true", help="fail where a mean is below its floor"
    )
    parser.add_argument("--beside", type=Path, help="a scorer in Python, to compare with")
    asked = parser.parse_args()
    tables: dict[str, dict[str, Scores]] = {}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        made = {
            (workshop, backend): pool.submit(synthesise, workshop, program)
            for workshop in asked.workshops
            for backend, program in installed().items()
        }
    for workshop in asked.workshops:
        gold = Gold.read(workshop)
        for backend in installed():
            exported, document = made[workshop, backend].result()
            scores = Scorer(gold, exported, document).scores()
            tables.setdefault(backend, {})[workshop.name] = scores
            if asked.beside:
                compare(scores, asked.beside, gold, exported, document)
            if backend == "built-in":
                for name, baseline in BASELINES.items():
                    by = Scorer(gold, baseline(exported), "").scores()
                    tables.setdefault(name, {})[workshop.name] = by
    for name, scores_of in tables.items():
        show(name, scores_of)
    if asked.floors:
        sys.exit("\n".join(below_floors(tables)) or 0)


def workshops() -> list[Path]:
    """The example, and those beside this file."""
    return [EXAMPLE, *sorted(path.parent for path in HERE.glob("workshops/*/gold.json"))]


def synthesise(workshop: Path, program: list[str]) -> tuple[Export, str]:
    """The whole job through the command line: the JSON export, and the text of the document."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        shutil.copy(workshop / "synthkit.toml", here)
        shutil.copytree(workshop / "notes", here / "notes")
        for command in (
            ["ingest", "notes"],
            ["summarise"],
            ["export", "--docx", "--json", "-o", "out"],
        ):
            ran = subprocess.run(
                [sys.executable, *program, *command],
                cwd=here,
                capture_output=True,
                text=True,
                check=False,
            )
            # A file that cannot be read ends an ingest with 1, and findings a summarise with 3.
            if ran.returncode not in ({0, 1} if command[0] == "ingest" else {0, 3}):
                sys.exit(ran.stderr)
        exported = json.loads((here / "out.json").read_text("utf-8"))
        paragraphs = docx.Document(str(here / "out.docx")).paragraphs
    return exported, "\n".join(paragraph.text for paragraph in paragraphs)


def show(name: str, scores_of: Mapping[str, Scores]) -> None:
    """A table with a column a workshop, the mean and the worst."""
    columns = [*scores_of, "mean", "worst", "aim"]
    print(f"\n{name:42}" + "".join(f"{column[:12]:>13}" for column in columns))
    for key, measure in MEASURES.items():
        values = [scores[key] for scores in scores_of.values()]
        there = [value for value in values if value is not None]
        worst = (min if measure.high else max)(there, default=None)
        aim = measure.aim[name == "built-in"] if name in FLOORS else ""
        shown = "".join(f"{_number(value):>13}" for value in [*values, mean(values), worst])
        print(f"{measure.means:42}{shown}{aim:>13}".rstrip())


def below_floors(tables: Mapping[str, Mapping[str, Scores]]) -> list[str]:
    """A line for each mean that is worse than its floor; those of baselines have none."""
    failed = []
    for name, floors in FLOORS.items():
        if name not in tables:
            continue
        for key, floor in floors.items():
            value = mean(scores[key] for scores in tables[name].values())
            if value is not None and (value < floor if MEASURES[key].high else value > floor):
                failed.append(f"{name}: {MEASURES[key].means} {value:.3f}, floor {floor}")
    return failed


def compare(scores: Scores, other: Path, gold: Gold, exported: Export, document: str) -> None:
    """Our measures beside those of a scorer with a function ``score(gold, output)``."""
    spec = importlib.util.spec_from_file_location("other_scorer", other)
    if spec is None or spec.loader is None:
        sys.exit(f"{other.name} is no module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    theirs, _ = module.score(gold.table, neutral(exported) | {"document": document})
    for key, name in THEIR_NAMES.items():
        print(f"{key:20}{_number(scores[key]):>10}{_number(theirs[name]):>10}")


def neutral(exported: Export) -> dict[str, Any]:
    """The other scorer's form of the export; citations of both roles are sources."""

    def line(held: dict[str, Any]) -> dict[str, Any]:
        return {"text": held["text"], "sources": [c["note"] for c in held["citations"]]}

    return {
        "questions": [
            {
                "number": question["number"],
                "themes": [
                    {"title": theme["title"], "bullets": [line(i) for i in theme["insights"]]}
                    for theme in question["themes"]
                ],
                "tensions": [line(tension) for tension in question["tensions"]],
            }
            for question in exported["questions"]
        ],
        "notes": [note | {"file": note["document"]} for note in exported["notes"]],
    }


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


if __name__ == "__main__":
    main()
