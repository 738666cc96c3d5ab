"""Reads files in processes of their own, within limits that are enforced from outside them.

A parser that is stuck in C code hears no signal and no exception, and one that breaks down takes
its process with it; so every file is read in another process, which is killed at the deadline.
"""

import json
import multiprocessing
import os
import sys
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection, Pipe, wait
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Generic, Self, TypeVar

from synthkit.errors import Unreadable
from synthkit.model.document import Document, RefusalReason
from synthkit.readers.choices import ReadingChoices
from synthkit.readers.limits import Limits
from synthkit.readers.reading import AS_FOUND
from synthkit.readers.reading import read as read_file
from synthkit.readers.worker import ALIVE, REFUSED, Work, serve

A = TypeVar("A")
DEFAULT = Limits()

# Bytes that have to wait for a free process before another one is worth its start.
_WORTH_ANOTHER = 400_000
_MOST_WORKERS = 8


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read.

    Attributes:
        size: in bytes, roughly.
        content: hands out the bytes when their turn comes, or raises `Unreadable`.
    """

    path: str
    key: str
    size: int
    content: Callable[[], bytes]


@dataclass(slots=True)
class _Worker:
    """A process, and what it is busy with until when."""

    process: BaseProcess
    connection: Connection
    task: int | None = None
    deadline: float = 0.0

    def ask(self, number: int, task: Task, content: bytes, seconds: float) -> None:
        self.task = number
        try:
            asked = {"path": task.path, "key": task.key}
            self.connection.send_bytes(json.dumps(asked).encode())
            self.connection.send_bytes(content)
        except OSError:
            # It is gone, which is seen when its answer is fetched.
            pass
        self.deadline = time.monotonic() + seconds

    def end(self) -> None:
        self.connection.close()
        self.process.kill()
        self.process.join()


class FilePool(ABC, Generic[A]):
    """Processes that work on files; to be used in a ``with`` statement."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._workers: list[_Worker] = []

    @property
    @abstractmethod
    def work(self) -> Work:
        """What is done with each file; it must be picklable."""

    @abstractmethod
    def parsed(self, answer: bytes) -> A:
        """What the work gave, out of its JSON."""

    def __enter__(self) -> Self:
        # Forking costs some milliseconds where importing everything anew costs half a second, but
        # is safe only as long as nothing else runs in this process: now, or not at all.
        if _may_fork():
            self._start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def read_all(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, A | RefusalReason]]:
        """Every task with what came of it, as soon as it is known."""
        waiting = list(range(len(tasks)))[::-1]
        backlog = sum(task.size for task in tasks)
        while waiting or self._busy():
            while waiting and (worker := self._free(backlog)):
                number = waiting.pop()
                task = tasks[number]
                backlog -= task.size
                try:
                    content = task.content()
                except Unreadable as refused:
                    yield task, RefusalReason(refused.key)
                else:
                    worker.ask(number, task, content, self.limits.seconds)
            if self._busy():
                yield from ((tasks[number], result) for number, result in self._finished())

    def _busy(self) -> list[_Worker]:
        return [worker for worker in self._workers if worker.task is not None]

    def _free(self, backlog: int) -> _Worker | None:
        idle = next((worker for worker in self._workers if worker.task is None), None)
        if idle is not None:
            return idle
        room = len(self._workers) < min(os.cpu_count() or 1, _MOST_WORKERS)
        if not self._workers or (room and backlog > _WORTH_ANOTHER):
            return self._start()
        return None

    def _start(self) -> _Worker:
        ours, theirs = Pipe()
        process: BaseProcess
        if _may_fork():
            args: tuple[object, ...] = (theirs, ours, self.work, self.limits)
            process = multiprocessing.get_context("fork").Process(target=serve, args=args)
        else:
            args = (theirs, None, self.work, self.limits)
            process = multiprocessing.get_context("spawn").Process(target=serve, args=args)
        process.daemon = True
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _finished(self) -> Iterator[tuple[int, A | RefusalReason]]:
        """What is done, or stopped because its time is up; waits until there is something."""
        busy = self._busy()
        remaining = min(worker.deadline for worker in busy) - time.monotonic()
        ready = set(map(id, wait([w.connection for w in busy], max(remaining, 0))))
        now = time.monotonic()
        for worker in busy:
            result: A | RefusalReason | None = None
            if id(worker.connection) in ready:
                result = self._answer(worker.connection)
                if result is None:
                    worker.deadline = now + self.limits.seconds
            elif now >= worker.deadline:
                result = RefusalReason.TOO_SLOW
            if result is None or worker.task is None:
                continue
            number, worker.task = worker.task, None
            if isinstance(result, RefusalReason) and result in _HARMED:
                self._workers.remove(worker)
                worker.end()
            yield number, result

    def _answer(self, connection: Connection) -> A | RefusalReason | None:
        """What came of a file; None where the work only goes on."""
        try:
            answer = connection.recv_bytes()
        except (EOFError, OSError):
            return RefusalReason.CRASHED
        if answer == ALIVE:
            return None
        if answer.startswith(REFUSED):
            return RefusalReason(answer.removeprefix(REFUSED).decode())
        return self.parsed(answer)


class ReadingPool(FilePool[Document]):
    """Processes that read files."""

    def __init__(
        self,
        limits: Limits = DEFAULT,
        read: Work = read_file,
        choices: ReadingChoices = AS_FOUND,
    ) -> None:
        """Set the limits for each file, and what a person chose about how files are read."""
        super().__init__(limits)
        self.choices = choices
        self._read = read

    @property
    def work(self) -> Work:
        """The reading of a file."""
        return self._read if self.choices == AS_FOUND else partial(read_file, choices=self.choices)

    def parsed(self, answer: bytes) -> Document:
        """The document."""
        return Document.model_validate_json(answer)


# What leaves a process in a state that nothing else is to be read in.
_HARMED = {RefusalReason.TOO_SLOW, RefusalReason.CRASHED, RefusalReason.TOO_MUCH_MEMORY}


def _may_fork() -> bool:
    return sys.platform == "linux" and threading.active_count() == 1
