"""The languages that the program knows: one folder each, found where they lie.

A language is a folder with `language.toml` in it. Its name is the language's code ("sv"), and what
it holds has the same names in every language:

    language.toml   what it is called, its letters, and how dates and lists are set
    messages/       the sentences that people read, by key; an area that is missing is English
    numbers.toml    numbers in words, and what is said of them
    rules.py        what no list can say; may be missing
    words.toml      its words: those that carry no matter, verbs, opposites, endings ...

Lists that a folder lacks are empty. `synthkit.text.folder` has a class for each file.
"""

import importlib.util
from collections.abc import Callable, Iterable
from functools import cache, cached_property
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Annotated, TypeVar

from synthkit.text.folder import Numbers, Setting
from synthkit.text.lists import read
from synthkit.text.rules import LanguageRules

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

T = TypeVar("T")

# Where nothing tells the language of a workshop.
DEFAULT = "sv"
# Whose sentences stand in for those that a language lacks.
FALLBACK = "en"

_FOLDERS = [Path(__file__).parent]


class _Known:
    """Tells pydantic that a code must be that of a language; loads nothing of it until asked."""

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> "CoreSchema":
        from pydantic_core import core_schema  # noqa: PLC0415 - `--help` does without

        return core_schema.literal_schema(list(codes()))


# "sv", "en": the name of a language's folder.
LanguageCode = Annotated[str, _Known()]


def add_folder(folder: Path) -> None:
    """Looks for languages in that folder as well; to be called before any text is read."""
    _FOLDERS.append(folder)
    codes.cache_clear()


@cache
def codes() -> tuple[LanguageCode, ...]:
    """The codes of all languages, the default first."""
    return tuple(sorted(_found(), key=lambda code: (code != DEFAULT, code)))


def _found() -> dict[str, Path]:
    lying = (path for folder in _FOLDERS for path in folder.glob("*/language.toml"))
    return {path.parent.name: path.parent for path in lying}


@cache
def get(code: LanguageCode) -> "Language":
    """What is known of that language.

    Raises:
        KeyError: if there is no such language.
    """
    return Language(code, _found()[code])


def every() -> tuple["Language", ...]:
    """All languages, the default first: documents of one workshop may be in several."""
    return tuple(get(code) for code in codes())


class Language:
    """What is known of one language; each file is read when it is first asked for."""

    def __init__(self, code: LanguageCode, folder: Path) -> None:
        self.code = code
        self.folder = folder

    @cached_property
    def setting(self) -> Setting:
        """How it is set."""
        return self._read(Setting, "language")

    @cached_property
    def numbers(self) -> Numbers:
        """Its numbers in words."""
        return self._read(Numbers, "numbers")

    @cached_property
    def rules(self) -> LanguageRules:
        """What it does that no list can say."""
        path = self.folder / "rules.py"
        if not path.is_file():
            return LanguageRules(self)
        rules: LanguageRules = _module(f"{__package__}.{self.code}.rules", path).Rules(self)
        return rules

    def _read(self, kind: type[T], name: str) -> T:
        return read(kind, self.folder / f"{name}.toml")


def _module(name: str, path: Path) -> ModuleType:
    """The module of that file, which may lie outside of any package."""
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        msg = f"{path} is no module"
        raise LookupError(msg)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def words_of(listed: Callable[[Language], Iterable[str]]) -> frozenset[str]:
    """What a list holds in any language."""
    return frozenset(word for language in every() for word in listed(language))


def either(listed: Callable[[Language], Iterable[str]]) -> str:
    """A regular expression for what a list holds in any language, in order; it has no group."""
    found = dict.fromkeys(one for language in every() for one in listed(language))
    return "|".join(found) or "(?!)"
