"""For a person who will not paste once more: what is missing is left out, and said so."""

import json
from collections.abc import Mapping
from typing import Any, Final

from synthkit.engines.chat.conforming import conformed
from synthkit.engines.models.model import Reply, Request
from synthkit.engines.models.wrapping import Around

_MENDING: Final = "mend"


class Content(Around):
    """Meets `synthkit.engines.models.model.Model` around any other; mends nothing.

    The checks then withdraw what they find false, and notes that no reply spoke of are not covered.
    """

    def complete(self, request: Request) -> Reply:
        """An answer that changes nothing, where mending is asked for; else the model's."""
        if request.prompt.name != _MENDING:
            return self._model.complete(request)
        schema: Mapping[str, Any] = request.form.json_schema
        nothing: dict[str, Any] = {name: [] for name in schema["properties"]}
        return Reply(text=json.dumps(conformed(nothing, schema)))
