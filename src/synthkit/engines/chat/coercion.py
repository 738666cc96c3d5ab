"""An answer coerced into the form that was asked for, as far as it has what belongs there.

Chats translate keys, write one string for a list, and leave out what is empty. What still does not
fit is dropped, in the smallest part possible: its notes are then in no line, and asked for again.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

from synthkit.text.languages import Language, either_word, every
from synthkit.text.lists import Table

_NO_KEY = re.compile(r"[\W_]+")
_ELLIPSES: Final = ("…", "...")


class SchemaMismatch(Exception):
    """A value that cannot be what was asked for."""


def coerced(answer: Mapping[str, Any], schema: Mapping[str, Any]) -> dict[str, Any]:
    """The answer in the form of the schema.

    Args:
        answer: an object, as it was read.
        schema: as strict structured output takes it.

    Raises:
        SchemaMismatch: if nothing that the schema names is in it.
    """
    renamed = _renamed(answer, schema)
    if not any(name in renamed for name in schema["properties"]):
        raise SchemaMismatch
    value: dict[str, Any] = _object(answer, schema, schema.get("$defs", {}))
    return value


def meant_key(word: str, offered: Mapping[str, Any]) -> str | None:
    """Which of the offered keys a chat means by a word, in any language that we know."""
    folded = _folded(word)
    for name in offered:
        if folded == name or folded in _synonyms(_keys).get(name, frozenset()):
            return name
    return None


def _value(value: Any, schema: Mapping[str, Any], known: Mapping[str, Any]) -> Any:  # noqa: ANN401
    if "$ref" in schema:
        return _value(value, known[str(schema["$ref"]).rpartition("/")[2]], known)
    if "anyOf" in schema:
        if value is None or value == "":
            return None
        return _value(value, schema["anyOf"][0], known)
    if schema["type"] == "object":
        return _object(value, schema, known)
    if schema["type"] == "array":
        return _array(value, schema["items"], known)
    return _integer(value) if schema["type"] == "integer" else _string(value, schema)


def _object(value: Any, schema: Mapping[str, Any], known: Mapping[str, Any]) -> Any:  # noqa: ANN401
    if not isinstance(value, Mapping):
        raise SchemaMismatch
    renamed = _renamed(value, schema)
    return {
        name: _value(renamed.get(name), expected, known)
        for name, expected in schema["properties"].items()
    }


def _array(value: Any, items: Mapping[str, Any], known: Mapping[str, Any]) -> list[Any]:  # noqa: ANN401
    if isinstance(value, str):
        # "n1, n3 och n7" for a list of three.
        value = [part for part in _between().split(value.strip("[]() ")) if part]
    if isinstance(value, Mapping):
        value = [value]
    fitting = []
    for item in value if isinstance(value, list) else []:
        try:
            fitting.append(_value(item, items, known))
        except SchemaMismatch:
            continue
    return fitting


def _string(value: Any, schema: Mapping[str, Any]) -> str:  # noqa: ANN401 - whatever was read
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise SchemaMismatch
    text = str(value).strip()
    if not text:
        raise SchemaMismatch
    reasons = _synonyms(_reasons)
    if set(schema.get("enum", ())) & set(reasons):
        folded = _folded(text)
        meant = (name for name, words in reasons.items() if folded in words | {name})
        reason = next(meant, None)
        if reason not in schema["enum"]:
            raise SchemaMismatch
        return str(reason)
    return text


def _integer(value: Any) -> int:  # noqa: ANN401 - whatever was read
    number = re.search(r"\d+", str(value))
    if isinstance(value, bool) or number is None:
        raise SchemaMismatch
    return int(number.group())


def _renamed(value: Mapping[str, Any], schema: Mapping[str, Any]) -> dict[str, Any]:
    """The same under the keys of the schema; exact ones take precedence."""
    offered = schema["properties"]
    renamed = {name: item for name, item in value.items() if name in offered}
    for name, item in value.items():
        meant = meant_key(str(name), offered)
        if meant:
            renamed.setdefault(meant, item)
    return renamed


def _folded(word: str) -> str:
    return _NO_KEY.sub("_", word.casefold()).strip("_")


def _keys(language: Language) -> Table:
    return language.replies.keys


def _reasons(language: Language) -> Table:
    return language.replies.reasons


@cache
def _synonyms(listed: Callable[[Language], Table]) -> dict[str, frozenset[str]]:
    """What stands for each name in any language."""
    tables = [listed(language) for language in every()]
    names = {name for table in tables for name in table}
    return {
        name: frozenset(" ".join(t.get(name, "") for t in tables).split()) for name in sorted(names)
    }


@cache
def _between() -> re.Pattern[str]:
    joining = either_word(lambda language: language.words.joining)
    return re.compile(rf"[,;&\s]+|\b(?:{joining})\b")


@cache
def says_omitted(text: str) -> bool:
    """Whether a line or an item says that there was more."""
    begun = text.casefold().lstrip(" \t-*•(/[#").strip()
    said = tuple(begin for language in every() for begin in language.replies.omitted)
    return begun.startswith(_ELLIPSES + said)
