"""Requests and what surrounds a model, with sensible values for what a test leaves open."""

import datetime as dt
from collections.abc import Callable

from pydantic import SecretStr

from synthkit.engines.models.connection import Connection
from synthkit.engines.models.endpoint import Endpoint
from synthkit.engines.models.model import Capacity, Message, Reply, ReplyForm, Request
from synthkit.engines.models.openai_model import OpenAIModel
from synthkit.model.provenance import PromptUse

NOON = dt.datetime(2025, 10, 10, 12, 0, tzinfo=dt.UTC)
KEY = "sk-very-secret"
CAPACITY = Capacity(context=16_000, reply=4_000)
FORM = ReplyForm(
    name="answer",
    json_schema={
        "type": "object",
        "properties": {"ok": {"type": "boolean"}},
        "required": ["ok"],
        "additionalProperties": False,
    },
)


def request(text: str = "Svara ja.", question: int | None = 1, reply_limit: int = 100) -> Request:
    return Request(
        prompt=PromptUse(name="draft", version=1, hash="0" * 12),
        question=question,
        messages=(Message(role="system", text="Var kort."), Message(role="user", text=text)),
        form=FORM,
        reply_limit=reply_limit,
    )


class FakeClock:
    """Sleeping lets its time pass at once."""

    def __init__(self) -> None:
        self.passed = 0.0

    def now(self) -> dt.datetime:
        return NOON + dt.timedelta(seconds=self.passed)

    def seconds(self) -> float:
        return self.passed

    def sleep(self, seconds: float) -> None:
        self.passed += seconds


class Memory:
    """What was found out about servers, kept as long as the test runs."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], bytes] = {}

    def capabilities(self, address: str, model: str) -> bytes | None:
        return self.kept.get((address, model))

    def save_capabilities(self, address: str, model: str, value: bytes) -> None:
        self.kept[address, model] = value


def model_at(
    url: str,
    memory: Memory | None = None,
    timeout: float = 5,
    key: str | None = KEY,
    **endpoint: object,
) -> OpenAIModel:
    """The model behind that address."""
    return OpenAIModel(
        Endpoint.model_validate({"address": url, "model": "m"} | endpoint),
        Connection(url, key=SecretStr(key) if key else None, timeout=timeout),
        CAPACITY,
        memory or Memory(),
        FakeClock(),
    )


class FakeModel:
    """Answers by a function of the number of the call, from 1; an exception is raised."""

    name = "fake"
    capacity = CAPACITY

    def __init__(self, answer: Callable[[int, Request], Reply | BaseException]) -> None:
        self._answer = answer
        self.calls: list[Request] = []

    def complete(self, asked: Request) -> Reply:
        self.calls.append(asked)
        answer = self._answer(len(self.calls), asked)
        if isinstance(answer, BaseException):
            raise answer
        return answer
