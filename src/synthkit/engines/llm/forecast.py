"""What a run will take beyond the requests that are known before it begins.

Known are the first requests. What the parts of a divided question are merged into, and what the
checks will reject, is not: that is estimated by what runs on workshops of ordinary size took.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from synthkit.engines.models.model import Request, asked_tokens

# A reply is that long whatever it is about, and then about as long as part of what was asked.
_REPLY_TOKENS: Final = 500
_REPLY_SHARE: Final = 0.12
# Merging is shown the lines of all parts, not their notes.
_MERGE_PROMPT: Final = 1_500
_MERGE_SHARE: Final = 0.6
# Mending is shown the faulty lines with their notes, and the notes that were passed over.
_MEND_PROMPT: Final = 2_000
_MEND_SHARE: Final = 0.1
_MEND_REPLY: Final = 500


@dataclass(frozen=True, slots=True)
class Forecast:
    """So many calls with so many tokens; all estimated on the safe side."""

    calls: int = 0
    prompt_tokens: int = 0
    reply_tokens: int = 0

    def __add__(self, other: "Forecast") -> "Forecast":
        return Forecast(
            self.calls + other.calls,
            self.prompt_tokens + other.prompt_tokens,
            self.reply_tokens + other.reply_tokens,
        )


def forecast(requests: Iterable[Request]) -> Forecast:
    """What these requests take."""
    told = Forecast()
    for request in requests:
        prompt = asked_tokens(request)
        reply = min(request.reply_limit, _REPLY_TOKENS + round(prompt * _REPLY_SHARE))
        told += Forecast(1, prompt, reply)
    return told


def following(drafts: Iterable[Request]) -> Forecast:
    """What the drafts of one question lead to: merging where there are several, and mending."""
    known = forecast(drafts)
    if not known.calls:
        return Forecast()
    mended = Forecast(1, _MEND_PROMPT + round(known.prompt_tokens * _MEND_SHARE), _MEND_REPLY)
    if known.calls == 1:
        return mended
    shown = _MERGE_PROMPT + round(known.reply_tokens * _MERGE_SHARE)
    return mended + Forecast(1, shown, known.reply_tokens // known.calls)
