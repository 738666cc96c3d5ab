"""Edits of the text of a synthkit.toml: a person's comments and all else in it stay as they are."""

from collections.abc import Mapping
from typing import Any

import tomlkit
from tomlkit.items import Table

from synthkit.notes.wording import folded
from synthkit.store.records import SettingsEdit

_MARK = "\ufeff"


def with_groups(text: str, groups: Mapping[str, str]) -> str:
    """The text with these names under ``[groups]``, by file or FILE#HEADING.

    A key that is there in another spelling is the same key.
    """
    held = _parsed(text)
    table = held.setdefault("groups", tomlkit.table())
    for key, name in groups.items():
        there = next((one for one in table if folded(one) == folded(key)), key)
        table[there] = name
    return _written(held, text)


def put_back(text: str, edit: SettingsEdit) -> str:
    """The text with the edit taken back; what was changed beside it since stays.

    Where nothing was, it is the text before the edit, byte for byte.
    """
    if text == edit.after:
        return edit.before
    held, before, after = _parsed(text), _parsed(edit.before), _parsed(edit.after)
    for name in dict.fromkeys((*before, *after)):
        was, became = before.get(name, {}), after.get(name, {})
        if isinstance(was, dict) and isinstance(became, dict):
            _put_back_table(held, name, was, became)
    return _written(held, text)


def _put_back_table(
    held: tomlkit.TOMLDocument, name: str, was: Mapping[str, Any], became: Mapping[str, Any]
) -> None:
    for key in dict.fromkeys((*was, *became)):
        if was.get(key) == became.get(key):
            continue
        table = held.setdefault(name, tomlkit.table())
        if key in was:
            table[key] = was[key]
        elif isinstance(table, Table) and key in table:
            table.remove(key)


def _parsed(text: str) -> tomlkit.TOMLDocument:
    return tomlkit.parse(text.removeprefix(_MARK))


def _written(held: tomlkit.TOMLDocument, text: str) -> str:
    return (_MARK if text.startswith(_MARK) else "") + tomlkit.dumps(held)
