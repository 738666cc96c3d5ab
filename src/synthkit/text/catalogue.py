"""The texts that people read, by key, in the languages that the program speaks."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from synthkit.text import languages
from synthkit.text.languages import FALLBACK, LanguageCode


class Catalogue:
    """The texts of one language.

    A key is "AREA.NAME.…": the area is a file in ``messages/`` of the language's folder, read when
    it is first asked for, so that a command pays for the texts it shows and no others. An area
    that the language lacks is English. A text is a string with named placeholders, or a table of
    ``one`` and ``other`` to choose from by ``count``.

    Args:
        locale: of the texts.
        instead: areas whose texts stand in the place of those of the same names in others.
    """

    def __init__(self, locale: LanguageCode, instead: Mapping[str, str] | None = None) -> None:
        self.locale = locale
        self._instead = instead or {}
        self._areas: dict[str, dict[str, Any]] = {}

    def text(self, key: str, /, **values: object) -> str:
        """The text of that key with the values in its placeholders.

        Raises:
            LookupError: if there is no such text, or a placeholder is left without a value. Both
                are faults of ours.
        """
        template = self._find(key)
        if isinstance(template, dict) and {"one", "other"} <= template.keys():
            template = template["one" if values.get("count") == 1 else "other"]
        if not isinstance(template, str):
            msg = f"{key!r} names a group of texts, not a text ({self.locale})"
            raise LookupError(msg)
        return template.format_map(values)

    def has(self, key: str) -> bool:
        """Whether there is such a text."""
        return self._find(key, missing_ok=True) is not None

    def keys(self, area: str) -> dict[str, str]:
        """All texts of an area by their full keys, for tests and lists."""
        found: dict[str, str] = {}

        def collect(prefix: str, node: dict[str, Any]) -> None:
            for name, value in node.items():
                key = f"{prefix}.{name}"
                if isinstance(value, dict):
                    collect(key, value)
                else:
                    found[key] = value

        collect(area, self._area(area))
        return found

    def _find(self, key: str, *, missing_ok: bool = False) -> Any:  # noqa: ANN401 - a TOML value
        area, *names = key.split(".")
        if area in self._instead:
            found = self._find(".".join((self._instead[area], *names)), missing_ok=True)
            if found is not None:
                return found
        node: Any = self._area(area)
        for name in names:
            node = node.get(name) if isinstance(node, dict) else None
        if node is None and not missing_ok:
            msg = f"no text {key!r} ({self.locale})"
            raise LookupError(msg)
        return node

    def _area(self, area: str) -> dict[str, Any]:
        if area not in self._areas:
            paths = (_messages(code) / f"{area}.toml" for code in (self.locale, FALLBACK))
            path = next((path for path in paths if path.is_file()), None)
            self._areas[area] = tomllib.loads(path.read_text("utf-8")) if path else {}
        return self._areas[area]


@cache
def catalogue(locale: LanguageCode) -> Catalogue:
    """The catalogue of that language, read once."""
    return Catalogue(locale)


@cache
def closing_catalogue(locale: LanguageCode) -> Catalogue:
    """The catalogue of that language, with the words of a closing synthesis for a document."""
    return Catalogue(locale, {"document": "closing"})


def areas() -> tuple[str, ...]:
    """The names of all areas."""
    return tuple(sorted(path.stem for path in _messages(FALLBACK).glob("*.toml")))


def _messages(code: LanguageCode) -> Path:
    return languages.get(code).folder / "messages"
