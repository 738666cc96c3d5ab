"""The sole reader of synthkit.toml."""

import datetime as dt
import difflib
import re
import tomllib
from pathlib import Path
from typing import Any

from pydantic import BaseModel, Field, ValidationError

from synthkit.cli.settings.llm import LlmSettings
from synthkit.cli.settings.table import Table
from synthkit.errors import SettingsError, UsageMistake
from synthkit.exporters.detail import Detail
from synthkit.exporters.layout import Abbreviations, Counts, View
from synthkit.model.workshop import Others, Question, Series, SettledThemes, Workshop
from synthkit.readers.limits import Limits
from synthkit.text.languages import DEFAULT, LanguageCode

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
    language: LanguageCode = DEFAULT
    questions: tuple[str, ...] = ()


class EngineSettings(Table):
    """``[engine]``: what makes the sections unless a command says otherwise."""

    default: str = "offline"


class PasteSettings(Table):
    """``[paste]``: the chat window that prompts are pasted into."""

    service: str = ""
    characters: int = Field(default=16_000, ge=6_000)


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

    def but(self, *, counts: bool, detail: str | None, glossary: bool) -> "ExportSettings":
        """The same with what a command asks for.

        Raises:
            UsageMistake: if there is no such detail.
        """
        details = [each.value for each in Detail]
        if detail is not None and detail not in details:
            raise UsageMistake("no_such_detail", name=detail, details=", ".join(details))
        return ExportSettings(
            counts=counts or self.counts,
            detail=Detail(detail) if detail else self.detail,
            glossary=glossary or self.glossary,
        )

    def as_view(self) -> View:
        """The same as a view."""
        return View(
            counts=Counts.GROUPS if self.counts else Counts.NONE,
            detail=self.detail,
            abbreviations=Abbreviations.EXPLAINED if self.glossary else Abbreviations.NONE,
        )


class Settings(Table):
    """The whole of synthkit.toml."""

    series: SeriesSettings = SeriesSettings()
    workshop: WorkshopSettings = WorkshopSettings()
    groups: dict[str, str] = Field(default_factory=dict)
    glossary: dict[str, str] = Field(default_factory=dict)
    themes: dict[int, tuple[str, ...]] = Field(default_factory=dict)
    engine: EngineSettings = EngineSettings()
    llm: LlmSettings = LlmSettings()
    paste: PasteSettings = PasteSettings()
    export: ExportSettings = ExportSettings()
    privacy: PrivacySettings = PrivacySettings()
    limits: LimitsSettings = LimitsSettings()

    def as_workshop(self) -> Workshop:
        """The workshop as a noun; what is left empty is unknown."""
        told = self.workshop
        days = set(told.dates) | ({told.date} if told.date else set())
        return Workshop(
            series=Series(
                title=self.series.title or None,
                name=self.series.name or None,
                kind=self.series.kind or None,
                organisation=self.series.organisation or None,
            ),
            name=told.name or None,
            kind=told.kind or None,
            ordinal=told.ordinal,
            dates=tuple(sorted(days)),
            purpose=told.purpose or None,
            language=told.language,
            glossary=self.glossary,
            names_kept=self.privacy.keep,
            names_masked=self.privacy.mask,
            themes=self._themes(),
            questions=tuple(
                Question(number=number, text=text)
                for number, text in enumerate((q for q in told.questions if q), 1)
            ),
        )

    def _themes(self) -> dict[int, SettledThemes]:
        settled: dict[int, SettledThemes] = {}
        for number, listed in self.themes.items():
            told = [" ".join(title.split()).removesuffix(":").rstrip() for title in listed]
            open_ended = set(told) & _AND_OTHERS
            titles: dict[str, str] = {}
            for title in told:
                if title and title not in _AND_OTHERS:
                    titles.setdefault(title.casefold(), title)
            if titles:
                others = Others.ALLOWED if open_ended else Others.NONE
                settled[number] = SettledThemes(titles=tuple(titles.values()), others=others)
        return settled


def read_settings(folder: Path) -> Settings:
    """The settings of the workspace in ``folder``; the defaults where there is no synthkit.toml.

    Raises:
        SettingsError: if the file cannot be used as it stands; says where and why.
    """
    path = folder / SETTINGS_FILE
    if not path.exists():
        return Settings()
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError("settings_not_utf8", file=path.name) from error
    except OSError as error:
        raise SettingsError("settings_unreadable", file=path.name) from error
    return parse_settings(text, path.name)


def parse_settings(text: str, file: str = SETTINGS_FILE) -> Settings:
    """The settings that the text of a synthkit.toml holds.

    Raises:
        SettingsError: if it cannot be used as it stands; says where and why.
    """
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        where = line.group(1) if line else str(text.count("\n") + 1)
        raise SettingsError("settings_not_toml", file=file, line=where) from error
    try:
        return Settings.model_validate(told)
    except ValidationError as error:
        raise _first_mistake(error.errors()[0], file) from error


def _first_mistake(mistake: Any, file: str) -> SettingsError:  # noqa: ANN401 - pydantic's own shape
    place = [part for part in mistake["loc"] if isinstance(part, str)]
    key = ".".join(place)
    if mistake["type"] == "extra_forbidden":
        nearest = difflib.get_close_matches(place[-1], _known_keys(place[:-1]), n=1, cutoff=0.5)
        if nearest:
            return SettingsError("setting_misspelt", file=file, key=key, nearest=nearest[0])
        return SettingsError("setting_unknown", file=file, key=key)
    if place == ["privacy", "mask"] and isinstance(mistake["input"], bool):
        return SettingsError("setting_mask_is_names", file=file)
    if place[-1] == "api_key_env":
        # Most likely the key itself, which is not to be shown.
        return SettingsError("key_in_settings", file=file, key=key)
    return SettingsError("setting_wrong", file=file, key=key, value=mistake["input"])


def _known_keys(path: list[str]) -> list[str]:
    table: type[BaseModel] = Settings
    for name in path:
        annotation = table.model_fields[name].annotation if name in table.model_fields else None
        if not (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
            return []
        table = annotation
    return list(table.model_fields)
