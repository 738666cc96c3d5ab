"""What all tables of synthkit.toml have in common."""

from pydantic import BaseModel, ConfigDict


class Table(BaseModel):
    """A table of synthkit.toml: refuses keys that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
