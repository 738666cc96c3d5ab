"""The protocol that every language model meets, and what is asked and answered.

One method. Logging, limiting, budgets, planning and pasting wrap a model and are models
themselves; the engine that asks knows of none of them.
"""

import json
from enum import StrEnum
from typing import Final, Literal, Protocol

from pydantic import Field, JsonValue

from synthkit.model.base import FrozenModel
from synthkit.model.synthesis import PromptUse

# Swedish has 3 to 3.5 of them: fewer is the safe side.
CHARACTERS_A_TOKEN: Final = 3


class Message(FrozenModel):
    """One message of a conversation."""

    role: Literal["system", "user", "assistant"]
    text: str


class ReplyForm(FrozenModel):
    """The form of the JSON that is asked for.

    Attributes:
        name: letters, digits and underscores: "draft".
        json_schema: as strict structured output takes it: every property required, none added.
    """

    name: str
    json_schema: dict[str, JsonValue]


class Request(FrozenModel):
    """One thing asked of a language model.

    Attributes:
        prompt: which prompt file the messages were made of.
        question: number of the workshop's question that it is about; None where about several.
        reply_limit: tokens that the reply may have.
    """

    prompt: PromptUse
    question: int | None
    messages: tuple[Message, ...]
    form: ReplyForm
    reply_limit: int = Field(gt=0)


class Finish(StrEnum):
    """How a reply ended."""

    COMPLETE = "complete"
    CUT = "cut"
    REFUSED = "refused"


class Reply(FrozenModel):
    """What a language model answered, as it came: nothing in it is validated yet.

    Attributes:
        prompt_tokens: as the server counted them, else as `estimated_tokens` does.
        reply_tokens: likewise.
        seconds: from asking to the whole reply, waiting for a turn not counted in.
    """

    text: str
    finish: Finish = Finish.COMPLETE
    prompt_tokens: int = 0
    reply_tokens: int = 0
    seconds: float = 0.0


class Capacity(FrozenModel):
    """How much a model takes at once, in tokens.

    Attributes:
        context: prompt and reply together.
        reply: the longest reply.
        prompt: the longest prompt, where it is bounded apart, as what a window takes is; the form
            of the reply is not counted in.
    """

    context: int = Field(gt=0)
    reply: int = Field(gt=0)
    prompt: int | None = Field(default=None, gt=0)


class ContextExceeded(Exception):
    """The server says that the request does not fit; whoever asked divides it."""


class Pending(Exception):
    """Nobody has answered yet: these requests wait for a reply.

    Raised by models that do not answer at once: a plan that sends nothing, a chat window. Whoever
    asks for several replies side by side collects the requests of all and raises them together.
    """

    def __init__(self, requests: tuple[Request, ...]) -> None:
        super().__init__(requests)
        self.requests = requests


class Model(Protocol):
    """Answers a request. Safe to be called from several threads."""

    @property
    def name(self) -> str:
        """As configured: "gpt-4.1-mini"."""
        ...

    @property
    def capacity(self) -> Capacity:
        """What one request may hold."""
        ...

    def complete(self, request: Request) -> Reply:
        """The reply to a request.

        Raises:
            ContextExceeded: if it is too long for this model.
            Pending: if nobody answers at once.
            ModelError: if no reply can be had; see `synthkit.errors`.
        """
        ...


class ModelWrapper:
    """A model around another one, whose name and capacity it has."""

    def __init__(self, model: Model) -> None:
        self._model = model

    @property
    def name(self) -> str:
        """As configured."""
        return self._model.name

    @property
    def capacity(self) -> Capacity:
        """What one request may hold."""
        return self._model.capacity


def estimated_tokens(text: str) -> int:
    """About how many tokens a text has, on the safe side: Swedish has 3 to 3.5 characters a token.

    Used to plan before anything is counted by a server; never to say what was paid.
    """
    return len(text) // CHARACTERS_A_TOKEN + 1


def asked_tokens(request: Request) -> int:
    """About how many tokens a request has, its schema counted in, on the safe side."""
    texts = (message.text for message in request.messages)
    return estimated_tokens("".join((*texts, json.dumps(request.form.json_schema))))
