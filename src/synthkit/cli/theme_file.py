"""The themes of a question as a small text file that a person edits, and what it then says.

A line is a theme: its mark in brackets, its title, and after a # what need not be read. Editors and
people leave all kinds of traces in such a file; what can be meant in one way only is understood,
and anything else is refused with its line.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from synthkit.cli.settings.tables import AND_OTHERS
from synthkit.drafts.settled_themes import ThemeEdit, ThemeRow
from synthkit.errors import UsageMistake
from synthkit.model.workshop import Others, Question, SettledThemes
from synthkit.readers.characters import decode
from synthkit.text.catalogue import Catalogue, catalogue
from synthkit.text.characters import BULLETS
from synthkit.text.languages import LanguageCode

# Longer ones are no titles, and more are no themes: something else was pasted.
MOST_CHARACTERS: Final = 100
MOST_THEMES: Final = 20

_SHORTEST_MARK: Final = 4
_LIST_SIGN: Final = re.compile(rf"^(?:[{re.escape(BULLETS)}]|\d{{1,2}}[.)])\s+")
_COMMENT: Final = re.compile(r"(?:\s#(?=\s|$)|#(?=\s+\d)).*$")
_BRACKETS: Final = re.compile(r"\[([^\[\]]*)\]")
_LIKE_A_MARK: Final = re.compile(r"(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{4,8}", re.IGNORECASE)
_PINS: Final = re.compile(r"^\s*[!！]+\s*")
_QUOTES: Final = "\"'”“„’‘»«"
# What a line may be joined with when two marks stand on it.
_JOINING: Final = re.compile(r"^(?:\s*[+&,]\s*)+|(?:\s*[+&,]\s*)+$")


@dataclass(frozen=True, slots=True)
class ShownThemes:
    """The themes of one question.

    Attributes:
        language: of the workshop.
        settled: what of them is.
        made: whether they are those of a section, rather than proposed.
        groups: how many groups stand behind each theme, by its id.
        without_line: how many notes without a line belong to each theme, by its id.
        outside: how many notes belong to no theme.
    """

    language: LanguageCode
    question: Question
    settled: SettledThemes | None
    made: bool
    themes: tuple[ThemeRow, ...]
    groups: dict[str, int]
    without_line: dict[str, int]
    outside: int

    @property
    def state(self) -> str:
        """What holds of them: proposed, made, all settled, or some pinned."""
        if self.settled is None:
            return "made" if self.made else "proposed"
        return "all" if self.settled.others is Others.NONE else "pinned"


def as_they_stand(shown: ShownThemes) -> tuple[ThemeEdit, ...]:
    """The themes as somebody would want them who changes nothing."""
    return tuple(
        ThemeEdit(title=theme.title, rows=(theme.id,), pinned=theme.pinned)
        for theme in shown.themes
    )


def themes_text(shown: ShownThemes) -> str:
    """The text to edit; its comments are in the workshop's language."""
    texts, rows = catalogue(shown.language), shown.themes
    number, question = shown.question.number, shown.question.text
    head = texts.text("themes.file.head", number=number, question=question).strip()
    comments = "\n".join(f"# {line}".rstrip() for line in head.splitlines())
    marks = marks_of(rows)
    starts = {row.id: f"{'! ' if row.pinned else ''}[{marks[row.id]}]" for row in rows}
    margin = max(map(len, starts.values()), default=0)
    width = max((len(row.title) for row in rows), default=0)
    lines = (
        f"{starts[row.id]:<{margin}} {row.title:<{width}}   # {_behind(texts, shown, row)}"
        for row in rows
    )
    return "\n".join((comments, "", *lines, ""))


def themes_in(content: bytes, file: object, shown: ShownThemes) -> tuple[ThemeEdit, ...]:
    """The themes that an edited file asks for; none where it holds no line of any.

    Args:
        content: of the file.
        file: where it lies, for what cannot be understood.
        shown: what was written into it.

    Raises:
        UsageMistake: "themes_line_…", with the line that cannot be understood.
    """
    where = {"file": file, "question": shown.question.number}
    wanted = _Reader(marks_of(shown.themes), where).read(decode(content).text)
    # A line without a mark is the theme of that title, if no other line is.
    taken = {one for theme in wanted for one in theme.rows}
    free = {theme.title: theme.id for theme in shown.themes if theme.id not in taken}
    return tuple(
        theme
        if theme.rows or theme.title not in free
        else theme.model_copy(update={"rows": (free[theme.title],)})
        for theme in wanted
    )


def marks_of(rows: Sequence[ThemeRow]) -> dict[str, str]:
    """The shortest beginning of each theme's id that is no other's, and that looks like no word."""
    ids = [theme.id for theme in rows]

    def mark(one: str) -> str:
        for length in range(_SHORTEST_MARK, len(one)):
            short = one[:length]
            alone = not any(other.startswith(short) for other in ids if other != one)
            if alone and _LIKE_A_MARK.fullmatch(short):
                return short
        return one

    return {one: mark(one) for one in ids}


def _behind(texts: Catalogue, shown: ShownThemes, theme: ThemeRow) -> str:
    if not theme.notes:
        return texts.text("themes.file.new")
    return texts.text(
        "themes.behind",
        notes=texts.text("terminal.notes", count=len(theme.notes)),
        groups=texts.text("themes.groups", count=shown.groups[theme.id]),
    )


class _Reader:
    """Reads one file, line by line."""

    def __init__(self, marks: Mapping[str, str], where: Mapping[str, object]) -> None:
        self._where = where
        self._ids = {mark: one for one, mark in marks.items()}
        self._lines_of_marks: dict[str, int] = {}
        self._lines_of_titles: dict[str, int] = {}

    def read(self, text: str) -> tuple[ThemeEdit, ...]:
        themes: list[ThemeEdit] = []
        all_pinned = False
        for number, line in enumerate(re.split(r"\r\n?|\n|\u2028", text), 1):
            words = _words(line)
            if not words or words.startswith(("#", "＃")):
                continue
            if words in {AND_OTHERS, "…"}:
                all_pinned = True
                continue
            themes.append(self._theme(number, words))
        if len(themes) > MOST_THEMES:
            raise UsageMistake(
                "themes_too_many", count=len(themes), most=MOST_THEMES, **self._where
            )
        if all_pinned:
            themes = [theme.model_copy(update={"pinned": True}) for theme in themes]
        return tuple(themes)

    def _theme(self, number: int, words: str) -> ThemeEdit:
        text = _LIST_SIGN.sub("", _COMMENT.sub("", words)).strip()
        pinned = bool(_PINS.match(text))
        text = _PINS.sub("", text)
        marks, title = self._marks(number, text)
        pinned = pinned or bool(_PINS.match(title))
        title = _title(_PINS.sub("", title))
        self._prove_title(number, title)
        self._prove_new(number, marks, title)
        return ThemeEdit(title=title, rows=tuple(self._ids[mark] for mark in marks), pinned=pinned)

    def _marks(self, number: int, text: str) -> tuple[list[str], str]:
        """The marks that stand on the line, and what else does."""
        marks: list[str] = []
        left: list[str] = []
        position = 0
        for found in _BRACKETS.finditer(text):
            inside = [part for part in re.split(r"[\s,+&]+", found[1].casefold()) if part]
            known = [part for part in inside if part in self._ids]
            first = not text[:position].strip() and not text[position : found.start()].strip()
            if inside and known == inside:
                marks += known
                left.append(text[position : found.start()])
                position = found.end()
            elif known or first or any(_LIKE_A_MARK.fullmatch(part) for part in inside):
                raise UsageMistake(
                    "themes_line_unknown_mark", line=number, mark=found[0], **self._where
                )
        left.append(text[position:])
        title = _JOINING.sub("", " ".join(part.strip() for part in left if part.strip()))
        for word in re.findall(r"\w+", title.casefold()):
            if word in self._ids:
                raise UsageMistake("themes_line_bare_mark", line=number, mark=word, **self._where)
        return list(dict.fromkeys(marks)), title

    def _prove_title(self, number: int, title: str) -> None:
        if not title:
            raise UsageMistake("themes_line_no_title", line=number, **self._where)
        if not re.search(r"[^\W_]", title):
            raise UsageMistake("themes_line_no_words", line=number, text=title, **self._where)
        if len(title) > MOST_CHARACTERS:
            most, count = MOST_CHARACTERS, len(title)
            raise UsageMistake(
                "themes_line_too_long", line=number, count=count, most=most, **self._where
            )
        if set("[]") & set(title):
            raise UsageMistake("themes_line_bracket", line=number, text=title, **self._where)

    def _prove_new(self, number: int, marks: list[str], title: str) -> None:
        for mark in marks:
            other = self._lines_of_marks.setdefault(mark, number)
            if other != number:
                raise UsageMistake(
                    "themes_line_mark_twice", line=number, other=other, mark=mark, **self._where
                )
        bare = " ".join(re.findall(r"\w+", title.casefold()))
        other = self._lines_of_titles.setdefault(bare, number)
        if other != number:
            raise UsageMistake(
                "themes_line_title_twice", line=number, other=other, title=title, **self._where
            )


def _words(line: str) -> str:
    """The line without marks of order, soft hyphens and surplus white space."""
    kept = (c for c in unicodedata.normalize("NFC", line) if c.isspace() or _is_shown(c))
    return " ".join("".join(kept).split())


def _is_shown(character: str) -> bool:
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn"}


def _title(text: str) -> str:
    """The title without quotation marks around it and the colon that the document sets."""
    title = text.strip().removesuffix(":").rstrip()
    while len(title) > 1 and title[0] in _QUOTES and title[-1] in _QUOTES:
        title = title[1:-1].strip()
    return title.removesuffix(":").rstrip()
