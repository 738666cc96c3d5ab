"""Tokens and money, as they are shown."""

from synthkit.engines.models.endpoint import Prices

UNKNOWN = "–"


def tokens(count: int) -> str:
    """A number of tokens, in groups of three figures: "12 400"."""
    return f"{count:,}".replace(",", " ")


def cost(prices: Prices | None, prompt_tokens: int, reply_tokens: int) -> str:
    """What so many tokens cost, as far as prices are known."""
    if prices is None:
        return UNKNOWN
    return f"{prices.of(prompt_tokens, reply_tokens):.4f}"
