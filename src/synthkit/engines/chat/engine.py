"""The engine that asks through a chat window, and its requests as texts to paste there."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from synthkit.engines.chat.coercion import coerced
from synthkit.engines.engine import Engine
from synthkit.engines.llm.engine import LlmEngine
from synthkit.engines.models.model import Model, ModelWrapper, Reply, Request
from synthkit.model.base import Result
from synthkit.model.note import Note, Placement
from synthkit.model.provenance import PromptUse
from synthkit.model.synthesis import Outline
from synthkit.model.workshop import Question, Workshop
from synthkit.prompts import PromptLibrary

PASTE: Final = "paste"
_REPAIR_PROMPT: Final = "repair"

# What aliases look like, by kind, where a call offers too many to name them.
_ALIASES: Final = {"note": "n1", "line": "l1", "faulty": "l1", "theme": "t1", "tension": "d1"}


class ChatEngine(LlmEngine):
    """Meets `synthkit.engines.engine.Engine`; one prompt a question is what a person will paste.

    Args:
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


def reference_of(request: Request, key: str) -> str:
    """The code that a prompt carries: its question, and the start of the call's key."""
    return f"S{request.question or 0}-{key[:6]}"


def chat_text(request: Request, reference: str, prompts: PromptLibrary) -> str:
    """The whole text to paste: instructions, data, and the form of the reply."""
    form = json.dumps(
        {"ref": reference, **_sketch(request.form.json_schema)}, ensure_ascii=False, indent=1
    )
    _, closing = prompts["chat"].fill({"form": form})
    return "\n\n".join((*(message.text.strip() for message in request.messages), closing)) + "\n"


def _sketch(schema: Mapping[str, Any]) -> Any:  # noqa: ANN401 - as many shapes as JSON has
    """An example of what the schema asks for: a chat is shown a form, not a grammar."""
    return _shown(schema, schema.get("$defs", {}), "")


def _shown(node: Mapping[str, Any], known: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401
    if "$ref" in node:
        kind = str(node["$ref"]).rpartition("/")[2]
        return _shown(known[kind], known, kind)
    if "anyOf" in node:
        return f"{_shown(node['anyOf'][0], known, name)} or null"
    if node["type"] == "object":
        return {key: _shown(value, known, key) for key, value in node["properties"].items()}
    if node["type"] == "array":
        return [_shown(node["items"], known, name)]
    return 1 if node["type"] == "integer" else _word(node.get("enum", ()), name)


def _word(offered: Sequence[str], name: str) -> str:
    if name in _ALIASES:
        return offered[0] if offered else _ALIASES[name]
    return " | ".join(offered) if offered else "…"
