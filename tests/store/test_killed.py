"""Killed at any moment, a step has happened or it has not."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from synthkit.store.store import Store

# Each round is two steps of many rows; it is told only when both are done.
ROUNDS = """
import sys
from pathlib import Path
from synthkit.model.document import Refusal, RefusalReason
from synthkit.model.note import PlacedBy, Placement
from synthkit.store.store import Store
with Store.open(Path(sys.argv[1])) as store:
    for round in range(1, 100_000):
        store.save_refusals("/in", tuple(
            Refusal(path=f"{n}.pdf", reason=RefusalReason.BROKEN, content_hash=str(round))
            for n in range(60)
        ))
        store.save_placements(tuple(
            Placement(note=f"n{n}", question=round, by=PlacedBy.ENGINE) for n in range(60)
        ), ())
        print(round, flush=True)
"""


@pytest.mark.parametrize("place", ["ws", "OneDrive"])
@pytest.mark.parametrize("seed", range(4))
def test_a_killed_command_leaves_whole_steps(tmp_path: Path, place: str, seed: int) -> None:
    chance = random.Random(seed)
    folder = tmp_path / place
    told = 0
    with subprocess.Popen(
        [sys.executable, "-c", ROUNDS, str(folder)], stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        for _ in range(chance.randint(1, 30)):
            told = int(process.stdout.readline())
        time.sleep(chance.uniform(0, 0.01))
        process.kill()
        told = int(([str(told), *process.stdout.read().split()])[-1])

    with Store.open(folder) as store:
        refusals, placements = store.refusals(), store.placements()
        refused = {int(refusal.content_hash or 0) for refusal in refusals}
        placed = {placement.question for placement in placements}
        assert (len(refusals), len(placements)) == (60, 60)
        assert (len(refused), len(placed)) == (1, 1)
        (refused_in,), (placed_in,) = refused, placed
        assert placed_in is not None
        # What was told is there, and the second step never without the first.
        assert told <= placed_in <= refused_in <= placed_in + 1


def test_killed_while_it_is_being_made_a_workspace_can_be_opened(tmp_path: Path) -> None:
    chance = random.Random(1)
    for attempt in range(6):
        folder = tmp_path / str(attempt)
        with subprocess.Popen(
            [sys.executable, "-c", ROUNDS, str(folder)], stdout=subprocess.PIPE
        ) as process:
            while not (folder / "lock.db").exists() and process.poll() is None:
                time.sleep(0.001)
            time.sleep(chance.uniform(0, 0.02))
            process.kill()
        with Store.open(folder, wait_seconds=5) as store:
            assert len(store.refusals()) in {0, 60}
