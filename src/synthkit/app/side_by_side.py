"""The sections of several questions side by side; what is done is kept, whatever else fails."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Final

from synthkit.app.finish import Drafting, finish
from synthkit.engines.models.model import Pending
from synthkit.errors import SynthkitError
from synthkit.model.outcome import SectionFate
from synthkit.model.synthesis import Section

TO_MAKE = frozenset({SectionFate.MADE, SectionFate.REBASED})
# Windows hears Ctrl-C between two waits, and not while one goes on.
_GLANCE_SECONDS: Final = 0.2


def make_sections(
    drafting: Drafting,
    fates: Mapping[int, SectionFate],
    clock: Callable[[], dt.datetime],
    keep: Callable[[Section], None],
) -> dict[int, SectionFate]:
    """Makes the sections that are to be made and keeps each as soon as it is done.

    Args:
        drafting: what they are drafted with.
        fates: by question.
        clock: the time now.
        keep: stores a section; called in this thread.

    Returns:
        The fates: pending where the engine waits for a reply.

    Raises:
        SynthkitError: of the first question that failed, once all others are done.
    """
    became = dict(fates)
    failed: dict[int, SynthkitError] = {}
    to_make = [number for number, fate in fates.items() if fate in TO_MAKE]
    with ThreadPoolExecutor(max_workers=max(1, len(to_make))) as pool:
        running = {pool.submit(finish, drafting, n, fates[n], clock()): n for n in to_make}
        for done in _as_they_end(running):
            number = running[done]
            try:
                section = done.result()
            except Pending:
                became[number] = SectionFate.PENDING
            except SynthkitError as error:
                failed[number] = error
            else:
                keep(section)
    if failed:
        raise failed[min(failed)]
    return became


def _as_they_end(running: Mapping[Future[Section], int]) -> Iterator[Future[Section]]:
    """Each as soon as it is done; of those that are done at once, in the questions' order."""
    waiting = set(running)
    while waiting:
        done, waiting = wait(waiting, timeout=_GLANCE_SECONDS, return_when=FIRST_COMPLETED)
        yield from sorted(done, key=lambda future: running[future])
