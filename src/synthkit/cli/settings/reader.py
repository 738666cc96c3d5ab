"""The sole reader of synthkit.toml."""

import difflib
import re
import tomllib
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from synthkit.cli.settings.tables import SETTINGS_FILE, Settings
from synthkit.errors import SettingsError


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
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        where = line.group(1) if line else str(text.count("\n") + 1)
        raise SettingsError("settings_not_toml", file=file, line=where) from error
    try:
        return Settings.model_validate(content)
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
