"""Who was there: lines that name people or their part in the meeting, and lists of names."""

import re
from collections.abc import Iterable

from synthkit.model.document import BlockKind
from synthkit.notes.question_matching import Prominence
from synthkit.notes.units import Unit
from synthkit.notes.wording import FUNCTION_WORDS, carries_nothing, folded, normal
from synthkit.privacy.name_lexicon import name_lexicon
from synthkit.text.languages import capitals_of_names, either, either_word, words_of
from synthkit.text.wordforms import bare_words

_ROLE = either(lambda language: language.attendance.roles)
_JOINS_ROLES = either_word(lambda language: language.attendance.joins_roles)
_JOINS_NAMES = either_word(lambda language: language.attendance.joins_names)
_KEYED = re.compile(
    rf"^\W*(?:{_ROLE})(?:(?:\s*(?:/|&|\+|{_JOINS_ROLES})\s*|\s+)(?:{_ROLE}))*(?:\s*\([^)]*\))?"
    r"\s*(?P<sep>:|=|\s[–—-]\s|\t|$)\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
# Said in many ways; only names behind it, or the table it speaks of, make it one.
_LOOSE = re.compile(
    rf"^\W*(?:(?P<table>{either(lambda language: language.attendance.tables)})"
    rf"|{either(lambda language: language.attendance.people)})"
    r"\s*(?::|=|\s[–—-]\s|\t|$)\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_CONSISTS = re.compile(
    rf"^\W*(?:{either(lambda language: language.attendance.consists)})\s*:?\s+(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_ANY_KEY = re.compile(r"^\W*(?P<key>[^\W\d_][^:\n]{1,38}?)\s*:\s*(?P<rest>\S.*)$")
_LONGEST_KEY = 4  # words
_SIGNED = re.compile(
    rf"^\W*(?:{either(lambda language: language.attendance.signed)})"
    r"\s*[:,]?\s*(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_CAPITAL = capitals_of_names()
_NAME = re.compile(
    rf"^[{_CAPITAL}][\w'’.\-]*(?:\s+(?:(?:von|af|de|van)\s+)?[{_CAPITAL}][\w'’.\-]*){{0,4}}"
    r"(?:\s*\([^)]*\))?$"
)
_INITIAL = re.compile(rf"[{_CAPITAL}]\.?")
_WORD = rf"[{_CAPITAL}][\w'’.\-]*"
_TIME = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s*[AaPp][Mm])?"
_STAMPED = re.compile(
    rf"^(?P<name>{_WORD}(?:\s+{_WORD}){{0,3}})(?:\s*\([^)]*\))?[\s,(\[]+"
    rf"(?:\d{{4}}-\d\d-\d\d\s+)?{_TIME}[)\]]?\s*:?$"
)
_STAMPED_BEFORE = re.compile(
    rf"^(?:[(\[](?:\d{{4}}-\d\d-\d\d\s+)?{_TIME}[)\]]\s*(?P<name>{_WORD}(?:\s+{_WORD}){{0,3}})(?:\s*\([^)]*\))?"
    rf"|{_TIME}\s+(?P<full>{_WORD}(?:\s+{_WORD}){{1,3}}))\s*:?$"
)
_COLUMNS = words_of(lambda language: language.attendance.columns)
_OF_PEOPLE = words_of(lambda language: language.attendance.people_columns)
_NO_ENTRY = FUNCTION_WORDS - words_of(lambda language: language.attendance.entry_words)
_CONTACT = re.compile(r"\S+@\S+|\+?\d[\d\s\-]{5,}|\([^)]*\)")
_BETWEEN_NAMES = re.compile(rf"[,;/&+@\n\t|]|\s[–—-]\s|\s+(?:{_JOINS_NAMES})\s+")
_LONGEST_NAME = 4  # words
_LONGEST_ENTRY = 10  # words of a line in a list of names: name, title, organisation


_PRESENT = words_of(lambda language: language.attendance.present)
_LONGEST_LEAD = 8  # words of "Följande personer deltog i samtalet:"
_LONGEST_LIST = 30  # words after "Deltagare:"


class AttendanceList:
    """Tells the lines of an attendance list from notes, in the order of the document."""

    def __init__(self) -> None:
        self._listing = False

    def end(self) -> None:
        """Ends the list: a heading has come."""
        self._listing = False

    def include(self, unit: Unit, following: Unit | None, *, begun: bool) -> bool:
        """Whether a unit says who was there.

        Args:
            unit: the next one of the document.
            following: the one after it on the page's body.
            begun: whether notes have begun; above them, whatever follows such a key is a name.
        """
        if speaker(unit.text) or _is_author(unit):
            return True
        names = attendance(unit.text)
        if names == "" and unit.prominence >= Prominence.LINE:
            self._listing = True
            return True
        above_notes = not begun and names is not None and names[:1].isupper()
        if (
            names
            and len(bare_words(names)) <= _LONGEST_LIST
            and (above_notes or names_people(names) or _is_mostly_names(names))
        ):
            self._listing = True
            return True
        if unit.prominence >= Prominence.LEAD and _speaks_of_people(unit.text):
            listed = following is not None and following.block.kind is BlockKind.ITEM
            self._listing = listed and following is not None and names_people(following.text)
            if self._listing:
                return True
        if not begun and is_list_of_people(unit.text):
            return True
        listable = unit.block.kind is not BlockKind.HEADING and names_people(unit.text)
        self._listing = self._listing and listable
        return self._listing


def attendance(text: str) -> str | None:
    """What follows the key of an attendance line ("" for a heading alone), else None."""
    found = _KEYED.match(normal(text))
    if found:
        rest = str(found["rest"]).strip()
        return "" if carries_nothing(rest) else rest
    loose = _LOOSE.match(normal(text)) or _CONSISTS.match(normal(text))
    if loose:
        rest = str(loose["rest"]).strip()
        spoken_of = loose.groupdict().get("table") and carries_nothing(rest)
        named = names_people(rest) or _is_mostly_names(rest)
        return rest if spoken_of or named else None
    signed = _SIGNED.match(normal(text))
    by = re.split(r"\.\s|,", signed["rest"])[0] if signed else ""
    return by if by and is_list_of_names(by) else None


def people_named(text: str) -> tuple[str, ...]:
    """What may be names in a line that was set aside as attendance; organisations may be too."""
    if named := speaker(text):
        return named
    keyed = attendance(text)
    found = _ANY_KEY.match(normal(text)) if keyed is None else None
    return _names_in(keyed if keyed is not None else found["rest"] if found else text)


def _names_in(listed: str) -> tuple[str, ...]:
    return tuple(p for p in _parts(listed) if _NAME.match(p) and len(p.split()) <= _LONGEST_NAME)


def _parts(listed: str) -> list[str]:
    bare = _BETWEEN_NAMES.split(_CONTACT.sub("", listed))
    return [part for each in bare if (part := normal(each).strip(" .-–•*"))]


def _is_mostly_names(listed: str) -> bool:
    """Whether at least two names and no more of anything else are listed."""
    parts = _parts(listed)
    return len(_names_in(listed)) >= max(2, len(parts) / 2) and bool(_NAME.match(parts[0]))


def _speaks_of_people(text: str) -> bool:
    """Whether a short heading or lead speaks of who was there, in whatever words."""
    spoken = bare_words(text)
    return len(spoken) <= _LONGEST_LEAD and any(word in _PRESENT for word in spoken)


def is_list_of_people(text: str) -> bool:
    """Whether people are named, behind a short key of any kind or none ("Bordet: Anna, Bo Ek")."""
    found = _ANY_KEY.match(normal(text))
    listed = found["rest"] if found else text
    if (found and len(bare_words(found["key"])) > _LONGEST_KEY) or not is_list_of_names(listed):
        return False
    parts = [part.strip() for part in re.split(rf"[,;]|\s(?:&|{_JOINS_NAMES})\s", listed)]
    firsts = [part.split()[0].strip("(.,") for part in parts if part]
    known = sum(name_lexicon().given_name(first) is not None for first in firsts)
    return len(firsts) > 1 and 2 * known >= len(firsts)


def lists_people(text: str) -> bool:
    """Whether it lists people, behind any key; in a heading's place nothing else is listed so."""
    keyed = attendance(text)
    found = _ANY_KEY.match(normal(text)) if keyed is None else None
    listed = keyed or (found["rest"] if found else text)
    return _is_mostly_names(str(listed))


def speaker(text: str) -> tuple[str, ...]:
    """Who wrote what follows, where a line of a chat says so with the time ("Anna Ek 10:41")."""
    said = normal(text)
    found = _STAMPED.match(said) or _STAMPED_BEFORE.match(said)
    return tuple(filter(None, found.groupdict().values())) if found else ()


def _is_author(unit: Unit) -> bool:
    """Whether a box only names who put the card beside it on the board ("Anna E.")."""
    names = normal(unit.text).split()
    if unit.block.kind is not BlockKind.BOX or len(names) not in {2, 3}:
        return False
    given = name_lexicon().given_name(names[0])
    known = given is not None and (given.sure or _INITIAL.fullmatch(names[-1]))
    return bool(known and _NAME.match(" ".join(names)))


def is_list_of_names(text: str) -> bool:
    """Whether a text is nothing but names: "Anna, Bo (Region Dalarna) och Cecilia"."""
    parts = [
        part.strip(" .;/")
        for part in re.split(rf",(?![^(]*\))|;|\n|\s+(?:&|{_JOINS_NAMES})\s+|\s/\s", text)
    ]
    named = [part for part in parts if not carries_nothing(part)]
    return bool(named) and all(_NAME.match(normal(part)) for part in named)


def is_entry_of_names(text: str) -> bool:
    """Whether a line can stand in an attendance list, under its heading."""
    if len(bare_words(text)) > _LONGEST_ENTRY or text.rstrip().endswith(("?", "!")):
        return False
    bare = _CONTACT.sub("", normal(text)).strip(" -–•*")
    first, *more = re.split(r"[,;/–]|\s-\s|\t", bare)
    if not _NAME.match(first.strip()):
        return False
    spoken = bare_words(" ".join(more))
    return not any(word in _NO_ENTRY for word in spoken)


def is_attendance_head(cells: Iterable[str]) -> bool:
    """Whether the first row of a table says that people are listed in it."""
    heads = [folded(cell).strip(" :*") for cell in cells if not carries_nothing(cell)]
    return (
        bool(heads)
        and all(any(word in _COLUMNS for word in re.split(r"[\s/,]+", cell)) for cell in heads)
        and any(word in _OF_PEOPLE for cell in heads for word in re.split(r"[\s/,]+", cell))
    )


def names_people(text: str) -> bool:
    """Whether a text is an entry of an attendance list, or a list of names by itself."""
    return is_entry_of_names(text) or is_list_of_names(text)
