"""What synthkit.toml may say, table by table."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, StringConstraints, field_validator

from synthkit.cli.settings import Table
from synthkit.cli.settings.llm import LlmSettings
from synthkit.errors import SettingsError, UsageMistake
from synthkit.exporters.view import Abbreviations, Counts, Detail, Examples, View
from synthkit.model.workshop import Length, Others, Question, Series, SettledThemes, Workshop
from synthkit.readers.contents import Limits
from synthkit.text.languages import DEFAULT, LanguageCode

if TYPE_CHECKING:
    from synthkit.readers.sheets.table_map import TableMap

SETTINGS_FILE = "synthkit.toml"

# Last in a list of themes: there may be others beside them.
AND_OTHERS = "..."
_AND_OTHERS = frozenset({AND_OTHERS, "…"})


class SeriesSettings(Table):
    """``[series]``: the learning project."""

    title: str = ""
    name: str = ""
    kind: str = ""
    organisation: str = ""


class WorkshopSettings(Table):
    """``[workshop]``: what is known of this meeting."""

    name: str = ""
    kind: str = ""
    ordinal: int | None = Field(default=None, ge=1, le=99)
    date: dt.date | None = None
    dates: tuple[dt.date, ...] = ()
    purpose: str = ""
    title: str = ""
    introduction: str = ""
    sample: str = ""
    language: LanguageCode = DEFAULT
    questions: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()


class DocumentSettings(Table):
    """``[document]``: what the document is to be, whatever makes it."""

    length: Length = Length.NORMAL


class EngineSettings(Table):
    """``[engine]``: what makes the sections unless a command says otherwise."""

    default: str = "offline"
    move_misplaced: bool = False


class PasteSettings(Table):
    """``[paste]``: the chat window that prompts are pasted into."""

    service: str = ""
    characters: int = Field(default=16_000, ge=7_000)


class PrivacySettings(Table):
    """``[privacy]``: names that a person has decided about, and whether what is sent is masked."""

    masking: bool = True
    keep: tuple[str, ...] = ()
    mask: tuple[str, ...] = ()


class LimitsSettings(Table):
    """``[limits]``: what reading one file may cost."""

    seconds: int = Field(default=30, ge=1, le=3600)
    megabytes: int = Field(default=1024, ge=64, le=65536)

    def as_limits(self) -> Limits:
        """The same for the readers."""
        return Limits(seconds=self.seconds, megabytes=self.megabytes)


class ExportSettings(Table):
    """``[export]``: what documents show unless a command says otherwise."""

    counts: bool = False
    detail: Detail = Detail.NORMAL
    glossary: bool = False
    examples: bool = False
    examples_left_out: tuple[str, ...] = ()
    template: str = ""
    styles: dict[str, str] = Field(default_factory=dict)

    def but(self, *, counts: bool, detail: str | None, glossary: bool) -> "ExportSettings":
        """The same with what a command asks for.

        Raises:
            UsageMistake: if there is no such detail.
        """
        details = [each.value for each in Detail]
        if detail is not None and detail not in details:
            raise UsageMistake("no_such_detail", name=detail, details=", ".join(details))
        return self.model_copy(
            update={
                "counts": counts or self.counts,
                "detail": Detail(detail) if detail else self.detail,
                "glossary": glossary or self.glossary,
            }
        )

    def as_view(self) -> View:
        """The same as a view."""
        return View(
            counts=Counts.GROUPS if self.counts else Counts.NONE,
            detail=self.detail,
            abbreviations=Abbreviations.EXPLAINED if self.glossary else Abbreviations.NONE,
            examples=Examples.SHOWN if self.examples else Examples.NONE,
        )


class ArchiveSettings(Table):
    """``[archive]``: what the organisation's archive wants to know."""

    reference: str = ""
    retention: str = ""


class IntakeSettings(Table):
    """``[intake."Answers*.xlsx"]``: how tables in files of such names are read.

    Attributes:
        notes: columns by the number or the wording of their question; those in a bare list have
            the question that their heading or the notes themselves tell.
    """

    sheet: str | None = None
    header: int | None = Field(default=None, ge=0)
    group: str | None = None
    notes: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    ignore: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    split: Annotated[str, StringConstraints(strip_whitespace=False)] = ""
    respondents: bool | None = None

    @field_validator("notes", mode="before")
    @classmethod
    def _listed(cls, notes: object) -> object:
        return {"": notes} if isinstance(notes, list) else notes

    def with_columns(self, said: Mapping[str, Sequence[str]]) -> dict[str, object]:
        """The same as it is written, with more columns said of.

        Args:
            said: columns by what they hold: "group", "personal", "ignore", or "notes" and the
                number of their question, if one is known: "notes.2".
        """
        written = self.model_dump(exclude_defaults=True)
        notes = {question: list(columns) for question, columns in self.notes.items()}
        for kind, columns in said.items():
            role, _, question = kind.partition(".")
            if role == "notes":
                notes.setdefault(question, []).extend(columns)
            elif role == "group":
                written["group"] = columns[-1]
            else:
                written[role] = [*written.get(role, ()), *columns]
        if notes:
            written["notes"] = notes[""] if set(notes) == {""} else notes
        return written

    def as_map(self, pattern: str, questions: Sequence[str]) -> "TableMap":
        """The same for the readers, with the wording of the questions.

        Raises:
            SettingsError: "intake_no_such_question", if one is named that is not asked.
        """
        # The readers load with it, and few commands read.
        from synthkit.readers.sheets.table_map import TableMap  # noqa: PLC0415

        worded = {str(number): text for number, text in enumerate(questions, 1)}
        unknown = next((key for key in self.notes if key.isdigit() and key not in worded), None)
        if unknown is not None:
            values = {"file": SETTINGS_FILE, "name": pattern, "number": unknown}
            raise SettingsError("intake_no_such_question", **values)
        return TableMap(
            notes=tuple(
                (column, worded.get(question, question))
                for question, columns in self.notes.items()
                for column in columns
            ),
            **self.model_dump(exclude={"notes"}),
        )


class Settings(Table):
    """The whole of synthkit.toml."""

    series: SeriesSettings = SeriesSettings()
    workshop: WorkshopSettings = WorkshopSettings()
    groups: dict[str, str] = Field(default_factory=dict)
    glossary: dict[str, str] = Field(default_factory=dict)
    themes: dict[int, tuple[str, ...]] = Field(default_factory=dict)
    document: DocumentSettings = DocumentSettings()
    engine: EngineSettings = EngineSettings()
    llm: LlmSettings = LlmSettings()
    paste: PasteSettings = PasteSettings()
    export: ExportSettings = ExportSettings()
    archive: ArchiveSettings = ArchiveSettings()
    privacy: PrivacySettings = PrivacySettings()
    limits: LimitsSettings = LimitsSettings()
    intake: dict[str, IntakeSettings] = Field(default_factory=dict)

    def table_maps(self) -> "dict[str, TableMap]":
        """How tables are read, by patterns of file names.

        Raises:
            SettingsError: "intake_no_such_question".
        """
        asked = [question for question in self.workshop.questions if question]
        return {pattern: one.as_map(pattern, asked) for pattern, one in self.intake.items()}

    def of_length(self, length: Length) -> "Settings":
        """The same for a document of that length."""
        return self.model_copy(update={"document": DocumentSettings(length=length)})

    def as_workshop(self) -> Workshop:
        """The workshop as a noun; what is left empty is unknown."""
        workshop = self.workshop
        days = set(workshop.dates) | ({workshop.date} if workshop.date else set())
        return Workshop(
            series=Series(
                title=self.series.title or None,
                name=self.series.name or None,
                kind=self.series.kind or None,
                organisation=self.series.organisation or None,
            ),
            name=workshop.name or None,
            kind=workshop.kind or None,
            ordinal=workshop.ordinal,
            dates=tuple(sorted(days)),
            purpose=workshop.purpose or None,
            title=workshop.title or None,
            introduction=workshop.introduction or None,
            sample=workshop.sample or None,
            language=workshop.language,
            length=self.document.length,
            glossary=self.glossary,
            names_kept=self.privacy.keep,
            names_masked=self.privacy.mask,
            examples_left_out=self.export.examples_left_out,
            themes=self._themes(),
            meetings=tuple(one for one in workshop.meetings if one),
            questions=tuple(
                Question(number=number, text=text)
                for number, text in enumerate((q for q in workshop.questions if q), 1)
            ),
        )

    def _themes(self) -> dict[int, SettledThemes]:
        settled: dict[int, SettledThemes] = {}
        for number, listed in self.themes.items():
            titles_listed = [" ".join(title.split()).removesuffix(":").rstrip() for title in listed]
            open_ended = set(titles_listed) & _AND_OTHERS
            titles: dict[str, str] = {}
            for title in titles_listed:
                if title and title not in _AND_OTHERS:
                    titles.setdefault(title.casefold(), title)
            if titles:
                others = Others.ALLOWED if open_ended else Others.NONE
                settled[number] = SettledThemes(titles=tuple(titles.values()), others=others)
        return settled
