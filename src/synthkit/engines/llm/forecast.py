"""What a run will cost, beyond the requests that are known before it starts.

The first requests are known. What merging the parts of a divided question takes, and what checks
will reject, is not: that is estimated from runs on workshops of ordinary size.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from synthkit.engines.models.model import Request, asked_tokens

# A reply has a fixed part, and one that grows with the prompt.
_REPLY_TOKENS: Final = 500
_REPLY_SHARE: Final = 0.12
# A merge is shown the lines of all parts, not their notes.
_MERGE_PROMPT: Final = 1_500
_MERGE_SHARE: Final = 0.6
# A repair is shown the faulty lines with their notes, and the notes that were passed over.
_REPAIR_PROMPT: Final = 2_000
_REPAIR_SHARE: Final = 0.1
_REPAIR_REPLY: Final = 500


@dataclass(frozen=True, slots=True)
class Forecast:
    """How many calls and tokens, estimated on the high side."""

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
    """What these requests cost."""
    total = Forecast()
    for request in requests:
        prompt = asked_tokens(request)
        reply = min(request.reply_limit, _REPLY_TOKENS + round(prompt * _REPLY_SHARE))
        total += Forecast(1, prompt, reply)
    return total


def following(drafts: Iterable[Request]) -> Forecast:
    """What follows the drafts of one question: a repair, and a merge where there are several."""
    known = forecast(drafts)
    if not known.calls:
        return Forecast()
    repair = Forecast(1, _REPAIR_PROMPT + round(known.prompt_tokens * _REPAIR_SHARE), _REPAIR_REPLY)
    if known.calls == 1:
        return repair
    shown = _MERGE_PROMPT + round(known.reply_tokens * _MERGE_SHARE)
    return repair + Forecast(1, shown, known.reply_tokens // known.calls)
