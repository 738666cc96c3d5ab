"""synthkit.toml: what it may say (tables, llm), its sole reader, and the texts that are written."""

from pydantic import BaseModel, ConfigDict


class Table(BaseModel):
    """A table of synthkit.toml: refuses keys that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
