"""Edits of the text of a synthkit.toml: a person's comments and all else in it stay as they are."""

from collections.abc import Iterable, Mapping
from typing import Any

import tomlkit
from tomlkit.items import Table

from synthkit.cli.settings.llm import LLM, LlmSettings
from synthkit.cli.settings.tables import AND_OTHERS
from synthkit.drafts.changes import SettingsEdit
from synthkit.model.workshop import Others, SettledThemes
from synthkit.notes.wording import folded

_MARK = "\ufeff"


def with_groups(text: str, groups: Mapping[str, str]) -> str:
    """The text with these names under ``[groups]``, by file or FILE#HEADING.

    A key that is there in another spelling is the same key.
    """
    document = _parsed(text)
    table = document.setdefault("groups", tomlkit.table())
    for key, name in groups.items():
        there = next((one for one in table if folded(one) == folded(key)), key)
        table[there] = name
    return _written(document, text)


def with_names(text: str, keep: Iterable[str], mask: Iterable[str]) -> str:
    """The text with these names under ``[privacy]``: to keep, and to mask.

    A name stands in one of the two lists, and once: the last word on it counts.
    """
    document = _parsed(text)
    table = document.setdefault("privacy", tomlkit.table())
    for key, other, names in (("keep", "mask", keep), ("mask", "keep", mask)):
        for name in names:
            _remove(table.get(other, []), name)
            listed = table.setdefault(key, tomlkit.array())
            if not any(_same_name(one, name) for one in listed):
                listed.append(name)
    return _written(document, text)


def with_intake(text: str, name: str, said: Mapping[str, object]) -> str:
    """The text with what is said of the columns of such files under ``[intake]``."""
    document = _parsed(text)
    line = tomlkit.inline_table()
    line.update(said)
    document.setdefault("intake", tomlkit.table())[name] = line
    return _written(document, text)


def intake_line(name: str, said: Mapping[str, object]) -> str:
    """The line under ``[intake]`` that says the same."""
    line = tomlkit.inline_table()
    line.update(said)
    return f"{tomlkit.string(name).as_string()} = {line.as_string()}"


def with_service(text: str, service: str) -> str:
    """The text with the chat service of that name under ``[paste]``."""
    document = _parsed(text)
    document.setdefault("paste", tomlkit.table())["service"] = service
    return _written(document, text)


def with_llm(text: str, before: LlmSettings, llm: LlmSettings) -> str:
    """The text with what is another in that language model, and the engine that asks it."""
    document = _parsed(text)
    table = document.setdefault("llm", tomlkit.table())
    for key, value in llm.model_dump().items():
        if value == getattr(before, key):
            continue
        if value in {"", None}:
            table.pop(key, None)
        else:
            table[key] = value
    document.setdefault("engine", tomlkit.table())["default"] = LLM
    return _written(document, text)


def with_themes(text: str, number: int, settled: SettledThemes | None) -> str:
    """The text with these themes for the question of that number; without any for None."""
    document = _parsed(text)
    key = str(number)
    if settled is None:
        if key in document.get("themes", {}):
            document["themes"].remove(key)
        return _written(document, text)
    table = document.setdefault("themes", tomlkit.table())
    listed = tomlkit.array().multiline(multiline=True)
    listed.extend(settled.titles)
    if settled.others is Others.ALLOWED:
        listed.append(AND_OTHERS)
    table[key] = listed
    return _written(document, text)


def _remove(listed: list[Any], name: str) -> None:
    for position in reversed(range(len(listed))):
        if _same_name(listed[position], name):
            del listed[position]


def _same_name(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def put_back(text: str, edit: SettingsEdit) -> str:
    """The text with the edit taken back; what was changed beside it since stays.

    Where nothing was, it is the text before the edit, byte for byte.
    """
    if text == edit.after:
        return edit.before
    document, before, after = _parsed(text), _parsed(edit.before), _parsed(edit.after)
    for name in dict.fromkeys((*before, *after)):
        was, became = before.get(name, {}), after.get(name, {})
        if isinstance(was, dict) and isinstance(became, dict):
            _put_back_table(document, name, was, became)
    return _written(document, text)


def _put_back_table(
    document: tomlkit.TOMLDocument, name: str, was: Mapping[str, Any], became: Mapping[str, Any]
) -> None:
    for key in dict.fromkeys((*was, *became)):
        if was.get(key) == became.get(key):
            continue
        table = document.setdefault(name, tomlkit.table())
        if key in was:
            table[key] = was[key]
        elif isinstance(table, Table) and key in table:
            table.remove(key)


def _parsed(text: str) -> tomlkit.TOMLDocument:
    return tomlkit.parse(text.removeprefix(_MARK))


def _written(document: tomlkit.TOMLDocument, text: str) -> str:
    return (_MARK if text.startswith(_MARK) else "") + tomlkit.dumps(document)
