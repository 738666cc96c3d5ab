"""Print what the language-model engine costs on one latency and fault model, beside other systems.

    SYNTHKIT_BENCH_DATA=DIR python benchmarks/llm.py [--seeds 20] [--only plain|faults|outage|kill]

DIR/bench holds the model: a server that answers any schema after a time that grows with the tokens,
and fails on demand; and the notes that the others' figures were measured on. It needs psutil and
aiohttp. The server's replies are chance within the schema, so that the checks reject more than they
would of a sensible model: what was asked to repair that is shown on a line of its own.
"""

import argparse
import importlib.util
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DATA = "SYNTHKIT_BENCH_DATA"
QUESTION = "What should change at work next year?"
# As given with the latency model: calls, prompt tokens in thousands, seconds.
PEERS = {
    "themefinder 0.8.2": {200: (27, 46, 44), 1000: (129, 226, 120)},
    "langextract 1.7.1": {200: (200, 54, 39), 1000: (1000, 270, 187)},
    "sensemaking-tools": {200: (297, 246, 31), 1000: (1466, 1200, 104)},
    "Talk to the City": {200: (221, 625, 100)},
    "kura 0.5.4": {200: (220, 368, 29)},
}
GOALS = {200: (12, 20, 25), 1000: (50, 100, 45)}
_TYPED = ("--engine", "llm", "--accept-suspects", "mask")
FAULTS: dict[str, Sequence[str]] = {
    "malformed": ("--p-malformed", "0.1"),
    "cut": ("--p-length", "0.1"),
    "429": ("--p-429", "0.1"),
    "5xx": ("--p-500", "0.1"),
    "four at once": ("--max-concurrency", "4"),
}


@dataclass(frozen=True, slots=True)
class Ran:
    """One run: what the server saw, and what stands in the workspace after it."""

    code: int
    calls: int
    prompt_tokens: int
    seconds: float
    lost: int
    by_prompt: dict[str, int]


class Bench:
    """Runs the program against the server, in workspaces of its own."""

    def __init__(self, data: Path, work: Path) -> None:
        self._data = data
        self._work = work
        self._runs = 0

    @contextmanager
    def workspace(self, notes: int) -> Iterator[Path]:
        """A workspace with so many notes, read in."""
        with tempfile.TemporaryDirectory(dir=self._work) as folder:
            made = Path(folder)
            script = str(self._data / "make_notes.py")
            subprocess.run([sys.executable, script, str(notes), str(made / "notes")], check=True)
            (made / "synthkit.toml").write_text(
                f'[workshop]\nlanguage = "en"\nquestions = ["{QUESTION}"]\n'
                '[llm]\nmodel = "fake"\nconcurrency = 32\n',
                "utf-8",
            )
            self._synthkit(made, "ingest", str(made / "notes"))
            yield made

    def run(self, folder: Path, *server: str, first: Sequence[str] = ()) -> Ran:
        """Summarises with a server of those options."""
        self._runs += 1
        name = f"run-{self._runs}"
        script = str(self._data / "bench.py")
        command = [sys.executable, "-m", "synthkit", "-w", str(folder), "summarise"]
        told = subprocess.run(
            [sys.executable, script, name, *first, *server, "--", *command, *_TYPED],
            env=os.environ | {"BENCH_LOGS": str(self._work), "SYNTHKIT_LANGUAGE": "en"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        seen = json.loads(told)
        return Ran(
            code=seen["rc"],
            calls=seen["calls"],
            prompt_tokens=seen["prompt_tok"],
            seconds=seen["wall_s"],
            lost=self._lost(folder),
            by_prompt=self._by_prompt(folder),
        )

    def _by_prompt(self, folder: Path) -> dict[str, int]:
        """How many calls each prompt took so far, as the workspace's log has them."""
        calls = json.loads(self._synthkit(folder, "calls", "--json"))
        return dict(Counter(str(call["prompt"]["name"]) for call in calls))

    def _lost(self, folder: Path) -> int:
        """Notes that are in no state: the ledger would have to be broken for one to be."""
        totals = json.loads(self._synthkit(folder, "status", "--json"))["totals"]
        accounted = totals["cited"] + sum(totals["left_out"].values()) + totals["not_summarised"]
        return int(totals["notes"]) - int(accounted)

    @staticmethod
    def _synthkit(folder: Path, *arguments: str) -> str:
        command = [sys.executable, "-m", "synthkit", "-w", str(folder), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def plain(bench: Bench) -> None:
    """The table beside the others."""
    print(f"{'system':22}{'notes':>7}{'calls':>7}{'prompt tokens':>15}{'seconds':>9}")
    for notes, goal in GOALS.items():
        with bench.workspace(notes) as folder:
            ran = bench.run(folder)
            again = bench.run(folder)
        _row("synthkit", notes, (ran.calls, ran.prompt_tokens / 1000, ran.seconds))
        print(f"{'':22}by prompt: {ran.by_prompt}; unchanged, again: {again.calls} calls")
        _row("  goal", notes, goal)
        for system, figures in PEERS.items():
            if notes in figures:
                _row(f"  {system}", notes, figures[notes])


def faults(bench: Bench, seeds: int) -> None:
    """Calls beside those of a server without faults, and notes lost, over that many seeds."""
    print(f"\n{'fault':14}{'calls, times':>14}{'most':>7}{'codes':>20}{'notes lost':>12}")
    with bench.workspace(200) as folder:
        usual = bench.run(folder, "--scale", "0.02").calls
    for fault, options in FAULTS.items():
        runs = []
        for seed in range(1, seeds + 1):
            with bench.workspace(200) as folder:
                # How long it takes is told above; here the calls count.
                runs.append(bench.run(folder, *options, "--seed", str(seed), "--scale", "0.02"))
        times = [run.calls / usual for run in runs]
        codes = dict(Counter(run.code for run in runs))
        lost = sum(run.lost for run in runs)
        print(f"{fault:14}{statistics.mean(times):14.2f}{max(times):7.2f}{codes!s:>20}{lost:12}")


def outage(bench: Bench) -> None:
    """A server that fails for good after two calls: how soon the run stops, what is paid again."""
    with bench.workspace(1000) as folder:
        whole = bench.run(folder).calls
    with bench.workspace(1000) as folder:
        stopped = bench.run(folder, "--outage-after", "2", first=("--port", _port()))
        port = _last_port()
        after = bench.run(folder, first=("--port", port))
    print(
        f"\noutage after 2 calls: exit {stopped.code} after {stopped.seconds:.0f} s; the next run "
        f"makes {after.calls} calls, of {whole} in all; notes lost: {after.lost}"
    )


def kill(bench: Bench) -> None:
    """Killed after every call: what is asked twice, beside what was being answered then."""
    with bench.workspace(1000) as folder:
        whole = bench.run(folder)
    print()
    for number in range(1, whole.calls, max(1, whole.calls // 6)):
        with bench.workspace(1000) as folder:
            killed = bench.run(folder, first=("--kill-after", str(number), "--port", _port()))
            after = bench.run(folder, first=("--port", _last_port()))
        twice = killed.calls + after.calls - whole.calls
        print(
            f"killed after {number:3} of {whole.calls} calls: {killed.calls} were made, "
            f"{after.calls} after; asked twice: {twice}; notes lost: {after.lost}"
        )


def _row(system: str, notes: int, figures: Sequence[float]) -> None:
    calls, tokens, seconds = figures
    print(f"{system:22}{notes:7}{calls:7.0f}{tokens:13.0f} k{seconds:9.1f}")


_PORTS: list[str] = []


def _port() -> str:
    """A free port, for two runs against the same address."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        _PORTS.append(str(found.getsockname()[1]))
    return _PORTS[-1]


def _last_port() -> str:
    return _PORTS[-1]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--only", choices=["plain", "faults", "outage", "kill"])
    told = parser.parse_args()
    data = os.environ.get(DATA)
    missing = [name for name in ("psutil", "aiohttp") if not importlib.util.find_spec(name)]
    if not data or missing:
        why = f"{' and '.join(missing)} missing" if data else f"{DATA} is not set"
        print(f"skipped: {why}")
        return 0
    with tempfile.TemporaryDirectory() as work:
        bench = Bench(Path(data) / "bench", Path(work))
        steps: dict[str, Callable[[], Any]] = {
            "plain": lambda: plain(bench),
            "faults": lambda: faults(bench, told.seeds),
            "outage": lambda: outage(bench),
            "kill": lambda: kill(bench),
        }
        for name, step in steps.items():
            if told.only in {None, name}:
                step()
    return 0


if __name__ == "__main__":
    sys.exit(main())
