"""Whether the same notes give the same export, byte for byte.

    python -m benchmarks.determinism [WORKSHOP] [--runs N]

Runs the whole job ten times on the shipped example, in new workspaces and new processes: with the
files named in another order each time, with one and with two threads, and with other hashes of
strings. Prints the hash of each JSON export and fails if two of one back end differ.
"""

import argparse
import hashlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.backends import installed
from benchmarks.quality import EXAMPLE

# One moment for all runs, as the export says when it was made.
MOMENT = "1760000000"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("workshop", nargs="?", type=Path, default=EXAMPLE)
    parser.add_argument("--runs", type=int, default=10)
    asked = parser.parse_args()
    differing = []
    for backend, program in installed().items():
        hashes = set()
        for run in range(asked.runs):
            threads = 1 + run % 2
            made = exported(asked.workshop, program, run, threads)
            hashes.add(made)
            print(f"{backend:10} run {run + 1:2}, {threads} thread(s): {made[:16]}", flush=True)
        if len(hashes) > 1:
            differing.append(backend)
    sys.exit(f"differing: {', '.join(differing)}" if differing else 0)


def exported(workshop: Path, program: list[str], run: int, threads: int) -> str:
    """The hash of the JSON export of one run."""
    files = sorted(path.name for path in (workshop / "notes").iterdir())
    random.Random(run).shuffle(files)
    of_run = {
        "SOURCE_DATE_EPOCH": MOMENT,
        "PYTHONHASHSEED": str(run),
        **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), str(threads)),
    }
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        shutil.copy(workshop / "synthkit.toml", here)
        shutil.copytree(workshop / "notes", here / "notes")
        named = [f"notes/{name}" for name in files]
        for command in (["ingest", *named], ["summarise"], ["export", "--json", "-o", "out.json"]):
            ran = subprocess.run(
                [sys.executable, *program, *command],
                cwd=here,
                env=os.environ | of_run,
                capture_output=True,
                text=True,
                check=False,
            )
            if ran.returncode not in {0, 1, 3}:
                sys.exit(ran.stderr)
        return hashlib.sha256((here / "out.json").read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
