"""What may go wrong between us and a server, sorted by what is to be done about it."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from enum import Enum, auto
from textwrap import shorten
from typing import Final

from synthkit.engines.models.model import ContextExceeded, Finish, Reply
from synthkit.errors import ModelError


class TroubleKind(Enum):
    """Why a call may be made again.

    BUSY: the server takes fewer calls than it got. FAILING: it broke down over this one.
    TIMED_OUT: it did not answer in time. UNREACHED: nobody took the call.
    """

    BUSY = auto()
    FAILING = auto()
    TIMED_OUT = auto()
    UNREACHED = auto()


class Trouble(Exception):
    """A call that brought no reply and may bring one when it is made again.

    Attributes:
        told: the reason, short, as the server or the system gives it.
        retry_after: seconds that the server asks us to wait, if it does.
    """

    def __init__(self, kind: TroubleKind, told: str, retry_after: float | None = None) -> None:
        super().__init__(kind, told, retry_after)
        self.kind = kind
        self.told = told
        self.retry_after = retry_after


class Hopeless(ModelError):
    """Every other call would end in the same way: a wrong key, an unknown model."""


_HOPELESS: Final = {
    401: "model_wrong_key",
    402: "model_no_credit",
    403: "model_not_allowed",
    404: "model_unknown",
}
_TOLD_LENGTH: Final = 200
# 408, 409 and 425 speak of this one attempt alone.
_AGAIN: Final = frozenset({408, 409, 425})
_TOO_LONG = re.compile(
    r"context[ _-]?(?:length|size|window)|maximum context|exceed_context|string_above_max_length"
    r"|too many (?:input )?tokens|(?:prompt|input|request) (?:is|was) too (?:long|large)",
    re.IGNORECASE,
)


def says_too_long(told: str) -> bool:
    """Whether a server says that the request does not fit its context; each has its own words."""
    return bool(_TOO_LONG.search(told))


def seconds_to_wait(headers: Mapping[str, str], now: dt.datetime) -> float | None:
    """How long ``Retry-After`` asks us to wait: a number of seconds, or a date (RFC 9110, 10.2.3).

    Args:
        headers: of the reply, whose names are found in any case.
        now: with time zone.
    """
    exact = headers.get("retry-after-ms", "").strip()
    if re.fullmatch(r"\d+(\.\d+)?", exact):
        return float(exact) / 1000
    told = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d+(\.\d+)?", told):
        return float(told)
    try:
        then = parsedate_to_datetime(told)
    except ValueError:
        return None
    # A date without a zone is in UTC, as all dates of HTTP are.
    then = then if then.tzinfo else then.replace(tzinfo=dt.UTC)
    return max(0.0, (then - now).total_seconds())


@dataclass(frozen=True, slots=True)
class Refused:
    """A reply that is an error, as HTTP has it.

    Attributes:
        status: of HTTP.
        told: the message, type and code of the error, without anything secret in it.
        wait: seconds after which the server wants to be asked again, if it says so.
    """

    status: int
    told: str
    wait: float | None = None

    @property
    def as_reply(self) -> Reply | None:
        """The reply that it stands for, where a server makes an error of one."""
        if "content_filter" in self.told:
            return Reply(text="", finish=Finish.REFUSED)
        # The model did not keep to JSON, and the server looked (Groq does).
        return Reply(text="") if "json_validate_failed" in self.told else None

    def as_ours(self, **values: str) -> Exception:
        """What is to be raised: `Trouble`, `ContextExceeded` or a `ModelError` with ``values``."""
        if self.status == 413 or says_too_long(self.told):
            return ContextExceeded(self.told)
        key = _HOPELESS.get(self.status)
        if "insufficient_quota" in self.told:
            key = "model_no_credit"
        if key:
            return Hopeless(key, **values)
        told = shorten(self.told, _TOLD_LENGTH, placeholder=" …")
        if self.status == 429 or self.status in _AGAIN or self.status >= 500:
            kind = TroubleKind.BUSY if self.status == 429 else TroubleKind.FAILING
            # A gateway answers with a page, which nobody wants to read here.
            page = not told or told.startswith("<")
            return Trouble(kind, f"HTTP {self.status}{'' if page else f', {told}'}", self.wait)
        return ModelError("model_refused_request", status=self.status, told=told, **values)
