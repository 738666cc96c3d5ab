"""The languages that the program knows: one folder each, found where they lie.

A language is a folder with `language.toml` in it. Its name is the language's code ("sv"), and what
it holds has the same names in every language:

    language.toml    what it is called, its letters, and how dates and lists are set
    messages/        the sentences that people read, by key; an area that is missing is English
    rules.py         what no list can say; may be missing

What is looked for in files:

    attendance.toml  how those who were there are listed, for notes and for masking alike
    groups.toml      how groups are named
    questions.toml   how questions are numbered
    pages.toml       what a page carries beside notes: dates, titles, headings of other parts
    forms.toml       what columns of forms, boards and planning tools are called
    mail.toml        what stands around the notes in a mail
    invitation.toml  what invitations say of a project and its meetings
    examples.toml    how groups point at good examples
    styles.toml      what word processors call headings and lists
    template.toml    what stood there before the group wrote
    asides.toml      lines about the meeting, and illegible ones
    sentences.toml   abbreviations with full stops

What tells people from organisations and places:

    names/           names, places and organisations, one list a file
    people.toml      what stands beside names
    personal_data.toml  what stands in or beside addresses, numbers and dates of people

What is known of its words:

    claims.toml      how it demands, states and turns down
    faithfulness.toml
                     opposites, scales, causes, judgements: what lines are held to their notes by
    numbers.toml     numbers in words, and what is said of them
    closing.toml     how lines speak that belong in one section of a closing synthesis or another
    replies.toml     what chats make of the words that prompts ask them for
    insider_references.toml
                     lines that say nothing to one who was not there
    words.toml       its words: those that carry no matter, verbs, opposites, negations ...

Lists that a folder lacks are empty. `folder` and `vocabulary` have a class for each file.
"""

import importlib
import importlib.util
import re
import string
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Annotated

from synthkit.text.lists import Words, read
from synthkit.text.rules import LanguageRules

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

    from synthkit.text import folder, vocabulary

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
    files = (path for folder in _FOLDERS for path in folder.glob("*/language.toml"))
    return {path.parent.name: path.parent for path in files}


@cache
def get(code: LanguageCode) -> "Language":
    """What is known of that language.

    Raises:
        KeyError: if there is no such language.
    """
    return Language(code, _found()[code])


@cache
def every() -> tuple["Language", ...]:
    """All languages, the default first: documents of one workshop may be in several."""
    return tuple(get(code) for code in codes())


@dataclass(frozen=True, slots=True)
class Setting:
    """How a language is set: `language.toml`."""

    english_name: str
    region: str
    letters: str
    name_letters: str
    range_dash: str
    list_separator: str
    tesseract: str
    yes: Words
    my_drive: str
    quotes: str
    inner_quotes: str

    @property
    def tag(self) -> str:
        """The regional form as documents name it: "sv-SE"."""
        return self.region.replace("_", "-")


class Language:
    """What is known of one language; each file is read when it is first asked for."""

    # By the names of the files; each class is the one of that name in one of the two modules.
    numbers: "vocabulary.Numbers"
    attendance: "folder.Attendance"
    groups: "folder.Groups"
    questions: "folder.Questions"
    pages: "folder.Pages"
    forms: "folder.Forms"
    mail: "folder.Mail"
    invitation: "folder.Invitation"
    examples: "folder.Examples"
    styles: "folder.Styles"
    template: "folder.Template"
    asides: "folder.Asides"
    insider_references: "vocabulary.InsiderReferences"
    sentences: "vocabulary.Sentences"
    people: "vocabulary.People"
    personal_data: "vocabulary.PersonalData"
    words: "vocabulary.Lexicon"
    claims: "vocabulary.ClaimWords"
    faithfulness: "vocabulary.Faithfulness"
    replies: "vocabulary.Replies"
    closing: "vocabulary.Closing"

    def __init__(self, code: LanguageCode, folder: Path) -> None:
        self.code = code
        self.folder = folder

    def __getattr__(self, name: str) -> object:
        """The lists of the file of that name."""
        module, _, kind = type(self).__annotations__.get(name, "").partition(".")
        if not kind:
            raise AttributeError(name)
        files = importlib.import_module(f"{__package__}.{module}")  # `--help` does without
        lists = read(getattr(files, kind), self.folder / f"{name}.toml")
        setattr(self, name, lists)
        return lists

    @cached_property
    def setting(self) -> Setting:
        """How it is set."""
        return read(Setting, self.folder / "language.toml")

    @cached_property
    def rules(self) -> LanguageRules:
        """What it does that no list can say."""
        path = self.folder / "rules.py"
        if not path.is_file():
            return LanguageRules(self)
        rules: LanguageRules = _module(f"{__package__}.{self.code}.rules", path).Rules(self)
        return rules


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
    """A pattern for any of the patterns that a list holds, language by language."""
    return _joined(one for language in every() for one in listed(language))


def either_word(listed: Callable[[Language], Iterable[str]]) -> str:
    """A pattern for any of the words that a list holds, the longest first."""
    return _joined(map(re.escape, sorted(words_of(listed), key=lambda word: (-len(word), word))))


@cache
def own_letters() -> str:
    """The small letters that some language has beside a to z."""
    return _letters(lambda language: language.setting.letters)


def capitals() -> str:
    """The capital letters of all languages, as they stand within a set of a pattern."""
    return f"A-Z{own_letters().upper()}"


def capitals_of_names() -> str:
    """The same with those that only names have."""
    return capitals() + _letters(lambda language: language.setting.name_letters).upper()


def small_letters() -> str:
    """The small letters of all languages, as they stand within a set of a pattern."""
    return f"a-z{own_letters()}"


def small_alphabet() -> str:
    """The small letters of all languages."""
    return string.ascii_lowercase + own_letters()


def _letters(listed: Callable[[Language], str]) -> str:
    return "".join(dict.fromkeys(letter for language in every() for letter in listed(language)))


def _joined(patterns: Iterable[str]) -> str:
    """Nothing at all where there are none."""
    return "|".join(dict.fromkeys(patterns)) or "(?!)"
