"""Reading in processes of their own: side by side, and within limits."""

import os
import sys
import time

import pytest

from synthkit.model.document import Document, RefusalReason
from synthkit.readers.contents import Limits, StepLimits
from synthkit.readers.pool import FilePool, ReadingPool, Task
from synthkit.readers.reading import read
from tests.readers.builders import docx, p

GOOD = b"good"


def misbehaving(path: str, content: bytes, key: str, limits: StepLimits) -> Document:
    """Does what the file's name says, as a parser might that met a hostile file."""
    if path == "hang":
        time.sleep(600)
    if path == "spin":
        # A single call that never comes back to the interpreter.
        sum(1 for _ in iter(int, 1))
    if path == "slow but alive":
        for _ in range(5):
            limits.heartbeat()
            time.sleep(1)
    if path == "die":
        os._exit(9)
    if path == "fill":
        held = [bytes(50_000_000) for _ in range(100)]
        return document(key, str(len(held)))
    return document(key, path)


def document(key: str, path: str) -> Document:
    return Document(key=key, path=path, content_hash="0", blocks=())


def task(path: str, content: bytes = GOOD) -> Task:
    return Task(path=path, key="abc123", size=len(content), content=lambda: content)


def outcomes(*paths: str, limits: Limits) -> dict[str, object]:
    with FilePool(limits, misbehaving, Document) as pool:
        return {
            done.path: result.path if isinstance(result, Document) else result
            for done, result in pool.read_all([task(path) for path in paths])
        }


def test_a_file_comes_out_as_it_would_without_a_process_of_its_own():
    content = docx(p("fler möten"))
    with ReadingPool() as pool:
        [(_, found)] = pool.read_all([task("Grupp 1.docx", content)])
    assert found == read("Grupp 1.docx", content, "abc123")


def test_a_refusal_comes_out_with_its_reason():
    with ReadingPool() as pool:
        [(_, found)] = pool.read_all([task("Grupp 1.docx", b"no document")])
    assert found is RefusalReason.BROKEN


@pytest.mark.parametrize("stuck", ["hang", "spin"])
def test_what_takes_too_long_is_stopped_and_the_others_are_read(stuck):
    found = outcomes("a", stuck, "b", limits=Limits(seconds=4))
    assert found == {"a": "a", stuck: RefusalReason.TOO_SLOW, "b": "b"}


def test_what_goes_on_step_by_step_has_its_time_for_each_step():
    assert outcomes("slow but alive", limits=Limits(seconds=3)) == {
        "slow but alive": "slow but alive"
    }


def test_what_breaks_its_process_does_not_break_the_command():
    found = outcomes("a", "die", "b", limits=Limits())
    assert found == {"a": "a", "die": RefusalReason.CRASHED, "b": "b"}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits a process's memory")
def test_what_takes_too_much_memory_is_stopped_and_the_others_are_read():
    found = outcomes("a", "fill", "b", limits=Limits(megabytes=300))
    assert found == {"a": "a", "fill": RefusalReason.TOO_MUCH_MEMORY, "b": "b"}


def test_several_processes_share_much_work():
    tasks = [task(f"{n}", bytes(300_000)) for n in range(12)]
    with FilePool(Limits(), misbehaving, Document) as pool:
        found = [result for _, result in pool.read_all(tasks)]
    assert sorted(int(d.path) for d in found if isinstance(d, Document)) == list(range(12))


def test_a_pool_serves_more_than_once():
    with FilePool(Limits(), misbehaving, Document) as pool:
        for path in ("a", "b"):
            [(_, found)] = pool.read_all([task(path)])
            assert isinstance(found, Document)


def test_nothing_to_read_is_nothing_read():
    with FilePool(Limits(), misbehaving, Document) as pool:
        assert list(pool.read_all([])) == []
