"""Whether the whole job, killed at any moment, is completed by the next one with the same result.

    python -m benchmarks.killing [--kills N] [--seed N]

Kills ``synthkit run`` at random moments and runs it again to its end; fails if the document or the
JSON export differs from that of a run that nobody killed. The tests kill at every point at which
something is done to the disk (``tests/cli/test_killed.py``); this may also hit what lies between
two of them.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.quality import EXAMPLE

MOMENT = "1760000000"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    with tempfile.TemporaryDirectory() as made:
        start = time.monotonic()
        expected = completed(fresh(Path(made) / "whole"))
        longest = time.monotonic() - start
        for number in range(1, asked.kills + 1):
            # In a folder that is synchronised the store keeps the other kind of journal.
            folder = fresh(Path(made) / str(number) / chance.choice(("ws", "OneDrive")))
            after = chance.uniform(0, longest)
            killed(folder, after)
            same = completed(folder) == expected
            print(f"killed after {after:5.2f} s: {'the same' if same else 'DIFFERS'}", flush=True)
            if not same:
                sys.exit(f"differs with --seed {asked.seed}, kill {number}")


def fresh(folder: Path) -> Path:
    """A folder with the example's files and settings, before anything is done."""
    shutil.copytree(EXAMPLE / "notes", folder / "notes")
    shutil.copy(EXAMPLE / "synthkit.toml", folder)
    return folder


def killed(folder: Path, after: float) -> None:
    """Starts the whole job, and ends it after that many seconds as a power cut would."""
    with started(folder, "run", "notes") as process:
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            process.kill()


def completed(folder: Path) -> tuple[bytes, bytes]:
    """The document of the whole job done to its end, and its JSON export."""
    for command in (("run", "notes"), ("export", "--json", "-o", "out.json")):
        with started(folder, *command) as process:
            if process.wait() != 0:
                sys.exit(f"synthkit {' '.join(command)} ended with {process.returncode}")
    (document,) = folder.glob("*.docx")
    return document.read_bytes(), (folder / "out.json").read_bytes()


def started(folder: Path, *typed: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "synthkit", *typed],
        cwd=folder,
        env=os.environ | {"SOURCE_DATE_EPOCH": MOMENT},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


if __name__ == "__main__":
    main()
