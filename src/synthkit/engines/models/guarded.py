"""The last gate: nothing leaves that was to be masked, whatever went wrong before."""

import json
from typing import Protocol

from synthkit.engines.models.model import Model, Reply, Request
from synthkit.engines.models.wrapping import Around
from synthkit.errors import ModelError


class Watch(Protocol):
    """Knows what must not leave the machine."""

    def found_in(self, text: str) -> str | None:
        """The first such thing in a text, or None."""
        ...


class Guarded(Around):
    """Meets `synthkit.engines.models.model.Model` right before the one that sends."""

    def __init__(self, model: Model, watch: Watch) -> None:
        super().__init__(model)
        self._watch = watch

    def complete(self, request: Request) -> Reply:
        """The reply, if nothing in the request must stay here.

        Raises:
            ModelError: "would_tell", before anything is sent; it names what was found, which a
                person has to decide on.
        """
        schema = json.dumps(request.form.json_schema, ensure_ascii=False)
        for text in (*(message.text for message in request.messages), schema):
            found = self._watch.found_in(text)
            if found is not None:
                raise ModelError("would_tell", found=found)
        return self._model.complete(request)
