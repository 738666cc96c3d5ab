"""What all nouns have in common."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from synthkit.model.finding import Finding

T = TypeVar("T")


class FrozenModel(BaseModel):
    """A frozen value that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True, slots=True)
class Result(Generic[T]):
    """A value with what a person should know about how it came to be.

    Nothing is raised for a warning and nothing is dropped: whoever takes the value takes the
    findings along.
    """

    value: T
    findings: tuple[Finding, ...] = ()
