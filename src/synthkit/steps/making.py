"""The sections of several questions side by side; what is done is kept, whatever else fails."""

import datetime as dt
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed

from synthkit.domain.outcome import SectionFate
from synthkit.domain.synthesis import Section
from synthkit.engines.models.model import Pending
from synthkit.errors import SynthkitError
from synthkit.steps.drafting import Desk, draft_section

TO_MAKE = frozenset({SectionFate.MADE, SectionFate.WOVEN})


def make_sections(
    desk: Desk,
    fates: Mapping[int, SectionFate],
    clock: Callable[[], dt.datetime],
    keep: Callable[[Section], None],
) -> dict[int, SectionFate]:
    """Makes the sections that are to be made and keeps each as soon as it is done.

    Args:
        desk: what they are drafted with.
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
        running = {pool.submit(draft_section, desk, n, fates[n], clock()): n for n in to_make}
        for done in as_completed(running):
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
