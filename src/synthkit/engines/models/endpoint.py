"""Where a language model is, how it is sampled, and what it costs."""

from typing import Final
from urllib.parse import urlsplit, urlunsplit

from pydantic import Field

from synthkit.model.base import FrozenModel

OPENAI = "https://api.openai.com/v1"
# What a batch costs of the price of single calls, with every provider that has such an interface.
SHARE_OF_PRICE: Final = 0.5


class Endpoint(FrozenModel):
    """Which model is asked, and how: with the request, all that a reply depends on.

    The key is not part of it: this is stored, printed and hashed.

    Attributes:
        address: of the API, without anything secret in it: "https://api.openai.com/v1".
        model: its name on the server.
        temperature: None leaves it to the server.
        seed: the same.
    """

    address: str = OPENAI
    model: str
    temperature: float | None = None
    seed: int | None = None

    @property
    def is_openai(self) -> bool:
        """Whether it is OpenAI's own, or its models on Azure."""
        host = urlsplit(self.address).hostname or ""
        return host.endswith((".openai.com", ".openai.azure.com"))


def shown_address(url: str) -> str:
    """An address without user, password, query (which may be secret) and trailing slash.

    >>> shown_address("https://me:word@models.example.org/v1/?key=1")
    'https://models.example.org/v1'
    """
    parts = urlsplit(url)
    place = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, place, parts.path.rstrip("/"), "", ""))


class Prices(FrozenModel):
    """What a million tokens cost, in any currency."""

    prompt: float = Field(ge=0)
    reply: float = Field(ge=0)

    def times(self, share: float) -> "Prices":
        """So much of these prices."""
        return Prices(prompt=self.prompt * share, reply=self.reply * share)

    def of(self, prompt_tokens: int, reply_tokens: int) -> float:
        """What so many tokens cost."""
        return (prompt_tokens * self.prompt + reply_tokens * self.reply) / 1_000_000
