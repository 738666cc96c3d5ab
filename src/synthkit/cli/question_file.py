"""A question as a text file that a person edits, and what it then says.

A title stands behind ##, a line behind a dash, each after its mark in brackets. What can be meant
in one way only is understood, and anything else is refused with its line.
"""

import re
from collections.abc import Sequence
from typing import Final, NoReturn

from synthkit.app.document_tree import TreeLine, TreeQuestion, TreeTheme
from synthkit.app.editing import QuestionEdit, tree_of_section
from synthkit.cli.lookup import Ids
from synthkit.errors import UsageMistake
from synthkit.exporters.layout import printable
from synthkit.exporters.wording import split_tension
from synthkit.model.synthesis import Section, Synthesis, line_id
from synthkit.readers.characters import decode
from synthkit.text.catalogue import catalogue
from synthkit.text.characters import BULLETS, without_unseen

_TITLE: Final = "##"
_BRING_BACK: Final = "+"
_SIGNS: Final = f"{BULLETS}*{_BRING_BACK}-"
# The state that a file was written from, behind its name.
_STATE: Final = re.compile(r"^#[^:]*:\s*([0-9a-f]{8})\s*$", re.MULTILINE)
_FIRST_MARK: Final = re.compile(r"\s*\[([^\[\]\s]+)\]\s*")
_LIKE_A_MARK: Final = re.compile(r"[0-9a-f-]{4,}")
_SHORTEST_MARK: Final = 4  # characters, as they are shown
_MARK: Final = re.compile(r"\[([^\[\]\s]+)\]")


def question_text(synthesis: Synthesis, section: Section) -> str:
    """The text to edit; its comments are in the workshop's language."""
    language = synthesis.workshop.language
    texts, ids = catalogue(language), Ids(synthesis)
    tree, question = tree_of_section(section, language), section.question
    head = texts.text("edit.file.head", number=question.number, question=question.text).strip()
    lines = [f"# {line}".rstrip() for line in head.splitlines()]
    for theme in tree.themes:
        lines += ["", f"{_TITLE} [{ids.short(theme.ids[0])}] {theme.title}"]
        lines += [f"- [{ids.short(line.ids[0])}] {line.text}" for line in theme.lines]
    if tree.tensions:
        lines += ["", f"{_TITLE} {texts.text('document.heading.tensions')}"]
        lines += [f"- [{ids.short(line.ids[0])}] {line.text}" for line in tree.tensions]
    said = {note.id: " ".join(note.text.split()) for note in synthesis.material.notes}
    lines += ["", f"{_TITLE} {texts.text('edit.file.left_out')}"]
    for left in section.draft.left_out:
        why = texts.text(f"document.reason.{left.reason}")
        lines.append(f"- [{left.note}] {said.get(left.note, '')} ({why})")
    text = "\n".join((*map(printable, lines), ""))
    state = texts.text("edit.file.state", state=line_id(text))
    return f"# {state}\n{text}"


def question_in(
    content: bytes, file: object, synthesis: Synthesis, section: Section
) -> QuestionEdit:
    """What an edited file asks for.

    Args:
        content: of the file.
        file: where it lies, for what cannot be understood.
        synthesis: as it stands.
        section: of the question.

    Raises:
        UsageMistake: "edit_line_…", with the line that cannot be understood, or "edit_empty".
    """
    text = decode(content).text
    state, today = (_STATE.search(one) for one in (text, question_text(synthesis, section)))
    if state and today and state[1] != today[1]:
        raise UsageMistake("edit_older_file", file=file, number=section.question.number)
    reader = _Reader(file, synthesis, section)
    for number, line in enumerate(re.split(r"\r\n?|\n|\u2028", text), 1):
        words = " ".join(without_unseen(line).split())
        if words and (words.startswith(_TITLE) or not words.startswith("#")):
            reader.take(number, words)
    return reader.question()


class _Reader:
    """Reads one file, line by line."""

    def __init__(self, file: object, synthesis: Synthesis, section: Section) -> None:
        draft, self._language = section.draft, synthesis.workshop.language
        texts = catalogue(self._language)
        self._number = section.question.number
        self._where = {"file": file, "question": self._number}
        self._headings = {
            _bare(texts.text("document.heading.tensions")): "tensions",
            _bare(texts.text("edit.file.left_out")): "left_out",
        }
        self._had_lines = bool(draft.lines)
        self._known = {
            "themes": [theme.id for theme in draft.themes],
            "insights": [insight.id for insight in draft.insights],
            "tensions": [tension.id for tension in draft.tensions],
            "left_out": [note.id for note in synthesis.material.notes_of(self._number)],
        }
        self._out = {left.note for left in draft.left_out}
        self._seen: dict[str, int] = {}
        self._under = ""
        # A title, and the number of its line in the file.
        self._themes: list[tuple[int, TreeTheme]] = []
        self._tensions: list[TreeLine] = []
        self._left_out: list[str] = []
        self._brought_back: list[str] = []

    def question(self) -> QuestionEdit:
        """All that was read."""
        themes = tuple(theme for _, theme in self._themes)
        for number, theme in self._themes:
            if not theme.lines and not theme.ids:
                self._refuse("no_lines", number, text=theme.title)
        if self._had_lines and not (self._tensions or any(theme.lines for theme in themes)):
            raise UsageMistake("edit_empty", **self._where)
        return QuestionEdit(
            question=TreeQuestion(
                number=self._number, themes=themes, tensions=tuple(self._tensions)
            ),
            left_out=tuple(self._left_out),
            brought_back=tuple(self._brought_back),
        )

    def take(self, number: int, words: str) -> None:
        """A title or a line, and where it stands in the file."""
        if words.startswith(_TITLE):
            self._heading(number, words.lstrip("#").strip())
        elif words[0] in _SIGNS:
            self._line(number, words[0], words[1:].strip())
        else:
            self._refuse("no_sign", number, text=words)

    def _heading(self, number: int, words: str) -> None:
        self._under = self._headings.get(_bare(words), "")
        if self._under:
            return
        self._under = "insights"
        ids, title = self._marks(number, words, "themes")
        title = title.removesuffix(":").rstrip()
        self._prove_words(number, title)
        self._themes.append((number, TreeTheme(title=title, ids=ids)))

    def _line(self, number: int, sign: str, words: str) -> None:
        if not self._under:
            self._refuse("no_title_above", number, text=words)
        ids, text = self._marks(number, words, self._under)
        if self._under == "left_out":
            self._note(number, sign, ids)
            return
        self._prove_words(number, text)
        line = TreeLine(text=text, ids=ids)
        if self._under == "insights":
            at, theme = self._themes[-1]
            self._themes[-1] = at, theme.model_copy(update={"lines": (*theme.lines, line)})
        elif not ids or split_tension(text, self._language) is None:
            self._refuse("two_sides", number, text=text)
        else:
            self._tensions.append(line)

    def _note(self, number: int, sign: str, notes: Sequence[str]) -> None:
        if not notes:
            self._refuse("no_mark", number)
        for note in notes:
            if sign == _BRING_BACK and note in self._out:
                self._brought_back.append(note)
            elif sign != _BRING_BACK and note not in self._out:
                self._left_out.append(note)

    def _marks(self, number: int, words: str, kind: str) -> tuple[tuple[str, ...], str]:
        """The ids that stand first, whole, and what stands behind them."""
        given: list[str] = []
        text = words
        while found := _FIRST_MARK.match(text):
            if given and not _LIKE_A_MARK.fullmatch(found[1].casefold()):
                break  # the line's own words begin in brackets
            given.append(self._id(number, found[1], kind))
            text = text[found.end() :]
        for one in given:
            other = self._seen.setdefault(one, number)
            if other != number:
                self._refuse("mark_twice", number, mark=one, other=other)
        text = text.strip()
        for mark in _MARK.findall(text):
            ids_begin = (_begins(one, mark.casefold()) for of in self._known.values() for one in of)
            # A line joined to the one above by mistake, not words in brackets.
            if len(mark) >= _SHORTEST_MARK and any(ids_begin):
                self._refuse("mark_inside", number, mark=mark)
        return tuple(given), text

    def _id(self, number: int, mark: str, kind: str) -> str:
        found = [one for one in self._known[kind] if _begins(one, mark.casefold())]
        if len(found) != 1:
            self._refuse("unknown_mark", number, mark=f"[{mark}]")
        return found[0]

    def _prove_words(self, number: int, text: str) -> None:
        if not re.search(r"[^\W_]", text):
            self._refuse("no_words", number)

    def _refuse(self, what: str, number: int, **values: object) -> NoReturn:
        raise UsageMistake(f"edit_line_{what}", line=number, **values, **self._where)


def _begins(one: str, mark: str) -> bool:
    """Whether it is an id by its beginning; of a note, the document's part may be left out."""
    return one.startswith(mark) or (one.partition("-")[2].startswith(mark) and "-" in one)


def _bare(heading: str) -> str:
    return heading.strip().removesuffix(":").rstrip().casefold()
