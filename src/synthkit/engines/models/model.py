"""The protocol that every language model meets, and what is asked and answered.

It has one method. Logging, rate limiting, budgets, planning and pasting wrap a model and are models
themselves; the engine that asks knows of none of them.
"""

import datetime as dt
import json
from enum import StrEnum
from typing import Final, Literal, Protocol

from pydantic import Field, JsonValue

from synthkit.model.base import FrozenModel
from synthkit.model.provenance import PromptUse

# Swedish has 3 to 3.5; assuming fewer is on the safe side.
CHARACTERS_A_TOKEN: Final = 3


class Message(FrozenModel):
    """One message of a conversation."""

    role: Literal["system", "user", "assistant"]
    text: str


class ReplyForm(FrozenModel):
    """The form of the JSON that is asked for.

    Attributes:
        name: of letters, digits and underscores: "draft".
        json_schema: as strict structured output takes it: every property required, none added.
    """

    name: str
    json_schema: dict[str, JsonValue]


class Request(FrozenModel):
    """One thing asked of a language model.

    Attributes:
        prompt: the prompt file that the messages were made from.
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
    """What a language model answered, as received: nothing in it is validated yet.

    Attributes:
        prompt_tokens: as the server counted them, else as `estimated_tokens` does.
        reply_tokens: the same.
        seconds: from sending the request to the whole reply, without waiting for a turn.
    """

    text: str
    finish: Finish = Finish.COMPLETE
    prompt_tokens: int = 0
    reply_tokens: int = 0
    seconds: float = 0.0


class Capacity(FrozenModel):
    """How much a model can handle at once, in tokens.

    Attributes:
        context: prompt and reply together.
        reply: the longest reply.
        prompt: the longest prompt, where that has a limit of its own, as in a chat window; the form
            of the reply does not count.
    """

    context: int = Field(gt=0)
    reply: int = Field(gt=0)
    prompt: int | None = Field(default=None, gt=0)


class ContextExceeded(Exception):
    """The server says that the request is too long; whoever asked has to divide it."""


class Pending(Exception):
    """There is no reply yet: these requests are waiting for one.

    Raised by models that do not answer at once: a plan that sends nothing, a chat window. Whoever
    asks for several replies side by side collects the requests of all and raises them together.
    """

    def __init__(self, requests: tuple[Request, ...]) -> None:
        super().__init__(requests)
        self.requests = requests


class Model(Protocol):
    """Answers requests. Thread-safe."""

    @property
    def name(self) -> str:
        """As configured: "gpt-4.1-mini"."""
        ...

    @property
    def capacity(self) -> Capacity:
        """How much one request may hold."""
        ...

    def complete(self, request: Request) -> Reply:
        """The reply to a request.

        Raises:
            ContextExceeded: if it is too long for this model.
            Pending: if there is no reply yet.
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
        """How much one request may hold."""
        return self._model.capacity


def estimated_tokens(text: str) -> int:
    """About how many tokens a text has, on the high side: Swedish has 3 to 3.5 characters a token.

    Used to plan before a server has counted anything; never to say what was paid.
    """
    return len(text) // CHARACTERS_A_TOKEN + 1


def asked_tokens(request: Request) -> int:
    """About how many tokens a request has, including its schema, on the high side."""
    texts = (message.text for message in request.messages)
    return estimated_tokens("".join((*texts, json.dumps(request.form.json_schema))))


class Clock(Protocol):
    """Tells the time and lets it pass."""

    def now(self) -> dt.datetime:
        """The date and time, with time zone."""
        ...

    def seconds(self) -> float:
        """Seconds since some moment; never goes backwards."""
        ...

    def sleep(self, seconds: float) -> None:
        """Waits."""
        ...
