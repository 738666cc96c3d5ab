"""The engine that asks through a chat window: the language-model engine, with rules for placing."""

import json
from collections.abc import Mapping
from typing import Any, Final

from synthkit.engines.chat.coercion import coerced
from synthkit.engines.engine import Engine
from synthkit.engines.llm.engine import LlmEngine
from synthkit.engines.models.model import Model, ModelWrapper, Reply, Request
from synthkit.model.base import Result
from synthkit.model.note import Note, Placement
from synthkit.model.synthesis import Outline, PromptUse
from synthkit.model.workshop import Question, Workshop
from synthkit.prompts import PromptLibrary

PASTE: Final = "paste"
_REPAIR_PROMPT: Final = "repair"


class ChatEngine(LlmEngine):
    """Meets `synthkit.engines.engine.Engine`; one prompt a question is what a person will paste.

    Args:
        model: who answers.
        prompts: what it is asked with.
        service: the chat's name, for the disclosure.
        rules: places the notes that stand under no question, without asking anybody.
    """

    name = PASTE

    def __init__(self, model: Model, prompts: PromptLibrary, service: str, rules: Engine) -> None:
        super().__init__(model, prompts, service)
        self._rules = rules
        self.prompts: tuple[PromptUse, ...] = (*self.prompts, prompts["chat"].use)

    def place(
        self, workshop: Workshop, notes: tuple[Note, ...], settled: tuple[Placement, ...]
    ) -> Result[tuple[Placement, ...]]:
        """As the rules place them."""
        return self._rules.place(workshop, notes, settled)

    def outline(self, question: Question, notes: tuple[Note, ...]) -> Result[Outline]:
        """As the rules propose it: a person who looks at themes does not wait for a chat."""
        return self._rules.outline(question, notes)


class WithoutRepair(ModelWrapper):
    """Meets `synthkit.engines.models.model.Model`; answers every request for repairs with none.

    For a person who will not paste once more: the checks then withdraw what they find false, and
    notes that no reply spoke of are not covered.
    """

    def complete(self, request: Request) -> Reply:
        """A reply that changes nothing, where repairs are asked for; else the model's."""
        if request.prompt.name != _REPAIR_PROMPT:
            return self._model.complete(request)
        schema: Mapping[str, Any] = request.form.json_schema
        nothing: dict[str, Any] = {name: [] for name in schema["properties"]}
        return Reply(text=json.dumps(coerced(nothing, schema)))
