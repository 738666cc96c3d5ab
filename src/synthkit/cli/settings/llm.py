"""``[llm]`` of synthkit.toml: which language model is asked, where and how."""

from typing import Annotated, Final

from pydantic import Field, StringConstraints, ValidationError

from synthkit.cli.settings import Table
from synthkit.engines.models.endpoint import Prices
from synthkit.errors import UsageMistake

# The name of the engine that asks it.
LLM: Final = "llm"
OPENAI_KEY: Final = "OPENAI_API_KEY"
AZURE_KEY: Final = "AZURE_OPENAI_API_KEY"

_Address = Annotated[str, StringConstraints(pattern=r"^(https?://\S+)?$")]
# In capitals, as is the custom: what else stands there may be the key itself.
_Variable = Annotated[str, StringConstraints(pattern=r"^([A-Z_][A-Z0-9_]*)?$")]
_SetVariable = Annotated[_Variable, StringConstraints(min_length=1)]
_Header = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]+$")]


class LlmSettings(Table):
    """``[llm]``; what is left empty is the common case.

    Attributes:
        headers: that a gateway wants to see, by the environment variables that hold their values.
        verify: whether a second opinion is asked for, of ``verify_model`` or else of ``model``.
    """

    model: str = ""
    name: str = ""
    base_url: _Address = ""
    api_key_env: _Variable = ""
    headers: dict[_Header, _SetVariable] = Field(default_factory=dict)
    azure_api_version: str = ""
    temperature: float | None = Field(default=0.0, ge=0, le=2)
    seed: int | None = None
    context: int = Field(default=16_000, ge=1_000)
    reply: int = Field(default=4_000, ge=200)
    concurrency: int = Field(default=8, ge=1, le=64)
    timeout: int = Field(default=120, ge=1, le=3600)
    price_prompt: float | None = Field(default=None, ge=0)
    price_reply: float | None = Field(default=None, ge=0)
    verify: bool = False
    verify_model: str = ""

    def but(self, model: str | None, base_url: str | None) -> "LlmSettings":
        """The same with another model or address, for a command that names one.

        Prices are those of one model at one address; and what was stated for an address, its key
        and headers before all, goes to no other.

        Raises:
            UsageMistake: "base_url_malformed".
        """
        changes: dict[str, object] = {}
        if base_url and base_url.rstrip("/") != self.base_url.rstrip("/"):
            changes |= {"base_url": base_url, "name": "", "api_key_env": ""}
            changes |= {"azure_api_version": "", "headers": {}, "verify_model": ""}
        if model and model != self.model:
            changes |= {"model": model}
        if changes:
            changes |= {"price_prompt": None, "price_reply": None}
        try:
            return LlmSettings.model_validate(self.model_dump() | changes)
        except ValidationError as error:
            raise UsageMistake("base_url_malformed", url=base_url) from error

    @property
    def key_name(self) -> str | None:
        """The environment variable that holds the key; None where none is sent.

        The key of OpenAI is sent to OpenAI, or where the same environment points, and to no other
        address that synthkit.toml names.
        """
        if self.api_key_env:
            return self.api_key_env
        if self.azure_api_version:
            return AZURE_KEY
        return None if self.base_url else OPENAI_KEY

    @property
    def prices(self) -> Prices | None:
        """What tokens cost; None unless both prices are known."""
        if self.price_prompt is None or self.price_reply is None:
            return None
        return Prices(prompt=self.price_prompt, reply=self.price_reply)
