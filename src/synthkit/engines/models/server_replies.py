"""What a server cannot do and what went wrong, by what it answers, and what to do about either."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from enum import Enum, StrEnum, auto
from textwrap import shorten
from typing import Final, Literal, Protocol

from synthkit.engines.models.endpoint import Endpoint
from synthkit.engines.models.model import ContextExceeded, Finish, Reply
from synthkit.errors import ModelError
from synthkit.model.base import FrozenModel

LimitName = Literal["max_completion_tokens", "max_tokens"]


class RetryReason(Enum):
    """Why a call is worth retrying.

    RATE_LIMITED: the server accepts fewer calls than it got. SERVER_ERROR: it failed on this one.
    TIMED_OUT: it did not answer in time. UNREACHABLE: no connection could be made.
    """

    RATE_LIMITED = auto()
    SERVER_ERROR = auto()
    TIMED_OUT = auto()
    UNREACHABLE = auto()


class RetryableError(Exception):
    """A call that got no reply, but might if it is made again.

    Attributes:
        message: short, as the server or the system gives it.
        retry_after: seconds that the server asks us to wait, if it does.
    """

    def __init__(self, reason: RetryReason, message: str, retry_after: float | None = None) -> None:
        super().__init__(reason, message, retry_after)
        self.reason = reason
        self.message = message
        self.retry_after = retry_after


class FatalModelError(ModelError):
    """Every other call would fail in the same way: a wrong key, an unknown model."""


_FATAL: Final = {
    401: "model_wrong_key",
    402: "model_no_credit",
    403: "model_not_allowed",
    404: "model_unknown",
}
_LONGEST_MESSAGE: Final = 200
# 408, 409 and 425 are about this one attempt only.
_RETRY: Final = frozenset({408, 409, 425})
_CONTEXT_ERROR = re.compile(
    r"context[ _-]?(?:length|size|window)|maximum context|exceed_context|string_above_max_length"
    r"|too many (?:input )?tokens|(?:prompt|input|request) (?:is|was) too (?:long|large)",
    re.IGNORECASE,
)


def is_context_error(message: str) -> bool:
    """Whether a server says, in its own words, that the request exceeds its context."""
    return bool(_CONTEXT_ERROR.search(message))


def seconds_to_wait(headers: Mapping[str, str], now: dt.datetime) -> float | None:
    """How long ``Retry-After`` asks us to wait: a number of seconds, or a date (RFC 9110, 10.2.3).

    Args:
        headers: of the reply; names in upper or lower case.
        now: with time zone.
    """
    milliseconds = headers.get("retry-after-ms", "").strip()
    if re.fullmatch(r"\d+(\.\d+)?", milliseconds):
        return float(milliseconds) / 1000
    value = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d+(\.\d+)?", value):
        return float(value)
    try:
        then = parsedate_to_datetime(value)
    except ValueError:
        return None
    # Dates in HTTP are in UTC, also where they do not say so.
    then = then if then.tzinfo else then.replace(tzinfo=dt.UTC)
    return max(0.0, (then - now).total_seconds())


@dataclass(frozen=True, slots=True)
class HttpError:
    """A response with an error status.

    Attributes:
        status: the HTTP status code.
        message: message, type and code of the error, without anything secret in it.
        retry_after: seconds that the server asks us to wait, if it does.
    """

    status: int
    message: str
    retry_after: float | None = None

    @property
    def as_reply(self) -> Reply | None:
        """The reply that it amounts to, where a server reports one as an error."""
        if "content_filter" in self.message:
            return Reply(text="", finish=Finish.REFUSED)
        # The model did not answer in JSON, and the server checked (Groq does).
        return Reply(text="") if "json_validate_failed" in self.message else None

    def as_exception(self, **values: str) -> Exception:
        """What to raise: `RetryableError`, `ContextExceeded` or a `ModelError` with ``values``."""
        if self.status == 413 or is_context_error(self.message):
            return ContextExceeded(self.message)
        key = _FATAL.get(self.status)
        if "insufficient_quota" in self.message:
            key = "model_no_credit"
        if key:
            return FatalModelError(key, **values)
        message = shorten(self.message, _LONGEST_MESSAGE, placeholder=" …")
        if self.status == 429 or self.status in _RETRY or self.status >= 500:
            limited = self.status == 429
            reason = RetryReason.RATE_LIMITED if limited else RetryReason.SERVER_ERROR
            # A gateway answers with an HTML page, which is no use here.
            is_page = not message or message.startswith("<")
            shown = f"HTTP {self.status}{'' if is_page else f', {message}'}"
            return RetryableError(reason, shown, self.retry_after)
        return ModelError("model_refused_request", status=self.status, message=message, **values)


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
