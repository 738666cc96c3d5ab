"""Requests as texts that a person pastes into a chat window."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from synthkit.engines.models.model import Request
from synthkit.prompts import PromptLibrary

# What aliases look like, by kind, where a call offers too many to name them.
_ALIASES: Final = {"note": "n1", "line": "l1", "faulty": "l1", "theme": "t1", "tension": "d1"}


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
