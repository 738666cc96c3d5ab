"""Every reply is logged the moment it arrives, and nothing is asked twice.

The log is the only checkpoint: a run that was killed asks the same again, and finds all replies but
those to the calls that were out.
"""

import datetime as dt
import hashlib
import json
import threading
from typing import Protocol

from synthkit.engines.models.endpoint import Endpoint
from synthkit.engines.models.model import (
    Clock,
    ContextExceeded,
    Finish,
    Model,
    ModelWrapper,
    Reply,
    Request,
)
from synthkit.model.calls import Call

# A request that did not fit is logged too, or every later run would send it again.
TOO_LONG = "too_long"


class CallLog(Protocol):
    """Stores calls; called from several threads."""

    def logged_call(self, key: str) -> Call | None:
        """The latest call with that key whose texts are still there."""
        ...

    def log_call(self, call: Call) -> None:
        """Stores a call; it is safe on disk when this returns."""
        ...


class Logged(ModelWrapper):
    """Meets `synthkit.engines.models.model.Model` around any other.

    Attributes:
        replayed: how many requests were answered from the log.
    """

    def __init__(
        self, model: Model, endpoint: Endpoint, log: CallLog, clock: Clock, *, anew: bool = False
    ) -> None:
        super().__init__(model)
        self._endpoint = endpoint
        self._log = log
        self._clock = clock
        self._anew = anew
        self._own: set[str] = set()
        self._turn = threading.Lock()
        self.replayed = 0

    def complete(self, request: Request) -> Reply:
        """The reply from the log, else the model's; with ``anew``, the log of this run only.

        Raises:
            ContextExceeded: as the model does, or did.
            Pending, ModelError: as the model does.
        """
        key = call_key(request, self._endpoint)
        call = self._log.logged_call(key) if not self._anew or key in self._own else None
        if call:
            with self._turn:
                self.replayed += 1
            return _reply_of(call)
        try:
            reply = self._model.complete(request)
        except ContextExceeded:
            self._keep(request, key, Reply(text=""), TOO_LONG)
            raise
        self._keep(request, key, reply, reply.finish)
        return reply

    def _keep(self, request: Request, key: str, reply: Reply, finish: str) -> None:
        call = call_of(request, self._endpoint, reply, self._clock.now())
        self._log.log_call(call.model_copy(update={"finish": finish}))
        with self._turn:
            self._own.add(key)


def call_of(request: Request, endpoint: Endpoint, reply: Reply, at: dt.datetime) -> Call:
    """The call that got this reply, from whatever model it came."""
    asked = _asked(request, endpoint)
    return Call(
        key=hashlib.sha256(asked.encode()).hexdigest(),
        at=at,
        address=endpoint.address,
        model=endpoint.model,
        prompt=request.prompt,
        question=request.question,
        request=asked,
        reply=reply.text,
        finish=reply.finish,
        prompt_tokens=reply.prompt_tokens,
        reply_tokens=reply.reply_tokens,
        seconds=reply.seconds,
    )


def call_key(request: Request, endpoint: Endpoint) -> str:
    """How a request is found in the log: a hash of all that its reply depends on."""
    return hashlib.sha256(_asked(request, endpoint).encode()).hexdigest()


def _asked(request: Request, endpoint: Endpoint) -> str:
    """All that a reply depends on, as JSON; always the same bytes for the same request."""
    return json.dumps(
        {
            "address": endpoint.address,
            "model": endpoint.model,
            "messages": [message.model_dump() for message in request.messages],
            "schema": request.form.json_schema,
            "temperature": endpoint.temperature,
            "seed": endpoint.seed,
            "reply_limit": request.reply_limit,
        },
        ensure_ascii=False,
    )


def _reply_of(call: Call) -> Reply:
    if call.finish == TOO_LONG:
        raise ContextExceeded(call.key)
    return Reply(
        text=call.reply,
        finish=Finish(call.finish),
        prompt_tokens=call.prompt_tokens,
        reply_tokens=call.reply_tokens,
        seconds=call.seconds,
    )
