"""Size of the working page, and how long Chromium takes to open and use it.

    python -m benchmarks.evidence [--notes N] [--workspace FOLDER]

Makes the workshop of `benchmarks.scale` with so many notes and does the whole job on it first,
unless it is given a workspace where that was done. Needs the extra ``browser-test`` and Chromium.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from benchmarks.scale import QUESTIONS, Headings, make_workshop

if TYPE_CHECKING:
    from playwright.sync_api import Page

RUNS = 5
# What a person waits for on the open page: milliseconds until the next frame is drawn.
WAITS = {
    "search": "controls.words.value = 'skol'; filter.words = ['skol']; apply()",
    "all notes of a list": "choose({}); document.querySelector('#note-more button')?.click()",
    "all lines with their notes": "document.querySelector('.bulk').click()",
    "groups by theme": "document.querySelector('#matrix-heading ~ details').append(tableOf(1))",
}
DRAWN = (
    "new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))))"
)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--notes", type=int, default=10_000)
    parser.add_argument("--workspace", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        workspace = asked.workspace or summarised(Path(folder), asked.notes)
        page = Path(folder) / "page.html"
        synthkit(workspace, "export", "--evidence", "-o", page)
        print(f"{page.stat().st_size / 1e6:.1f} MB")
        measured(page)


def summarised(folder: Path, notes: int) -> Path:
    """A workspace with so many notes, read and summarised."""
    make_workshop(folder / "notes", notes, QUESTIONS, Headings.REPEATED)
    synthkit(folder, "run", folder / "notes", "--quiet")
    return folder


def synthkit(workspace: Path, *typed: object) -> None:
    """Runs a command there; what the checks find does not matter here."""
    command = [sys.executable, "-m", "synthkit", "-w", str(workspace), *map(str, typed)]
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL)


def measured(path: Path) -> None:
    """Prints how long the page takes to open, from the request to the first frame, and to use."""
    apart = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        program = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=program, args=apart)
        took: dict[str, list[float]] = {}
        for _ in range(RUNS):
            page = browser.new_page()
            page.goto(path.as_uri())
            took.setdefault("open", []).append(page.evaluate(DRAWN))
            for what, script in WAITS.items():
                took.setdefault(what, []).append(waited(page, script))
            page.close()
        for what, times in took.items():
            print(f"{what}: {told(times)}")
        browser.close()


def waited(page: "Page", script: str) -> float:
    """Milliseconds from what the script does to the next frame."""
    begun = f"const at = performance.now(); {script}"
    return float(page.evaluate(f"(async () => {{ {begun}; return (await {DRAWN}) - at; }})()"))


def told(milliseconds: list[float]) -> str:
    """The median and the extremes, in seconds."""
    low, middle, high = (f(milliseconds) / 1000 for f in (min, statistics.median, max))
    return f"{middle:.2f} s ({low:.2f} to {high:.2f})"


if __name__ == "__main__":
    main()
