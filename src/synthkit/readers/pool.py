"""Reads files in processes of their own, within limits that are enforced from outside them.

A parser that is stuck in C code hears no signal and no exception, and one that breaks down takes
its process with it; so every file is read in another process, which is killed at the deadline.
What comes back from there is JSON and never an object, so that a file that takes over its process
can give wrong text here, but run nothing.
"""

import json
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import Generic, Self, TypeVar

from synthkit.errors import Unreadable
from synthkit.model.base import FrozenModel
from synthkit.model.document import Document, RefusalReason
from synthkit.readers.contents import Limits, NeedsTranscription, StepLimits
from synthkit.readers.reading import AS_FOUND, ReadingChoices, read

A = TypeVar("A", bound=FrozenModel)
# What is done with a file: its path, its bytes, the key of its document; the answer goes back as
# JSON. A refusal is raised as `Unreadable`.
Work = Callable[[str, bytes, str, StepLimits], FrozenModel]

DEFAULT = Limits()
# Bytes that have to wait for a free process before another one is worth its start.
_WORTH_ANOTHER = 400_000
_MOST_WORKERS = 8
_ALIVE = b"alive"  # an answer that is none yet: another step has begun
_REFUSED = b"refused:"  # what an answer begins with that is no document
_GRACE = 5  # seconds after the deadline; whoever asks has stopped the process long before
# What leaves a process in a state that nothing else is to be read in.
_HARMED = {RefusalReason.TOO_SLOW, RefusalReason.CRASHED, RefusalReason.TOO_MUCH_MEMORY}


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


class FilePool(Generic[A]):
    """Processes that work on files; to be used in a ``with`` statement."""

    def __init__(self, limits: Limits, work: Work, answers: type[A]) -> None:
        """Set the limits for each file, what is done with it (picklable), and what that gives."""
        self.limits = limits
        self._work = work
        self._answers = answers
        self._workers: list[_Worker] = []

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
            args: tuple[object, ...] = (theirs, ours, self._work, self.limits)
            process = multiprocessing.get_context("fork").Process(target=serve, args=args)
        else:
            args = (theirs, None, self._work, self.limits)
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
        if answer == _ALIVE:
            return None
        if answer.startswith(_REFUSED):
            return RefusalReason(answer.removeprefix(_REFUSED).decode())
        return self._answers.model_validate_json(answer)


class ReadingPool(FilePool[Document]):
    """Processes that read files."""

    def __init__(
        self,
        limits: Limits = DEFAULT,
        choices: ReadingChoices = AS_FOUND,
        trial: Callable[[Document], object] | None = None,
    ) -> None:
        """Set the limits for each file, and what a person chose about how files are read.

        ``trial`` (picklable) is what will be done with each document without limits: it is done
        once within them, so that a file that it stalls on is refused.
        """
        super().__init__(limits, _ReadAndTry(choices, trial), Document)
        self.choices = choices


@dataclass(frozen=True, slots=True)
class _ReadAndTry:
    choices: ReadingChoices
    trial: Callable[[Document], object] | None

    def __call__(self, path: str, content: bytes, key: str, limits: StepLimits) -> Document:
        document = read(path, content, key, limits, self.choices)
        if self.trial is not None:
            limits.heartbeat()
            self.trial(document)
        return document


def _may_fork() -> bool:
    return sys.platform == "linux" and threading.active_count() == 1


def serve(connection: Connection, other_end: Connection | None, work: Work, limits: Limits) -> None:
    """The process that works on files: path and key as JSON, then the bytes, until nobody asks.

    Args:
        connection: to the asker.
        other_end: the asker's, where this process got a copy of it: as long as it is open here,
            nobody hears that the asker is gone.
        work: what is done with each file.
        limits: of memory, which is set here, and of time, which the asker looks to.
    """
    if other_end is not None:
        other_end.close()
    # Ctrl-C reaches every process of the terminal; the asker decides what becomes of this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory(limits.memory)
    while True:
        try:
            asked = json.loads(connection.recv_bytes())
            content = connection.recv_bytes()
        except (EOFError, OSError):
            return

        def heartbeat() -> None:
            _die_after(limits.seconds + _GRACE)
            connection.send_bytes(_ALIVE)

        try:
            heartbeat()
            reply = _reply(work, asked, content, StepLimits(limits.seconds, heartbeat))
            _die_after(0)
            connection.send_bytes(reply)
        except OSError:
            return


def _reply(work: Work, asked: dict[str, str], content: bytes, limits: StepLimits) -> bytes:
    try:
        return work(asked["path"], content, asked["key"], limits).model_dump_json().encode()
    except NeedsTranscription as refused:
        return refused.document.model_dump_json().encode()
    except Unreadable as refused:
        return _REFUSED + refused.key.encode()
    except MemoryError:
        return _REFUSED + RefusalReason.TOO_MUCH_MEMORY.encode()


def _limit_memory(more: int) -> None:
    """Lets the process take that many bytes more than it has; where the system can do that."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - Windows has none

    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        most = pages * resource.getpagesize() + more
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    except (OSError, ValueError):
        # No /proc, as on macOS, whose limits would not hold either: there the deadline has to do.
        return


def _die_after(seconds: float) -> None:
    """Ends this process then, even if it is stuck and its asker is gone; 0 takes it back."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)
