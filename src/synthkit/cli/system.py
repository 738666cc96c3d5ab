"""What the operating system gives: clocks, and Ctrl-C."""

import datetime as dt
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class SystemClock:
    """The clocks of the system.

    Args:
        now: the date and time.
    """

    def __init__(self, now: Callable[[], dt.datetime]) -> None:
        self.now = now

    def seconds(self) -> float:
        """Seconds since whenever; they never go back."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Waits."""
        time.sleep(seconds)


@contextmanager
def stopped_by_ctrl_c(stop: Callable[[], None]) -> Iterator[None]:
    """Calls ``stop`` when the person presses Ctrl-C, before that is raised here.

    Threads that wait for a language model would else be waited for.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGINT)

    def on_signal(number: int, frame: object) -> None:  # noqa: ARG001 - as signals call it
        stop()
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, on_signal)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
