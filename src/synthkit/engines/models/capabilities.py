"""What a server can do of what it is asked for, found out by what it rejects."""

import re
from enum import StrEnum
from typing import Final, Literal, Protocol

from synthkit.engines.models.endpoint import Endpoint
from synthkit.model.base import FrozenModel

LimitName = Literal["max_completion_tokens", "max_tokens"]


class ReplyFormat(StrEnum):
    """How a server is held to the form of a reply, the surest first."""

    SCHEMA = "json_schema"
    OBJECT = "json_object"
    TEXT = "text"


_FALLBACK: Final = {
    ReplyFormat.SCHEMA: ReplyFormat.OBJECT,
    ReplyFormat.OBJECT: ReplyFormat.TEXT,
    ReplyFormat.TEXT: None,
}
_ABOUT_FORMAT = re.compile(
    r"response_format|json_schema|json_object|structured|grammar", re.IGNORECASE
)
_BAD_SCHEMA = re.compile(r"invalid.{0,20}schema|schema.{0,20}invalid", re.IGNORECASE)
_SAMPLING: Final = ("temperature", "seed")


class ServerCapabilities(FrozenModel):
    """How to put requests so that this server accepts them.

    Attributes:
        form: how the form of the reply is asked for.
        limits: what the limit on the reply may be called; the first is used, and none is set where
            the server rejected all.
        unsupported: sampling parameters that it does not accept.
    """

    form: ReplyFormat = ReplyFormat.SCHEMA
    limits: tuple[LimitName, ...] = ("max_tokens", "max_completion_tokens")
    unsupported: tuple[str, ...] = ()

    def without(self, message: str) -> "ServerCapabilities | None":
        """What is left after the server rejected a request with this message.

        None if it names nothing that can be done without.
        """
        if self.limits and self.limits[0] in message:
            return self.model_copy(update={"limits": self.limits[1:]})
        for name in _SAMPLING:
            if re.search(rf"\b{name}\b", message) and name not in self.unsupported:
                return self.model_copy(update={"unsupported": (*self.unsupported, name)})
        fallback = _FALLBACK[self.form]
        if fallback and _ABOUT_FORMAT.search(message):
            return self.model_copy(update={"form": fallback})
        return None


def rejects_this_schema(message: str) -> bool:
    """Whether the server rejects this very schema, rather than schemas altogether."""
    return bool(_BAD_SCHEMA.search(message))


def initial_capabilities(endpoint: Endpoint) -> ServerCapabilities:
    """What to begin with: OpenAI's newer models know the limit by its new name only."""
    names: tuple[LimitName, ...] = ("max_tokens", "max_completion_tokens")
    return ServerCapabilities(limits=names[::-1] if endpoint.is_openai else names)


class CapabilityStore(Protocol):
    """Keeps what was found out about a server, so that it is found out once."""

    def capabilities(self, address: str, model: str) -> bytes | None:
        """What was saved about it, if anything was."""
        ...

    def save_capabilities(self, address: str, model: str, value: bytes) -> None:
        """Replaces what was saved before."""
        ...
