"""How fast a server is asked, and for how long trouble is borne: the rules, without any waiting.

The number of calls side by side follows TCP's congestion control (RFC 5681): it is halved when the
server has too much to do, doubles with every round of replies up to where that last happened, and
from there on grows by one a round.
"""

import random
from dataclasses import dataclass

from synthkit.engines.models.trouble import Trouble, TroubleKind


@dataclass(frozen=True, slots=True)
class Patience:
    """How long trouble is borne, in seconds since the first of it; any reply ends it.

    Attributes:
        outage: while no call succeeds.
        unreached: the same, where nobody has taken a call yet: most likely nobody is there.
        busy: while the server takes no call because it has too much to do.
        longest_wait: that a server may ask for at once.
        attempts: calls that one request may cost; one that fails every time is its own fault.
        slow_attempts: the same for those that brought no reply in time.
    """

    outage: float = 40.0
    unreached: float = 10.0
    busy: float = 300.0
    longest_wait: float = 120.0
    attempts: int = 8
    slow_attempts: int = 3


@dataclass(frozen=True, slots=True)
class Backoff:
    """How the pauses of one request grow from attempt to attempt, in seconds."""

    first: float = 0.5
    longest: float = 8.0

    def pause(self, attempt: int, chance: float) -> float:
        """Between half of the time and all of it, so that not all come back at once.

        Args:
            attempt: from 1.
            chance: from 0 to 1.
        """
        whole = min(self.longest, self.first * 2.0 ** (attempt - 1))
        return whole * (0.5 + chance / 2)


class Pace:
    """What is known of how a server takes our calls. Not safe for threads by itself."""

    def __init__(self, most: int, patience: Patience, seed: int = 0) -> None:
        self._most = most
        self._limit = float(most)
        self._slow_from = float(most)
        self._patience = patience
        self._backoff = Backoff()
        self._chance = random.Random(seed)  # noqa: S311 - spreads pauses, keeps no secret
        self._trouble_since: float | None = None
        self._halved_at = float("-inf")
        self._has_answered = False
        self.resumes_at = float("-inf")

    @property
    def limit(self) -> int:
        """How many calls may be made side by side."""
        return int(self._limit)

    def replied(self) -> None:
        """A call succeeded."""
        self._trouble_since = None
        self._has_answered = True
        grown = 1.0 if self._limit < self._slow_from else 1.0 / self._limit
        self._limit = min(float(self._most), self._limit + grown)

    def failed(self, trouble: Trouble, began: float, now: float, attempt: int) -> float:
        """A call brought trouble: how long its request is to wait before it is made again.

        Args:
            trouble: what it was.
            began: when the call was made.
            now: the time, by the same clock.
            attempt: which one of its request it was, from 1.
        """
        in_a_row = self._trouble_since is not None
        if self._trouble_since is None:
            self._trouble_since = now
        busy = trouble.kind is TroubleKind.BUSY
        # Calls that were out already when it was halved tell nothing new. One that fails among
        # others that do not is chance; the second one in a row is not.
        if (busy or in_a_row) and began >= self._halved_at:
            self._limit = self._slow_from = max(1.0, self._limit / 2)
            self._halved_at = now
        pause = self._backoff.pause(attempt, self._chance.random())
        if trouble.retry_after is None:
            return pause
        if busy:
            self.resumes_at = max(self.resumes_at, now + trouble.retry_after)
        return trouble.retry_after + pause * self._chance.random()

    def is_over(self, trouble: Trouble, now: float) -> bool:
        """Whether there is no use in going on with any request."""
        return self.wants_too_much(trouble) or self.lasted(now) >= self._borne(trouble.kind)

    def wants_too_much(self, trouble: Trouble) -> bool:
        """Whether the server asks for a longer pause than anybody should wait for."""
        return (trouble.retry_after or 0.0) > self._patience.longest_wait

    def is_used_up(self, trouble: Trouble, attempt: int) -> bool:
        """Whether there is no use in going on with this request."""
        if trouble.kind is TroubleKind.BUSY:
            return False
        slow = trouble.kind is TroubleKind.TIMED_OUT
        return attempt >= (self._patience.slow_attempts if slow else self._patience.attempts)

    def lasted(self, now: float) -> float:
        """Seconds since the first trouble after the last reply."""
        return 0.0 if self._trouble_since is None else now - self._trouble_since

    def _borne(self, kind: TroubleKind) -> float:
        if kind is TroubleKind.BUSY:
            return self._patience.busy
        if kind is TroubleKind.UNREACHED and not self._has_answered:
            return self._patience.unreached
        return self._patience.outage
