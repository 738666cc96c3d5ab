"""Where a language model is reached, how it is sampled, and what it costs."""

from urllib.parse import urlsplit, urlunsplit

from pydantic import Field

from synthkit.model.base import FrozenModel

OPENAI = "https://api.openai.com/v1"


class Endpoint(FrozenModel):
    """Who is asked, and how: together with the request, all that a reply depends on.

    The key is no part of it: this is stored, printed and hashed.

    Attributes:
        address: of the API, without anything secret in it: "https://api.openai.com/v1".
        model: as the server names it.
        temperature: None leaves it to the server.
        seed: likewise.
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
    """An address without user, password and query, which may be secret, and without a last slash.

    >>> shown_address("https://me:word@models.example.org/v1/?key=1")
    'https://models.example.org/v1'
    """
    parts = urlsplit(url)
    place = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, place, parts.path.rstrip("/"), "", ""))


class Prices(FrozenModel):
    """What tokens cost, for a million of them, in whatever currency the person thinks in."""

    prompt: float = Field(ge=0)
    reply: float = Field(ge=0)

    def of(self, prompt_tokens: int, reply_tokens: int) -> float:
        """What so many cost."""
        return (prompt_tokens * self.prompt + reply_tokens * self.reply) / 1_000_000
