"""The last gate: nothing is sent that should have been masked, whatever went wrong before."""

import json
from typing import Protocol

from synthkit.engines.models.model import Model, ModelWrapper, Reply, Request
from synthkit.errors import ModelError


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
