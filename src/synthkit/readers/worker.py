"""The process that reads files, one after the other, until nobody asks for more.

What goes back to the other side is JSON and never an object, so that a file that takes over this
process can give wrong text there, but run nothing.
"""

import json
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from synthkit.errors import Unreadable
from synthkit.model.base import FrozenModel
from synthkit.model.document import RefusalReason
from synthkit.readers.contents import NeedsTranscription
from synthkit.readers.limits import Limits, StepLimits

# What is done with a file: its path, its bytes, the key of its document; the answer goes back as
# JSON. A refusal is raised as `Unreadable`.
Work = Callable[[str, bytes, str, StepLimits], FrozenModel]
ALIVE = b"alive"  # an answer that is none yet: another step has begun
REFUSED = b"refused:"  # what an answer begins with that is no document
_GRACE = 5  # seconds after the deadline; whoever asks has stopped this process long before


def serve(connection: Connection, other_end: Connection | None, work: Work, limits: Limits) -> None:
    """Reads what is asked for: path and key as JSON, then the bytes, until the asker is gone.

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
            connection.send_bytes(ALIVE)

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
        return REFUSED + refused.key.encode()
    except MemoryError:
        return REFUSED + RefusalReason.TOO_MUCH_MEMORY.encode()


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
