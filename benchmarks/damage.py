"""Whether a damaged workspace is named or harmless, never silently new, and comes back.

    python -m benchmarks.damage [--times N] [--seed N] [--jobs N]

Each time a file of ``.synthkit`` is damaged in a copy of a workspace that people corrected: bits
turned, cut short, emptied, taken away, overwritten, replaced by an older one, or joined by a
conflict copy of a service that synchronises. Then ``log``, ``show`` and ``summarise`` are run as
typed. Fails if one ends in a traceback, or says something else than before the damage without
naming it, or if ``restore`` does not bring the last correction back.
"""

import argparse
import contextlib
import io
import os
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from synthkit.cli.main import main as synthkit
from synthkit.store.backup import BACKUP, DATABASE, SEAL
from tests.cli.builders import write_notes

MOMENT = "1760000000"
FAULT = "This is a fault in synthkit"
# How services that synchronise name a copy: the workspace goes on, and a finding names it.
COPIES = (" (1)", "-LAPTOP")
# What is asked before and after.
ASKED = (("log",), ("show", "--json"), ("summarise", "-q"), ("show", "--json"))


def flip(path: Path, chance: random.Random) -> None:
    content = bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 20)):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def cut(path: Path, chance: random.Random) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: chance.randrange(len(content))])


def empty(path: Path, _: random.Random) -> None:
    path.write_bytes(b"")


def take_away(path: Path, _: random.Random) -> None:
    path.unlink()


def overwrite(path: Path, chance: random.Random) -> None:
    content = bytearray(path.read_bytes())
    at = chance.randrange(len(content))
    content[at : at + 4096] = chance.randbytes(len(content[at : at + 4096]))
    path.write_bytes(content)


def make_older(path: Path, _: random.Random) -> None:
    shutil.copy(path.parents[3] / "older" / ".synthkit" / path.name, path)


def add_conflict_copy(path: Path, chance: random.Random) -> None:
    shutil.copy(path, path.with_name(f"{path.stem}{chance.choice(COPIES)}{path.suffix}"))


Damage = Callable[[Path, random.Random], None]
DAMAGES: tuple[Damage, ...] = (
    flip,
    cut,
    empty,
    take_away,
    overwrite,
    make_older,
    add_conflict_copy,
)


def main() -> None:
    """Damages, asks, restores."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    asked = parser.parse_args()
    os.environ |= {"SOURCE_DATE_EPOCH": MOMENT, "SYNTHKIT_LANGUAGE": "en"}
    became: dict[str, Counter[str]] = {}
    with tempfile.TemporaryDirectory() as made, ProcessPoolExecutor(asked.jobs) as pool:
        root = Path(made)
        pool.submit(prepare, root).result()
        before = pool.submit(said_in, root / "whole").result()
        cases = [(root, before, f"{asked.seed} {number}") for number in range(asked.times)]
        for what, outcome in pool.map(tried, cases):
            became.setdefault(what, Counter())[outcome] += 1
    outcomes = sorted({outcome for counts in became.values() for outcome in counts})
    print(f"{'':33}", *(f"{outcome:>19}" for outcome in outcomes))
    for what, counts in sorted(became.items()):
        print(f"{what:33}", *(f"{counts[outcome]:19}" for outcome in outcomes))
    total = sum(became.values(), Counter[str]())
    print(f"{'all':33}", *(f"{total[outcome]:19}" for outcome in outcomes))
    if total.keys() - {"harmless", "named and restored"}:
        sys.exit(f"not all named or harmless, with --seed {asked.seed}")


def tried(case: tuple[Path, list[str], str]) -> tuple[str, str]:
    """What was damaged in a copy and how, and what became of it."""
    root, before, seed = case
    chance = random.Random(seed)
    damaged = chance.choice((DATABASE, DATABASE, DATABASE, SEAL, BACKUP))
    damage = chance.choice(DAMAGES)
    with tempfile.TemporaryDirectory(dir=root) as place:
        folder = Path(shutil.copytree(root / "whole", Path(place) / "whole"))
        damage(folder / ".synthkit" / damaged, chance)
        return f"{damaged}, {damage.__name__}", outcome_of(folder, before)


def prepare(root: Path) -> None:
    """The workspace, and what it was before the last corrections."""
    whole = root / "whole"
    # Small, for each case asks eight times for what the checks find.
    write_notes(whole / "notes")
    typed(whole, "ingest", "notes", "-q")
    typed(whole, "summarise", "-q")
    for number in (1, 2, 3):
        if number == 3:
            shutil.copytree(whole, root / "older")
        lines = typed(whole, "show", "--json")[1]
        insight = lines.split('"insights"')[1].split('"id": "')[1].split('"')[0]
        typed(whole, "reword", insight, f"Ord nummer {number} av en person.")


def outcome_of(folder: Path, before: list[str]) -> str:
    """What became of the damage."""
    stopped = is_told_of = False
    for command, said in zip(ASKED, before, strict=True):
        code, out = typed(folder, *command)
        if FAULT in out or code not in {0, 1, 2}:
            return "TRACEBACK"
        is_told_of |= any(name in out for name in COPIES)
        if code == 0 and out != said and not is_told_of:
            return "SILENTLY OTHER"
        stopped |= code != 0
    if not stopped:
        return "harmless"
    typed(folder, "restore", "--yes")
    again = said_in(folder)
    return "named and restored" if again == before else "NOT RESTORED"


def said_in(folder: Path) -> list[str]:
    """What the commands say of a workspace."""
    return [typed(folder, *command)[1] for command in ASKED]


def typed(folder: Path, *arguments: str) -> tuple[int, str]:
    """The exit code of a command, and what it said: its results, or its error."""
    out, err, here, before = io.StringIO(), io.StringIO(), Path.cwd(), sys.argv
    os.chdir(folder)
    sys.argv = ["synthkit", *arguments]
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            synthkit(folder.parent / "policy.toml")
        code = 0
    except SystemExit as ended:
        code = int(ended.code or 0)
    except Exception as error:  # noqa: BLE001 - a traceback is what is looked for
        code, err = 70, io.StringIO(f"{FAULT}: {error!r}")
    finally:
        os.chdir(here)
        sys.argv = before
    return code, out.getvalue() if code == 0 else err.getvalue()


if __name__ == "__main__":
    main()
