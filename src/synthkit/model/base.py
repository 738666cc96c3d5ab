"""What all nouns have in common."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, Self, TypeVar

from pydantic import BaseModel, ConfigDict

from synthkit.model.finding import Finding

T = TypeVar("T")


class FrozenModel(BaseModel):
    """A frozen value that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with these fields changed.

        Raises:
            AttributeError: if it has no such field, which pydantic would keep without a word.
        """
        if unknown := (update or {}).keys() - type(self).model_fields.keys():
            raise AttributeError(", ".join(sorted(unknown)))
        return super().model_copy(update=update, deep=deep)


@dataclass(frozen=True, slots=True)
class Result(Generic[T]):
    """A value with what a person should know about how it came to be.

    Nothing is raised for a warning and nothing is dropped: whoever takes the value takes the
    findings along.
    """

    value: T
    findings: tuple[Finding, ...] = ()
