"""A model that answers nothing and records what it was asked: for plans and previews."""

import threading

from synthkit.engines.models.model import Capacity, Pending, Reply, Request


class Planned:
    """Meets `synthkit.engines.models.model.Model`; sends nothing."""

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
