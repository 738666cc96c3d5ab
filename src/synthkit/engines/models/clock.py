"""The clock that models are handed, so that nothing here knows the time by itself."""

import datetime as dt
from typing import Protocol


class Clock(Protocol):
    """Tells the time and lets it pass."""

    def now(self) -> dt.datetime:
        """The date and time, with time zone."""
        ...

    def seconds(self) -> float:
        """Seconds since whenever; they never go back."""
        ...

    def sleep(self, seconds: float) -> None:
        """Waits."""
        ...
