"""The clock that models are given, so that nothing here reads the time by itself."""

import datetime as dt
from typing import Protocol


class Clock(Protocol):
    """Tells the time and lets it pass."""

    def now(self) -> dt.datetime:
        """The date and time, with time zone."""
        ...

    def seconds(self) -> float:
        """Seconds since some moment; never goes backwards."""
        ...

    def sleep(self, seconds: float) -> None:
        """Waits."""
        ...
