"""Findings: what a person should look at."""

from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict, Field


class Severity(StrEnum):
    """How much a finding matters, worst first.

    An error makes the document wrong; a warning may; information is good to know.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Where(BaseModel):
    """What a finding is about; every part is optional."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: int | None = None
    theme: str | None = None
    insight: str | None = None
    tension: str | None = None
    note: str | None = None
    document: str | None = None


class Finding(BaseModel):
    """Something a person should look at.

    The sentence and the advice stand in the locale files as ``findings.CODE.message`` and
    ``findings.CODE.hint``, with ``values`` for their placeholders.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    severity: Severity
    code: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    where: Where = Where()
    values: dict[str, str | int] = {}

    @classmethod
    def of(
        cls, severity: Severity, code: str, where: Where | None = None, /, **values: str | int
    ) -> Self:
        """A finding of that severity."""
        return cls(severity=severity, code=code, where=where or Where(), values=values)

    @classmethod
    def error(cls, code: str, where: Where | None = None, /, **values: str | int) -> Self:
        """What makes the document wrong."""
        return cls.of(Severity.ERROR, code, where, **values)

    @classmethod
    def warning(cls, code: str, where: Where | None = None, /, **values: str | int) -> Self:
        """What may make the document wrong."""
        return cls.of(Severity.WARNING, code, where, **values)

    @classmethod
    def info(cls, code: str, where: Where | None = None, /, **values: str | int) -> Self:
        """What is good to know."""
        return cls.of(Severity.INFO, code, where, **values)
