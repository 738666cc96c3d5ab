"""How many calls to make at once, how long to pause, and when to give up: rules that never wait.

The number of calls at once follows TCP's congestion control (RFC 5681): it is halved when the
server is overloaded, doubles with every round of replies up to where that last happened, and from
there on grows by one a round.
"""

import random
from dataclasses import dataclass

from synthkit.engines.models.server_replies import RetryableError, RetryReason


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How long to keep retrying, in seconds after the first error; any reply starts it anew.

    Attributes:
        outage: while every call fails.
        unreachable: while no connection has been made yet: most likely there is no server.
        rate_limited: while the server turns every call away because it is overloaded.
        longest_pause: the longest one that a server may ask for.
        attempts: calls made for one request; if all fail, the request itself is at fault.
        slow_attempts: the same where no reply came in time.
    """

    outage: float = 40.0
    unreachable: float = 10.0
    rate_limited: float = 300.0
    longest_pause: float = 120.0
    attempts: int = 8
    slow_attempts: int = 3


@dataclass(frozen=True, slots=True)
class Backoff:
    """How the pauses of one request grow from attempt to attempt, in seconds."""

    first: float = 0.5
    longest: float = 8.0

    def pause(self, attempt: int, jitter: float) -> float:
        """Between half of the full pause and all of it, so that not all calls come back at once.

        Args:
            attempt: from 1.
            jitter: from 0 to 1.
        """
        full = min(self.longest, self.first * 2.0 ** (attempt - 1))
        return full * (0.5 + jitter / 2)


class Pacer:
    """Follows how a server copes with our calls. Not thread-safe by itself.

    Attributes:
        resumes_at: no call is made before this time, by the caller's clock.
    """

    def __init__(self, most: int, policy: RetryPolicy, seed: int = 0) -> None:
        self._most = most
        self._limit = float(most)
        self._slow_start_until = float(most)
        self._policy = policy
        self._backoff = Backoff()
        self._random = random.Random(seed)  # noqa: S311 - spreads pauses, keeps no secret
        self._failing_since: float | None = None
        self._halved_at = float("-inf")
        self._has_answered = False
        self.resumes_at = float("-inf")

    @property
    def limit(self) -> int:
        """How many calls may be made at once."""
        return int(self._limit)

    def succeeded(self) -> None:
        """Takes note of a reply."""
        self._failing_since = None
        self._has_answered = True
        growth = 1.0 if self._limit < self._slow_start_until else 1.0 / self._limit
        self._limit = min(float(self._most), self._limit + growth)

    def failed(self, error: RetryableError, started: float, now: float, attempt: int) -> float:
        """Takes note of a failed call: how long to pause before its request is sent again.

        Args:
            error: why it failed.
            started: when the call was made.
            now: the time, by the same clock.
            attempt: which one of its request it was, from 1.
        """
        in_a_row = self._failing_since is not None
        if self._failing_since is None:
            self._failing_since = now
        rate_limited = error.reason is RetryReason.RATE_LIMITED
        # Calls that were out already when the limit was halved tell nothing new. One that fails
        # among others that do not is chance; the second one in a row is not.
        if (rate_limited or in_a_row) and started >= self._halved_at:
            self._limit = self._slow_start_until = max(1.0, self._limit / 2)
            self._halved_at = now
        pause = self._backoff.pause(attempt, self._random.random())
        if error.retry_after is None:
            return pause
        if rate_limited:
            self.resumes_at = max(self.resumes_at, now + error.retry_after)
        return error.retry_after + pause * self._random.random()

    def gives_up(self, error: RetryableError, now: float) -> bool:
        """Whether to stop retrying all requests."""
        too_long = self.failing_for(now) >= self._patience(error.reason)
        return self.pause_is_too_long(error) or too_long

    def pause_is_too_long(self, error: RetryableError) -> bool:
        """Whether the server asks for a longer pause than anybody should wait for."""
        return (error.retry_after or 0.0) > self._policy.longest_pause

    def is_exhausted(self, error: RetryableError, attempt: int) -> bool:
        """Whether to stop retrying this request."""
        if error.reason is RetryReason.RATE_LIMITED:
            return False
        slow = error.reason is RetryReason.TIMED_OUT
        return attempt >= (self._policy.slow_attempts if slow else self._policy.attempts)

    def failing_for(self, now: float) -> float:
        """Seconds since the first error after the last reply."""
        return 0.0 if self._failing_since is None else now - self._failing_since

    def _patience(self, reason: RetryReason) -> float:
        if reason is RetryReason.RATE_LIMITED:
            return self._policy.rate_limited
        if reason is RetryReason.UNREACHABLE and not self._has_answered:
            return self._policy.unreachable
        return self._policy.outage
