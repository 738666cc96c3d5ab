"""One limiter around a model: how many calls at once, when to ask again, and when to give up."""

import queue
import threading
from typing import Final

from synthkit.engines.models.clock import Clock
from synthkit.engines.models.model import ContextExceeded, Model, Reply, Request
from synthkit.engines.models.pacing import Pace, Patience
from synthkit.engines.models.trouble import Hopeless, Trouble, TroubleKind
from synthkit.engines.models.wrapping import Around
from synthkit.errors import ModelError

# How long nobody hears that the run was stopped.
_GLANCE: Final = 0.2
_LASTING: Final = {
    TroubleKind.BUSY: "model_busy",
    TroubleKind.FAILING: "model_failing",
    TroubleKind.TIMED_OUT: "model_slow",
    TroubleKind.UNREACHED: "model_unreachable",
}


class Limited(Around):
    """Meets `synthkit.engines.models.model.Model` around one that raises `Trouble`.

    All threads share one limiter, so that an outage is borne once, not once a thread. Each call is
    made in a thread of its own that does not keep the process alive: whoever waits for it hears
    within a moment that the run was stopped.
    """

    def __init__(
        self, model: Model, address: str, clock: Clock, *, most: int, patience: Patience
    ) -> None:
        super().__init__(model)
        self._address = address
        self._clock = clock
        self._pace = Pace(most, patience)
        self._turn = threading.Condition()
        self._in_flight = 0
        self._given_up: ModelError | None = None
        self._stopped = False

    def stop(self) -> None:
        """Lets all who wait go, with an error. Takes no lock: a signal's handler may call it."""
        self._stopped = True

    def complete(self, request: Request) -> Reply:
        """The reply, after as many attempts as it takes.

        Raises:
            ContextExceeded: if the request is too long.
            ModelError: if it is no use to go on, for this request or for all.
        """
        attempt = 0
        while True:
            attempt += 1
            began = self._enter()
            try:
                reply = self._made_aside(request)
            except Trouble as trouble:
                pause = self._after_trouble(trouble, began, attempt)
                self._sleep(pause)
                continue
            except Hopeless as error:
                self._leave(given_up=error)
                raise
            except ContextExceeded:
                self._leave(replied=True)
                raise
            except BaseException:
                self._leave()
                raise
            self._leave(replied=True)
            return reply

    def _enter(self) -> float:
        """Waits for a turn and takes it; when that was."""
        while True:
            with self._turn:
                self._refuse_if_over()
                now = self._clock.seconds()
                pause = self._pace.resumes_at - now
                if pause <= 0 and self._in_flight < self._pace.limit:
                    self._in_flight += 1
                    return now
                if pause <= 0:
                    self._turn.wait(_GLANCE)
            if pause > 0:
                self._sleep(pause)

    def _leave(self, *, replied: bool = False, given_up: ModelError | None = None) -> None:
        with self._turn:
            self._in_flight -= 1
            if replied:
                self._pace.replied()
            self._given_up = self._given_up or given_up
            self._turn.notify_all()

    def _after_trouble(self, trouble: Trouble, began: float, attempt: int) -> float:
        """How long to wait before the next attempt.

        Raises:
            ModelError: if there is to be none.
        """
        with self._turn:
            self._in_flight -= 1
            self._turn.notify_all()
            now = self._clock.seconds()
            pause = self._pace.failed(trouble, began, now, attempt)
            if self._pace.is_over(trouble, now):
                self._given_up = self._given_up or self._lasting(trouble, now)
            elif self._pace.is_used_up(trouble, attempt):
                raise self._lasting(trouble, now)
            self._refuse_if_over()
            return pause

    def _lasting(self, trouble: Trouble, now: float) -> ModelError:
        key = _LASTING[trouble.kind]
        if self._pace.wants_too_much(trouble):
            key = "model_wants_pause"
        return ModelError(
            key,
            endpoint=self._address,
            told=trouble.told,
            seconds=round(self._pace.lasted(now)),
            wait=round(trouble.retry_after or 0),
        )

    def _refuse_if_over(self) -> None:
        if self._stopped:
            raise ModelError("model_stopped")
        if self._given_up:
            # One for each thread, or each would add to the traceback of all.
            raise type(self._given_up)(self._given_up.key, **self._given_up.values)

    def _sleep(self, seconds: float) -> None:
        until = self._clock.seconds() + seconds
        while (left := until - self._clock.seconds()) > 0:
            self._refuse_if_over()
            self._clock.sleep(min(left, _GLANCE))

    def _made_aside(self, request: Request) -> Reply:
        """The call, made in a thread that may be left behind."""
        made: queue.SimpleQueue[Reply | BaseException] = queue.SimpleQueue()

        def make() -> None:
            try:
                made.put(self._model.complete(request))
            except BaseException as error:  # noqa: BLE001 - raised where it is waited for
                made.put(error)

        threading.Thread(target=make, daemon=True).start()
        while True:
            try:
                outcome = made.get(timeout=_GLANCE)
            except queue.Empty:
                if self._stopped:
                    raise ModelError("model_stopped") from None
                continue
            if isinstance(outcome, Reply):
                return outcome
            raise outcome
