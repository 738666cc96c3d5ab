"""Reads the lists of a language's folder: TOML tables into frozen dataclasses of the same names.

What a key's text is made of follows from the type of the field; its comment stands in the Swedish
file. A key that a language leaves out is empty there. One that no field knows is a fault of ours.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")

# Words with blanks between them; phrases with "|"; one a line, for regular expressions.
Words = frozenset[str]
Phrases = Annotated[tuple[str, ...], "|"]
Lines = Annotated[tuple[str, ...], "\n"]
# Pairs with a slash between the two; pairs of sides, each of several words or phrases.
Pairs = Annotated[tuple[tuple[str, str], ...], "|/"]
Sides = Annotated[tuple[tuple[tuple[str, ...], tuple[str, ...]], ...], "|/,"]
# Scales, one a line: the words of a level with commas, between slashes.
Scales = Annotated[tuple[tuple[tuple[str, ...], ...], ...], "\n/,"]
# A table of keys and texts.
Table = Mapping[str, str]


def read(kind: type[T], path: Path) -> T:
    """The lists of one file as that dataclass; those that the file lacks are empty.

    Raises:
        LookupError: if the file has a key that the dataclass has no field for.
    """
    table = tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
    types = get_type_hints(kind, include_extras=True)
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    if unknown := sorted(table.keys() - known):
        msg = f"{path.parent.name}/{path.name} has lists that nothing reads: {', '.join(unknown)}"
        raise LookupError(msg)
    return kind(**{name: _as(types[name], table.get(name)) for name in known})


def _as(kind: Any, value: Any) -> Any:  # noqa: ANN401 - whatever a field's type says
    if get_origin(kind) is Annotated:
        return _split(value or "", get_args(kind)[1])
    if get_origin(kind) is frozenset:
        return frozenset((value or "").split())
    if kind == Table:
        return dict(value or {})
    return kind() if value is None else value


def _split(text: str, separators: str) -> tuple[Any, ...]:
    """The parts between the first separator, each in parts between the next one."""
    parts = [part for one in text.split(separators[0]) if (part := one.strip())]
    return tuple(_split(part, separators[1:]) if separators[1:] else part for part in parts)
