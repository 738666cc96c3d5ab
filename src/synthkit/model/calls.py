"""Calls of language models, as they are kept: what was asked, what came back, what it took."""

import datetime as dt

from synthkit.model.base import FrozenModel
from synthkit.model.synthesis import PromptUse


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
