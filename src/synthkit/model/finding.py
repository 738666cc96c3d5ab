"""Findings: what a person should look at."""

from enum import StrEnum

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
