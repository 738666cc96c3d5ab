"""What a server can do of what it is asked for, found out by what it refuses."""

import re
from enum import StrEnum
from typing import Final, Literal, Protocol

from synthkit.engines.models.endpoint import Endpoint
from synthkit.model.base import FrozenModel

LimitName = Literal["max_completion_tokens", "max_tokens"]


class Form(StrEnum):
    """How a server can be held to a form of reply, the surest first."""

    SCHEMA = "json_schema"
    OBJECT = "json_object"
    TEXT = "text"


_NEXT: Final = {Form.SCHEMA: Form.OBJECT, Form.OBJECT: Form.TEXT, Form.TEXT: None}
_ABOUT_FORM = re.compile(
    r"response_format|json_schema|json_object|structured|grammar", re.IGNORECASE
)
_BAD_SCHEMA = re.compile(r"invalid.{0,20}schema|schema.{0,20}invalid", re.IGNORECASE)
_SAMPLING: Final = ("temperature", "seed")


class Abilities(FrozenModel):
    """What is asked for so that this server does not refuse it.

    Attributes:
        form: how the form of the reply is asked for.
        limits: what the limit of the reply may be called; the first is used, and none is set where
            the server refused all.
        refused: settings of the sampling that it does not take.
    """

    form: Form = Form.SCHEMA
    limits: tuple[LimitName, ...] = ("max_tokens", "max_completion_tokens")
    refused: tuple[str, ...] = ()

    def without(self, told: str) -> "Abilities | None":
        """What is left after the server refused a request in these words.

        None if they name nothing that can be done without.
        """
        if self.limits and self.limits[0] in told:
            return self.model_copy(update={"limits": self.limits[1:]})
        for name in _SAMPLING:
            if re.search(rf"\b{name}\b", told) and name not in self.refused:
                return self.model_copy(update={"refused": (*self.refused, name)})
        following = _NEXT[self.form]
        if following and _ABOUT_FORM.search(told):
            return self.model_copy(update={"form": following})
        return None


def is_about_one_schema(told: str) -> bool:
    """Whether it is this schema that the server refuses, and not schemas altogether."""
    return bool(_BAD_SCHEMA.search(told))


def first_guess(endpoint: Endpoint) -> Abilities:
    """What to begin with: OpenAI's newer models take the limit by its new name alone."""
    names: tuple[LimitName, ...] = ("max_tokens", "max_completion_tokens")
    return Abilities(limits=names[::-1] if endpoint.is_openai else names)


class Experience(Protocol):
    """Keeps what was found out about a server, so that it is found out once."""

    def abilities(self, address: str, model: str) -> bytes | None:
        """What was kept of them, if anything was."""
        ...

    def save_abilities(self, address: str, model: str, value: bytes) -> None:
        """Keeps it in place of what was kept before."""
        ...
