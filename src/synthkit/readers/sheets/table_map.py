"""What a person said of the tables in a file: it goes before what their headings and cells tell."""

import hashlib
from collections.abc import Iterable
from fnmatch import fnmatchcase

from synthkit.model.base import FrozenModel
from synthkit.readers.sheets.columns import Column, Role, asks, plain
from synthkit.readers.sheets.sheet import letters_of


class TableMap(FrozenModel):
    """How the tables of one file are read. Columns go by their heading or their letter ("C").

    Attributes:
        sheet: the only one that is read, or a pattern; None for all.
        header: the row of headings; 0 where there is none.
        group: the column that names the group of each row.
        notes: columns of notes, each with its question, or "" where its heading tells.
        ignore: columns that hold neither.
        personal: columns of people, which are never kept.
        split: what parts the notes in one cell.
        respondents: whether each row is one respondent's; None where the table tells.
    """

    sheet: str | None = None
    header: int | None = None
    group: str | None = None
    notes: tuple[tuple[str, str], ...] = ()
    ignore: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    split: str = ""
    respondents: bool | None = None

    def reads(self, sheet: str) -> bool:
        """Whether a sheet of that name is read."""
        return self.sheet is None or fnmatchcase(plain(sheet), plain(self.sheet))

    def column(self, number: int, heading: str) -> Column | None:
        """The column as the person described it; None where nothing is said of it."""
        names = {plain(heading), plain(letters_of(number))} - {""}
        question = next((asked for name, asked in self.notes if plain(name) in names), None)
        if question is not None:
            return Column(number, heading, Role.NOTE, asks=asks(heading), question=question)
        roles = (
            (Role.GROUP, (self.group,) if self.group else ()),
            (Role.PERSONAL, self.personal),
            (Role.IGNORED, self.ignore),
        )
        role = next((role for role, listed in roles if names & set(map(plain, listed))), None)
        return Column(number, heading, role) if role else None

    @property
    def names(self) -> tuple[str, ...]:
        """The columns that it speaks of, as they are written there."""
        group = (self.group,) if self.group else ()
        return (*group, *(name for name, _ in self.notes), *self.ignore, *self.personal)

    @property
    def mark(self) -> str:
        """The same for the same map: documents that were read by another are read again."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:12]


def pattern_for(path: str, patterns: Iterable[str]) -> str | None:
    """The pattern that a file goes by, for its name or its path; the longest that fits counts."""
    names = (path.casefold(), path.casefold().rsplit("/", 1)[-1])

    def fits(pattern: str) -> bool:
        # A name may hold signs that mean something in a pattern: "svar [1].xlsx".
        return pattern in names or any(fnmatchcase(name, pattern) for name in names)

    fitting = [pattern for pattern in patterns if fits(pattern.casefold())]
    return max(fitting, key=len) if fitting else None
