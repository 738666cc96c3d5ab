"""Calls of language models, as they are kept: what was asked, what came back, what it took."""

import datetime as dt

from synthkit.model.base import FrozenModel
from synthkit.model.provenance import PromptUse


class Call(FrozenModel):
    """One call that brought a reply.

    Attributes:
        key: hash of all that the reply depends on; the same key means the same request.
        at: when the reply came, with time zone.
        address: of the API that was asked.
        model: as configured.
        prompt: which prompt it was made of.
        question: number of the workshop's question; None where it was about several.
        request: all that was sent, as JSON; empty where it was forgotten.
        reply: the raw text that came back; likewise.
        finish: how it ended.
        prompt_tokens: as they were counted.
        reply_tokens: likewise.
        seconds: from asking to the whole reply.
        batched: whether it was answered in a batch, at a lower price.
    """

    key: str
    at: dt.datetime
    address: str
    model: str
    prompt: PromptUse
    question: int | None
    request: str = ""
    reply: str = ""
    finish: str
    prompt_tokens: int
    reply_tokens: int
    seconds: float
    batched: bool = False


class Batch(FrozenModel):
    """A file of requests that a provider has and answers within a day.

    Attributes:
        id: as the provider names it.
        address: of the provider.
        model: that is to answer.
        keys: of the calls that the replies will be.
        at: when it was sent, with time zone.
    """

    id: str
    address: str
    model: str
    keys: tuple[str, ...]
    at: dt.datetime


class ChatPrompt(FrozenModel):
    """A prompt that was written for a person to put into a chat window.

    Attributes:
        reference: the code that it carries and asks to have repeated: "S2-1a2b3c".
        question: number of the workshop's question.
        key: of the call that a reply to it would be.
        anew: whether the section before it is to be replaced, a person's lines in it too.
        waits: whether a reply is waited for still.
        at: when it was first written, with time zone.
    """

    reference: str
    question: int | None
    key: str
    anew: bool
    waits: bool
    at: dt.datetime
