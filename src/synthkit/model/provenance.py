"""How a section came to be, and what people wrote beside its lines."""

import datetime as dt

from synthkit.model.base import FrozenModel


class PromptUse(FrozenModel):
    """Which text was put to a model."""

    name: str
    version: int
    hash: str


class Provenance(FrozenModel):
    """How a section came to be.

    Attributes:
        engine: its name: "offline".
        engine_version: of the program that ran it.
        model: as configured; None where no language model had a part in it.
        model_label: the name for the disclosure.
        prompts: those that were used.
        notes_seen: ids of the notes that the engine was given, in order.
        fingerprint: hash of all that went in, see `section_fingerprint`: a section is stale when
            it would be another today.
        made_at: with time zone.
        edited_at: when a person last changed the section.
        approved_at: when a person approved it as it stands; void after any change.
        approved_by: the role in which that person did, where it was said: "processledaren".
    """

    engine: str
    engine_version: str
    model: str | None = None
    model_label: str | None = None
    prompts: tuple[PromptUse, ...] = ()
    notes_seen: tuple[str, ...]
    fingerprint: str
    made_at: dt.datetime
    edited_at: dt.datetime | None = None
    approved_at: dt.datetime | None = None
    approved_by: str | None = None


class Comment(FrozenModel):
    """What somebody remarked on a document that came back; names in it are masked.

    Attributes:
        line: id of the theme, insight or tension; None where it is about the whole section.
        said: the words that it is about.
        by: the role of who wrote it, where that was said.
    """

    line: str | None
    said: str
    text: str
    by: str | None = None


class RegisterEntry(FrozenModel):
    """What an organisation wrote beside a line: who takes it, what the answer is, by when.

    Attributes:
        line: id of the insight or tension.
        said: its words then.
    """

    line: str
    said: str
    who: str = ""
    answer: str = ""
    by_when: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written there."""
        return not (self.who or self.answer or self.by_when)
