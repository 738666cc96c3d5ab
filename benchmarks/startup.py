"""How long ``--help`` and ``--version`` take, beside a bare Typer application of the same commands.

    python benchmarks/startup.py [RUNS]

Both are run in turn, so that a noisy machine slows both; the medians and their ratio are printed.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from synthkit.cli.program import COMMANDS

BARE = """
from pathlib import Path
from typing import Annotated
import typer
app = typer.Typer(no_args_is_help=True)
@app.callback()
def main(workspace: Annotated[Path | None, typer.Option()] = None,
         version: Annotated[bool, typer.Option("--version", is_eager=True,
                            callback=lambda on: print("1") or exit() if on else None)] = False):
    "A program."
"""
COMMAND = """
@app.command()
def {name}(paths: Annotated[list[Path] | None, typer.Argument(help="Files.")] = None,
           workspace: Annotated[Path | None, typer.Option("--workspace", help="A folder.")] = None,
           quiet: Annotated[bool, typer.Option("--quiet", help="Less.")] = False,
           debug: Annotated[bool, typer.Option("--debug", help="More.")] = False):
    "Does {name}."
"""


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        names = [name.replace("-", "_") for name in COMMANDS]
        commands = "".join(COMMAND.format(name=name) for name in names)
        bare.write_text(BARE + commands + "\napp()\n", "utf-8")
        ours = "from synthkit.cli.main import main; main()"
        print(f"{'':10}  {'bare':>8}  {'synthkit':>8}  ratio   (medians of {runs}, seconds)")
        for option in ("--help", "--version"):
            pairs = [
                (
                    seconds([sys.executable, str(bare), option]),
                    seconds([sys.executable, "-c", ours, option]),
                )
                for _ in range(runs)
            ]
            theirs, mine = (statistics.median(times) for times in zip(*pairs, strict=True))
            print(f"{option:10}  {theirs:8.3f}  {mine:8.3f}  {mine / theirs:5.2f}")


if __name__ == "__main__":
    main()
