"""The workshop and what was asked in it."""

import datetime as dt
from enum import StrEnum

from pydantic import Field

from synthkit.model.base import FrozenModel
from synthkit.text.languages import DEFAULT, LanguageCode


class Question(FrozenModel):
    """A question that was put to all groups."""

    number: int = Field(ge=1)
    text: str = Field(min_length=1)


class Series(FrozenModel):
    """A learning project: the frame that its workshops stand in.

    Attributes:
        title: as it stands at the top of a document.
        name: as it stands in running text, within quotation marks.
        kind: what it is, in its definite form, where it is not "lärprojektet".
        organisation: who publishes; the author of the documents.
    """

    title: str | None = None
    name: str | None = None
    kind: str | None = None
    organisation: str | None = None


class Others(StrEnum):
    """Whether a question may have themes beside the settled ones."""

    NONE = "none"
    ALLOWED = "allowed"


class SettledThemes(FrozenModel):
    """The themes of a question that a person settled, in order.

    Attributes:
        titles: no two alike.
        others: where they are allowed, these themes stay whatever becomes of the others.
    """

    titles: tuple[str, ...] = Field(min_length=1)
    others: Others = Others.NONE


class Length(StrEnum):
    """How long a document is to be; ``normal`` has a line for about six notes."""

    SHORT = "short"
    NORMAL = "normal"
    LONG = "long"


class Workshop(FrozenModel):
    """One meeting of a series; whatever is not known is None, never guessed.

    Attributes:
        name: short, as people say it: "WS 2".
        kind: what it is, in its definite form: "workshopen", "fördjupningsseminariet".
        ordinal: which of its kind in the series, from 1.
        dates: the days of it, in order.
        purpose: a whole sentence about what the synthesis is for.
        title: of the document, where a person worded it; None for "Sammanställning WS 2".
        introduction: how it opens, where a person worded it; an empty line parts its paragraphs.
        sample: what a sample said of the document, in a sentence for it.
        language: of the document.
        length: of the document.
        glossary: what an abbreviation stands for, by the abbreviation.
        names_kept: names that a person said are no private ones, and may stand.
        names_masked: names that a person said are private.
        examples_left_out: names that a person said are no good examples.
        themes: what a person settled of the themes, by the number of the question.
        meetings: those that it ties together, by name and in order; none of a meeting of its own.
    """

    series: Series = Series()
    name: str | None = None
    kind: str | None = None
    ordinal: int | None = Field(default=None, ge=1)
    dates: tuple[dt.date, ...] = ()
    purpose: str | None = None
    title: str | None = None
    introduction: str | None = None
    sample: str | None = None
    language: LanguageCode = DEFAULT
    length: Length = Length.NORMAL
    questions: tuple[Question, ...] = ()
    glossary: dict[str, str] = Field(default_factory=dict)
    names_kept: tuple[str, ...] = ()
    names_masked: tuple[str, ...] = ()
    examples_left_out: tuple[str, ...] = ()
    themes: dict[int, SettledThemes] = Field(default_factory=dict)
    meetings: tuple[str, ...] = ()

    def question(self, number: int) -> Question | None:
        """The question of that number, if there is one."""
        return next((q for q in self.questions if q.number == number), None)
