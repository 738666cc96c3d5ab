"""One limiter around a model: how many calls at once, when to retry, and when to give up."""

import queue
import threading
from typing import Final

from synthkit.engines.models.model import (
    Clock,
    ContextExceeded,
    Model,
    ModelWrapper,
    Reply,
    Request,
)
from synthkit.engines.models.pacing import Pacer, RetryPolicy
from synthkit.engines.models.server_replies import FatalModelError, RetryableError, RetryReason
from synthkit.errors import ModelError

# How long it may take until a waiting thread notices that the run was stopped.
_POLL_SECONDS: Final = 0.2
_ERROR_KEYS: Final = {
    RetryReason.RATE_LIMITED: "model_busy",
    RetryReason.SERVER_ERROR: "model_failing",
    RetryReason.TIMED_OUT: "model_slow",
    RetryReason.UNREACHABLE: "model_unreachable",
}


class Limited(ModelWrapper):
    """Meets `synthkit.engines.models.model.Model` around one that raises `RetryableError`.

    All threads share one limiter, so that an outage is waited out once, not once a thread. Each
    call is made in a thread of its own that does not keep the process alive: whoever waits for it
    notices within a moment that the run was stopped.
    """

    def __init__(
        self, model: Model, address: str, clock: Clock, *, most: int, policy: RetryPolicy
    ) -> None:
        super().__init__(model)
        self._address = address
        self._clock = clock
        self._pacer = Pacer(most, policy)
        self._turn = threading.Condition()
        self._in_flight = 0
        self._fatal: ModelError | None = None
        self._stopped = False

    def stop(self) -> None:
        """Lets all who wait go, with an error. Takes no lock: a signal handler may call it."""
        self._stopped = True

    def complete(self, request: Request) -> Reply:
        """The reply, after as many attempts as it takes.

        Raises:
            ContextExceeded: if the request is too long.
            ModelError: if retrying is no use, for this request or for all.
        """
        attempt = 0
        while True:
            attempt += 1
            started = self._enter()
            try:
                reply = self._in_own_thread(request)
            except RetryableError as error:
                self._sleep(self._after_failure(error, started, attempt))
                continue
            except FatalModelError as error:
                self._leave(fatal=error)
                raise
            except ContextExceeded:
                self._leave(succeeded=True)
                raise
            except BaseException:
                self._leave()
                raise
            self._leave(succeeded=True)
            return reply

    def _enter(self) -> float:
        """Waits for a turn and takes it; when that was."""
        while True:
            with self._turn:
                self._raise_if_over()
                now = self._clock.seconds()
                pause = self._pacer.resumes_at - now
                if pause <= 0 and self._in_flight < self._pacer.limit:
                    self._in_flight += 1
                    return now
                if pause <= 0:
                    self._turn.wait(_POLL_SECONDS)
            if pause > 0:
                self._sleep(pause)

    def _leave(self, *, succeeded: bool = False, fatal: ModelError | None = None) -> None:
        with self._turn:
            self._in_flight -= 1
            if succeeded:
                self._pacer.succeeded()
            self._fatal = self._fatal or fatal
            self._turn.notify_all()

    def _after_failure(self, error: RetryableError, started: float, attempt: int) -> float:
        """How long to pause before the next attempt.

        Raises:
            ModelError: if there is to be none.
        """
        with self._turn:
            self._in_flight -= 1
            self._turn.notify_all()
            now = self._clock.seconds()
            pause = self._pacer.failed(error, started, now, attempt)
            if self._pacer.gives_up(error, now):
                self._fatal = self._fatal or self._final_error(error, now)
            elif self._pacer.is_exhausted(error, attempt):
                raise self._final_error(error, now)
            self._raise_if_over()
            return pause

    def _final_error(self, error: RetryableError, now: float) -> ModelError:
        key = _ERROR_KEYS[error.reason]
        if self._pacer.pause_is_too_long(error):
            key = "model_wants_pause"
        return ModelError(
            key,
            endpoint=self._address,
            message=error.message,
            seconds=round(self._pacer.failing_for(now)),
            wait=round(error.retry_after or 0),
        )

    def _raise_if_over(self) -> None:
        if self._stopped:
            raise ModelError("model_stopped")
        if self._fatal:
            # A new one for each thread, or each would add to the traceback of all.
            raise type(self._fatal)(self._fatal.key, **self._fatal.values)

    def _sleep(self, seconds: float) -> None:
        until = self._clock.seconds() + seconds
        while (left := until - self._clock.seconds()) > 0:
            self._raise_if_over()
            self._clock.sleep(min(left, _POLL_SECONDS))

    def _in_own_thread(self, request: Request) -> Reply:
        """The reply to a call made in a thread that may be left behind."""
        outcomes: queue.SimpleQueue[Reply | BaseException] = queue.SimpleQueue()

        def call() -> None:
            try:
                outcomes.put(self._model.complete(request))
            except BaseException as error:  # noqa: BLE001 - raised where it is waited for
                outcomes.put(error)

        threading.Thread(target=call, daemon=True).start()
        while True:
            try:
                outcome = outcomes.get(timeout=_POLL_SECONDS)
            except queue.Empty:
                if self._stopped:
                    raise ModelError("model_stopped") from None
                continue
            if isinstance(outcome, Reply):
                return outcome
            raise outcome
