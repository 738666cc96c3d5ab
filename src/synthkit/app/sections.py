"""Which sections a run makes, rebases, or leaves as they are; and several made side by side.

What is done is kept, whatever else fails.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from enum import Enum, auto
from typing import Final

from synthkit.app.drafting import Drafting
from synthkit.app.finish import finish, is_updatable
from synthkit.engines.engine import Engine
from synthkit.engines.models.model import Pending
from synthkit.errors import SynthkitError
from synthkit.model.outcome import SectionFate
from synthkit.model.provenance import Provenance
from synthkit.model.staleness import is_stale
from synthkit.model.synthesis import Section, Synthesis

TO_MAKE = frozenset({SectionFate.MADE, SectionFate.UPDATED, SectionFate.REBASED})
# Windows hears Ctrl-C between two waits, and not while one goes on.
_GLANCE_SECONDS: Final = 0.2


class Existing(Enum):
    """Which sections may be replaced: this engine's own, or any, a person's too."""

    OWN = auto()
    ANY = auto()


def fate_of(
    synthesis: Synthesis, number: int, engine: Engine, existing: Existing, *, anew: bool = False
) -> SectionFate:
    """What is to become of the section of that question.

    Args:
        synthesis: the whole as it stands now.
        number: of the question.
        engine: that would make the section.
        existing: which sections may be replaced.
        anew: makes the engine's own sections again, up to date or not.
    """
    section = synthesis.section(number)
    if section is None:
        return SectionFate.MADE
    others = section.provenance.engine != engine.name
    if existing is Existing.ANY and (section.is_settled or others):
        return SectionFate.MADE
    if others:
        return SectionFate.KEPT
    stands = not is_stale(section, synthesis) and _is_made_with(section.provenance, engine)
    if stands and not anew:
        return SectionFate.UP_TO_DATE
    by_the_same = existing is Existing.OWN and _is_made_with(section.provenance, engine)
    if by_the_same and not anew and is_updatable(section, synthesis):
        return SectionFate.UPDATED
    return SectionFate.REBASED if section.is_settled else SectionFate.MADE


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
        raise _as_one(failed)
    return became


def _as_one(failed: Mapping[int, SynthkitError]) -> SynthkitError:
    """The error of the first question, naming all that failed as it did."""
    first = failed[min(failed)]
    if "question" not in first.values:
        return first
    alike = [str(number) for number in sorted(failed) if failed[number].key == first.key]
    return type(first)(first.key, **{**first.values, "question": ", ".join(alike)})


def _as_they_end(running: Mapping[Future[Section], int]) -> Iterator[Future[Section]]:
    """Each as soon as it is done; of those that are done at once, in the questions' order."""
    waiting = set(running)
    while waiting:
        done, waiting = wait(waiting, timeout=_GLANCE_SECONDS, return_when=FIRST_COMPLETED)
        yield from sorted(done, key=lambda future: running[future])


def _is_made_with(made: Provenance, engine: Engine) -> bool:
    """Whether the section was made with the model and the prompts that would make it today.

    Another version of the program alone makes nothing anew, nor does another label.
    """
    return made.model == engine.model and made.prompts == engine.prompts
