"""``[llm]`` of synthkit.toml: which language model is asked, where and how."""

from typing import Annotated, Final

from pydantic import Field, StringConstraints

from synthkit.cli.settings.table import Table

OPENAI_KEY: Final = "OPENAI_API_KEY"
AZURE_KEY: Final = "AZURE_OPENAI_API_KEY"

_Address = Annotated[str, StringConstraints(pattern=r"^(https?://\S+)?$")]
# In capitals, as is the custom: what else stands there may be the key itself.
_Variable = Annotated[str, StringConstraints(pattern=r"^([A-Z_][A-Z0-9_]*)?$")]


class LlmSettings(Table):
    """``[llm]``; what is left empty is the common case."""

    model: str = ""
    name: str = ""
    base_url: _Address = ""
    api_key_env: _Variable = ""
    azure_api_version: str = ""
    temperature: float | None = Field(default=0.0, ge=0, le=2)
    seed: int | None = None
    context: int = Field(default=16_000, ge=1_000)
    reply: int = Field(default=4_000, ge=200)
    concurrency: int = Field(default=8, ge=1, le=64)
    timeout: int = Field(default=120, ge=1, le=3600)
    price_prompt: float | None = Field(default=None, ge=0)
    price_reply: float | None = Field(default=None, ge=0)

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
