"""What reading one file may cost."""

from collections.abc import Callable
from dataclasses import dataclass

_MEGABYTE = 1 << 20
# Reading holds the file several times over: its bytes, what is unpacked, what is made of it.
_SHARE_OF_FILE = 4


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits for one file.

    Attributes:
        seconds: that reading may take.
        megabytes: of memory that reading may take.
    """

    seconds: float = 30
    megabytes: int = 1024

    @property
    def memory(self) -> int:
        """The memory in bytes."""
        return self.megabytes * _MEGABYTE

    @property
    def largest_file(self) -> int:
        """How many bytes a file may have to be opened at all."""
        return self.memory // _SHARE_OF_FILE


def _nobody_waits() -> None:
    return None


@dataclass(frozen=True, slots=True)
class StepLimits:
    """The limits of a single step of reading, for the reader itself.

    Attributes:
        seconds: for one step, such as recognising the text of a page.
        heartbeat: to be called before each, so that whoever waits knows that there is progress.
    """

    seconds: float = 30
    heartbeat: Callable[[], None] = _nobody_waits


DEFAULT_STEP = StepLimits()
