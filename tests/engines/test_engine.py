import os
import subprocess
import sys
from pathlib import Path

from synthkit.engines.engine import Engine
from synthkit.engines.offline import OfflineEngine

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
from synthkit.model.synthesis import Brief
from synthkit.engines.offline import OfflineEngine
from tests.engines.workshops import green, youth
for held in (youth(), green()):
    draft = OfflineEngine().draft(held.question, held.notes, Brief())
    print(ascii(draft.value.model_dump_json()))
"""


def drafted_with(**environment):
    return subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        env={**os.environ, **environment, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
        text=True,
    ).stdout


def test_the_offline_engine_meets_the_protocol():
    engine: Engine = OfflineEngine()
    assert (engine.name, engine.version) == ("offline", "2 (wordtable-1)")


def test_neither_hash_seed_nor_threads_change_a_byte():
    one = drafted_with(PYTHONHASHSEED="1", OPENBLAS_NUM_THREADS="1")
    assert one == drafted_with(PYTHONHASHSEED="2", OPENBLAS_NUM_THREADS="2")
    assert one.strip()
