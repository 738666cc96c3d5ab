"""Which group a text comes from, by headings, title lines and file names, in one spelling.

A group is people at a table, with a number or a name: "Grupp 1", "Bord 3", "Team Norr". The same
group is written in many ways ("GRUPP 1", "Gr 1", "grupp ett"); here it gets one.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from synthkit.model.document import Document
from synthkit.notes.attendance import is_list_of_names
from synthkit.notes.question_matching import Prominence
from synthkit.notes.wording import FUNCTION_WORDS, carries_nothing, folded, normal
from synthkit.text.languages import (
    DEFAULT,
    capitals,
    either,
    either_word,
    every,
    get,
    small_letters,
    words_of,
)
from synthkit.text.question_references import NUMBER_WORDS
from synthkit.text.wordforms import bare_words

_KINDS = {written: name for language in every() for written, name in language.groups.kinds.items()}
_KIND = "|".join(sorted(_KINDS, key=len, reverse=True))
_PLAIN_KIND = either_word(lambda language: language.groups.plain_kinds)
_OF_HEADINGS = words_of(lambda language: language.groups.kinds_of_headings)
_CAPTIONS = words_of(lambda language: language.groups.captions)
_CALLED = either(lambda language: language.groups.called)
_NUMBER = (
    rf"(?P<number>\d{{1,2}}(?!\d)\s?[a-z]?(?![^\W_])|(?<=[\s_:#.\-])[{small_letters()}](?![^\W_])"
    rf"|(?:{either(lambda language: language.questions.cardinals)})(?![^\W_]))"
)
_NUMBERED = rf"(?P<kind>{_KIND})\.?[\s_\-]*(?:{_CALLED}|#)?[\s_]*[:=\-]?[\s_]*" + _NUMBER
_HEADING = re.compile(
    rf"^\W*{_NUMBERED}(?P<rest>\s*$|\s*[:.,;–—\-/|(].*|\s+(?-i:[{capitals()}(]).*)$",
    re.IGNORECASE | re.DOTALL,
)
_META = re.compile(
    rf"^\W*(?:{_KIND}|{either(lambda language: language.groups.keys)})"
    r"\s*[:=]\s*(?P<name>[^\W_].{0,40})$",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"^\W*(?P<kind>{_KIND})[\s_]+(?P<name>[^\W\d_][\w\-]*(?:\s+[\w\-&]+){{0,2}}?)"
    r"(?P<rest>\s*$|\s*[:–—(].*|\s+-\s.*)$",
    re.IGNORECASE | re.DOTALL,
)
_COLOUR = re.compile(
    rf"(?<![^\W_])(?P<name>(?:{either(lambda language: language.groups.colours)})"
    rf"[\s_]+(?:{either_word(lambda language: language.groups.coloured)}))(?![^\W_])"
    r"(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_MENTION = re.compile(rf"(?<![^\W_]){_NUMBERED}", re.IGNORECASE)
_NAMED_IN_FILE = re.compile(
    rf"(?<![^\W_])(?P<kind>{_PLAIN_KIND})[\s_]+"
    r"(?P<name>[^\W\d_][^\W_]*(?:[\s_]+[^\W\d_][^\W_]*)*)",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    rf"^\s*(?:-|–|—|&|\+|/|,|{either_word(lambda language: language.questions.joins)})"
    rf"\s*(?:(?:{_PLAIN_KIND})\s*)?\d{{1,2}}(?![\d])",
    re.IGNORECASE,
)
_LONGEST_HEADING = 400  # characters, members included
_LONGEST_BY_NAME = 3  # words after the number of a group; more than that is a note
_LONGEST_TITLE = 10  # words, the same in what is a heading anyway
# Where a group's name ends in a file name.
_NO_NAME = words_of(lambda language: language.groups.no_name)
# A kind where none is said.
_ANY_KIND = get(DEFAULT).groups.kind


@dataclass(frozen=True, slots=True)
class GroupMatch:
    """A group that a text names, and what else stands in the text."""

    name: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class GroupNames:
    """The names that a person gave groups, by file name or by FILE#HEADING.

    Case, white space and the form of composed letters do not count.
    """

    given: Mapping[str, str] = field(default_factory=dict)

    def of_file(self, document: Document) -> str | None:
        """The name given to the group of a whole file."""
        return self._find(document.name) or self._find(document.path)

    def of_heading(self, document: Document, heading: str) -> str | None:
        """The name given to the group whose notes stand under that heading of the file."""
        bare = heading.strip().strip(":.–- ")
        for file in (document.name, document.path):
            for written in (heading, bare):
                if name := self._find(f"{file}#{written}"):
                    return name
        return None

    def unused(self, documents: tuple[Document, ...]) -> tuple[str, ...]:
        """The keys that name no file among these."""
        files = {folded(name) for d in documents for name in (d.name, d.path)}
        return tuple(
            sorted(
                key
                for key in self.given
                if folded(key) not in files and folded(key.split("#", 1)[0]) not in files
            )
        )

    def _find(self, key: str) -> str | None:
        wanted = folded(key)
        return next((n for k, n in sorted(self.given.items()) if folded(k) == wanted), None)


def group_of_heading(text: str, prominence: Prominence) -> GroupMatch | None:
    """The group that a text is the heading of, if it is one's."""
    if len(text) > _LONGEST_HEADING:
        return None
    if counted := _HEADING.match(text):
        return _counted(counted, prominence)
    if stated := _META.match(text):
        value = normal(stated["name"])
        if len(value.split()) <= 3 and (
            prominence >= Prominence.LINE or value[0].isupper() or value.isdigit()
        ):
            return GroupMatch(_from_value(value))
    if prominence >= Prominence.LINE and (coloured := _coloured(text, at_start=True)):
        return GroupMatch(coloured)
    named = _NAMED.match(text)
    return _named(named, prominence) if named else None


def group_in_title(text: str) -> str | None:
    """The one group that a title line or page header mentions ("Anteckningar från grupp 4")."""
    names: list[str] = []
    for found in _MENTION.finditer(text):
        after = text[found.end() :]
        if _SEVERAL.match(after) or (after[:1] == ":" and _is_caption(found["kind"], after)):
            return None
        if not found["number"].strip().isalpha() or found["number"].isupper():
            names.append(_name(found["kind"], found["number"]))
    if len(set(names)) == 1:
        return names[0]
    if not names and (coloured := _coloured(text)):
        return coloured
    named = None if names else _NAMED_IN_FILE.search(text)
    if named and named["name"][0].isupper():
        return _until_filler(named["kind"], named["name"])
    return None


def group_in_file_name(name: str) -> str | None:
    """The one group that a file name tells ("bord_3_ws2.pdf"), or None."""
    stem = unicodedata.normalize("NFC", name.rsplit(".", 1)[0]).replace("_", " ")
    if short := re.fullmatch(r"\s*g\s?(\d{1,2})\s*", stem, re.IGNORECASE):
        return f"{_ANY_KIND} {int(short[1])}"
    names: list[str] = []
    for found in _MENTION.finditer(stem):
        if _SEVERAL.match(stem[found.end() :]) and not _begins_with_a_date(stem[found.end() :]):
            return None
        names.append(_name(found["kind"], found["number"]))
    if names:
        return names[0] if len(set(names)) == 1 else None
    if (coloured := _COLOUR.search(stem)) and not coloured["rest"].strip()[:1].isupper():
        return _named_by_colour(coloured)
    named = _NAMED_IN_FILE.search(stem)
    return _until_filler(named["kind"], named["name"]) if named else None


def _coloured(text: str, *, at_start: bool = False) -> str | None:
    """The group that a colour tells ("Gul grupp", "lila gruppen ws1")."""
    found = _COLOUR.search(text)
    if not found or (at_start and not carries_nothing(text[: found.start()])):
        return None
    if any(word.rstrip("0123456789") not in _NO_NAME for word in bare_words(found["rest"])):
        return None
    return _named_by_colour(found)


def _named_by_colour(found: re.Match[str]) -> str:
    name = normal(found["name"].replace("_", " ")).casefold()
    return name[0].upper() + name[1:]


def _begins_with_a_date(rest: str) -> bool:
    """A year or day after a hyphen is a date, not another group."""
    return bool(re.match(r"^\s*[-–]\s*\d{1,2}\s*[-.]\s*\d", rest))


def _until_filler(kind: str, text: str) -> str | None:
    name: list[str] = []
    for word in text.split():
        if word.casefold().rstrip("0123456789") in _NO_NAME or len(name) == 3:
            break
        name.append(word)
    return _name(kind, " ".join(name)) if name else None


def _counted(found: re.Match[str], prominence: Prominence) -> GroupMatch | None:
    """A group with a number or a letter, unless several are named or it is a small word."""
    if _SEVERAL.match(found["rest"]) or not _is_number(found["number"], found["rest"], prominence):
        return None
    rest = re.sub(r"^[\s:.,;–—\-/|]+", "", found["rest"])
    if prominence is Prominence.HEADING and _is_caption(found["kind"], rest):
        return None
    return _with_rest(_name(found["kind"], found["number"]), rest, prominence)


def _is_caption(kind: str, rest: str) -> bool:
    """Whether it heads a table of figures: "Table 1: Results of the survey by age"."""
    long = len(bare_words(rest)) > _LONGEST_BY_NAME and not is_list_of_names(rest)
    return kind.casefold() in _CAPTIONS and long


def _is_number(number: str, rest: str, prominence: Prominence) -> bool:
    """Whether it is a number or letter of a group, and not a small word ("grupp i")."""
    if any(character.isdigit() for character in number) or len(number) > 1:
        return True
    return number.isupper() or (prominence >= Prominence.LINE and carries_nothing(rest))


def _named(found: re.Match[str], prominence: Prominence) -> GroupMatch | None:
    name = normal(found["name"])
    parts = name.split()
    if any(word.casefold() in _NO_NAME | FUNCTION_WORDS for word in (parts[0], parts[-1])):
        return None
    if prominence is Prominence.NOTE or not (
        all(part[0].isupper() for part in parts) or prominence is Prominence.HEADING
    ):
        return None
    if found["kind"].casefold() in _OF_HEADINGS and prominence < Prominence.HEADING:
        return None
    rest = re.sub(r"^[\s:–—\-(]+", "", found["rest"])
    return _with_rest(_name(found["kind"], name), rest, prominence)


def _with_rest(name: str, rest: str, prominence: Prominence) -> GroupMatch | None:
    """The rest of a heading is the group's by-name or its members, unless it says something."""
    if carries_nothing(rest):
        return GroupMatch(name)
    longest = _LONGEST_TITLE if prominence is Prominence.HEADING else _LONGEST_BY_NAME
    by_name = len(bare_words(rest)) <= longest or is_list_of_names(rest) or rest.endswith(")")
    if prominence is Prominence.NOTE and not is_list_of_names(rest):
        return None
    return GroupMatch(name) if by_name else GroupMatch(name, rest)


def _from_value(value: str) -> str:
    """The group out of "Grupp: 3" or "Grupp: Norr"."""
    if again := _HEADING.match(value):
        return _name(again["kind"], again["number"])
    return _name(_ANY_KIND, value)


def _name(kind: str, value: str) -> str:
    kind = _KINDS[kind.casefold()]
    value = normal(value)
    if value.casefold() in NUMBER_WORDS:
        return f"{kind} {NUMBER_WORDS[value.casefold()]}"
    if found := re.fullmatch(r"0*(\d+)\s?([a-zA-Z]?)", value):
        return f"{kind} {found[1]}{found[2].upper()}"
    if len(value) == 1:
        return f"{kind} {value.upper()}"
    return f"{kind} {' '.join(_capital(word) for word in value.split())}"


def _capital(word: str) -> str:
    """The word as a name: "Norr" for "NORR" and "norr"; "IdéLab" stays as it is."""
    if word.casefold() in FUNCTION_WORDS:
        return word.casefold()
    if word.islower() or (word.isupper() and len(word) > 2):
        return word[0].upper() + word[1:].casefold()
    return word
