"""Around a model: a budget, and the gate before what is sent. In its place: a plan."""

import json
import threading
from dataclasses import dataclass
from typing import Protocol

from synthkit.engines.models.endpoint import Prices
from synthkit.engines.models.model import (
    Capacity,
    Model,
    ModelWrapper,
    Pending,
    Reply,
    Request,
    asked_tokens,
)
from synthkit.errors import ModelError


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that a run may spend.

    Attributes:
        calls: that get a reply; None for no limit.
        cost: in the currency of the prices; None for no limit, and where there are no prices.
        prices: None where they are not known.
    """

    calls: int | None = None
    cost: float | None = None
    prices: Prices | None = None


class Budgeted(ModelWrapper):
    """Meets `synthkit.engines.models.model.Model`; stops before a limit is passed, never after.

    Each call is counted with the most that it can cost before it is made, and with what it did cost
    once it is back. A call that cannot be afforded while others are out waits for them: most of
    them cost less than they might have.
    """

    def __init__(self, model: Model, budget: Budget) -> None:
        super().__init__(model)
        self._budget = budget
        self._settled = threading.Condition()
        self._calls = 0
        self._spent = 0.0
        self._reserved: list[float] = []

    def complete(self, request: Request) -> Reply:
        """The reply, if the budget allows it.

        Raises:
            ModelError: "max_calls_reached" or "max_cost_reached", before the call is made.
        """
        most = self._most(request)
        self._reserve(most)
        try:
            reply = self._model.complete(request)
        except BaseException:
            self._settle(most, calls=0, cost=0.0)
            raise
        prices = self._budget.prices
        cost = prices.of(reply.prompt_tokens, reply.reply_tokens) if prices else 0.0
        self._settle(most, calls=1, cost=cost)
        return reply

    def _most(self, request: Request) -> float:
        if self._budget.prices is None:
            return 0.0
        return self._budget.prices.of(asked_tokens(request), request.reply_limit)

    def _reserve(self, most: float) -> None:
        with self._settled:
            while key := self._lacks(most):
                if not self._reserved:
                    raise ModelError(key, calls=self._calls, cost=f"{self._spent:.4f}")
                self._settled.wait()
            self._reserved.append(most)

    def _lacks(self, most: float) -> str | None:
        budget = self._budget
        if budget.calls is not None and self._calls + len(self._reserved) >= budget.calls:
            return "max_calls_reached"
        if budget.cost is not None and self._spent + sum(self._reserved) + most > budget.cost:
            return "max_cost_reached"
        return None

    def _settle(self, most: float, *, calls: int, cost: float) -> None:
        with self._settled:
            self._reserved.remove(most)
            self._calls += calls
            self._spent += cost
            self._settled.notify_all()


class LeakDetector(Protocol):
    """Knows what must not leave the machine."""

    def first_leak(self, text: str) -> str | None:
        """The first such thing in a text, or None."""
        ...


class Guarded(ModelWrapper):
    """Meets `synthkit.engines.models.model.Model` right before the one that sends."""

    def __init__(self, model: Model, detector: LeakDetector) -> None:
        super().__init__(model)
        self._detector = detector

    def complete(self, request: Request) -> Reply:
        """The reply, if nothing in the request has to stay on this machine.

        Raises:
            ModelError: "leak_stopped", before anything is sent; it names what was found, which a
                person has to decide on.
        """
        schema = json.dumps(request.form.json_schema, ensure_ascii=False)
        for text in (*(message.text for message in request.messages), schema):
            leak = self._detector.first_leak(text)
            if leak is not None:
                raise ModelError("leak_stopped", found=leak)
        return self._model.complete(request)


class ByPrompt(ModelWrapper):
    """Meets `synthkit.engines.models.model.Model`; another model answers what one prompt asks.

    Within whatever limits and gates stand around it, they are one.

    Args:
        model: answers all other prompts; its capacity holds for both.
        other: answers those of ``prompt``.
    """

    def __init__(self, model: Model, other: Model, prompt: str) -> None:
        super().__init__(model)
        self._other = other
        self._prompt = prompt

    def complete(self, request: Request) -> Reply:
        """The reply of the one whose request it is."""
        is_others = request.prompt.name == self._prompt
        return (self._other if is_others else self._model).complete(request)


class Planned:
    """Meets `synthkit.engines.models.model.Model`; sends nothing, and records what it was asked."""

    def __init__(self, name: str, capacity: Capacity) -> None:
        self.name = name
        self.capacity = capacity
        self._turn = threading.Lock()
        self._asked: list[Request] = []

    @property
    def asked(self) -> tuple[Request, ...]:
        """Every request once, by question; those of one question as they came."""
        by_question = sorted(self._asked, key=lambda request: request.question or 0)
        return tuple({request.model_dump_json(): request for request in by_question}.values())

    def complete(self, request: Request) -> Reply:
        """Nothing.

        Raises:
            Pending: always.
        """
        with self._turn:
            self._asked.append(request)
        raise Pending((request,))
