"""What every step of the pipeline works with. Nothing heavy is imported here."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from synthkit.model.workshop import Workshop
from synthkit.store.store import Store


class Masking(Enum):
    """How what an engine is handed is masked.

    WORDS is for an engine on this machine: "[namn]". TOKENS is for one that sends: "[PERSON-1]",
    which is turned back. NONE is for one that sends where a person switched masking off.
    """

    WORDS = auto()
    TOKENS = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class Context:
    """What every step works with.

    Attributes:
        group_names: corrections of groups, by file or file#heading.
        clock: the time now, with time zone.
        on_step: is told what is being worked on, for a progress bar.
        masking: how what an engine is handed is masked.
    """

    store: Store
    workshop: Workshop
    group_names: Mapping[str, str]
    clock: Callable[[], dt.datetime]
    on_step: Callable[[str], None]
    masking: Masking = Masking.WORDS
