"""The sole reader of synthkit.toml and series.toml."""

import difflib
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from synthkit.cli.settings.tables import SETTINGS_FILE, Settings
from synthkit.errors import SettingsError
from synthkit.text.characters import data_without_unseen, steering

T = TypeVar("T", bound=BaseModel)


def read_settings(folder: Path) -> Settings:
    """The settings of the workspace in ``folder``; the defaults where there is no synthkit.toml.

    Raises:
        SettingsError: if the file cannot be used as it stands; says where and why.
    """
    path = folder / SETTINGS_FILE
    return read_table_file(path, Settings) if path.exists() else Settings()


def read_table_file(path: Path, kind: type[T]) -> T:
    """What a file of settings of that kind says.

    Raises:
        SettingsError: if it cannot be used as it stands; says where and why.
    """
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError("settings_not_utf8", file=path.name) from error
    except OSError as error:
        raise SettingsError("settings_unreadable", file=path.name) from error
    return _parsed(text, path.name, kind)


def parse_settings(text: str, file: str = SETTINGS_FILE) -> Settings:
    """The settings that the text of a synthkit.toml holds.

    Raises:
        SettingsError: if it cannot be used as it stands; says where and why.
    """
    return _parsed(text, file, Settings)


def _parsed(text: str, file: str, kind: type[T]) -> T:
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        where = line.group(1) if line else str(text.count("\n") + 1)
        raise SettingsError("settings_not_toml", file=file, line=where) from error
    try:
        return kind.model_validate(data_without_unseen(content))
    except ValidationError as error:
        raise _first_mistake(error.errors()[0], file, kind) from error


def misleading_in(text: str) -> int:
    """How many characters in the values of a synthkit.toml mislead, and are not used."""
    return sum(map(steering, _strings(tomllib.loads(text))))


def _strings(content: Any) -> Iterator[str]:  # noqa: ANN401 - whatever TOML holds
    if isinstance(content, dict):
        content = list(content.values())
    if isinstance(content, list):
        for value in content:
            yield from _strings(value)
    elif isinstance(content, str):
        yield content


def _first_mistake(
    mistake: Any,  # noqa: ANN401 - pydantic's own shape
    file: str,
    kind: type[BaseModel],
) -> SettingsError:
    place = [part for part in mistake["loc"] if isinstance(part, str)]
    key = ".".join(place)
    if mistake["type"] == "extra_forbidden":
        nearest = difflib.get_close_matches(
            place[-1], _known_keys(kind, place[:-1]), n=1, cutoff=0.5
        )
        if nearest:
            return SettingsError("setting_misspelt", file=file, key=key, nearest=nearest[0])
        return SettingsError("setting_unknown", file=file, key=key)
    if place == ["privacy", "mask"] and isinstance(mistake["input"], bool):
        return SettingsError("setting_mask_is_names", file=file)
    if place[-1] == "api_key_env" or place[:2] == ["llm", "headers"]:
        # Most likely the key itself, which is not to be shown.
        return SettingsError("key_in_settings", file=file, key=key)
    return SettingsError("setting_wrong", file=file, key=key, value=mistake["input"])


def _known_keys(kind: type[BaseModel], path: list[str]) -> list[str]:
    table = kind
    for name in path:
        annotation = table.model_fields[name].annotation if name in table.model_fields else None
        if not (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
            return []
        table = annotation
    return list(table.model_fields)
