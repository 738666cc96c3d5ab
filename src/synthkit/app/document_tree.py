"""The synthesis as it stands in a Word document: questions, themes, lines.

The same tree is made of a layout, of what the program would export, and of a file that a person
edited; comparing two of them tells what the person changed.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from synthkit.exporters.layout import Layout, PartKind, Style
from synthkit.model.base import FrozenModel
from synthkit.model.document import EXPORT_ANCHOR, Block, BlockKind
from synthkit.readers.contents import Contents
from synthkit.text.catalogue import Catalogue, catalogue
from synthkit.text.languages import LanguageCode

_QUESTION_LEVEL: Final = 2
_THEME_LEVEL: Final = 3


class TreeLine(FrozenModel):
    """An insight or a tension as it is printed, without the number of groups.

    Attributes:
        ids: by the document's anchors; none where they are gone, several where lines were joined.
        comments: what people remarked on it.
    """

    text: str
    ids: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()


class TreeTheme(FrozenModel):
    """A theme as it is printed, without the colon."""

    title: str
    ids: tuple[str, ...] = ()
    lines: tuple[TreeLine, ...] = ()


class TreeQuestion(FrozenModel):
    """What is printed under a question.

    Attributes:
        number: None where nothing tells which question it is.
    """

    number: int | None
    themes: tuple[TreeTheme, ...] = ()
    tensions: tuple[TreeLine, ...] = ()


class DocumentTree(FrozenModel):
    """A document.

    Attributes:
        front: the paragraphs before the first question's heading, and those after the last line.
    """

    front: tuple[str, ...] = ()
    questions: tuple[TreeQuestion, ...] = ()

    def question(self, number: int) -> TreeQuestion | None:
        """What stands under the question of that number; None where it is gone."""
        return next((one for one in self.questions if one.number == number), None)


def tree_of_layout(layout: Layout) -> DocumentTree:
    """The tree of a layout; every line has its id."""
    builder = _Builder(layout.language)
    for paragraph in layout.paragraphs:
        part = paragraph.part
        text = paragraph.text
        if part is None or paragraph.style is Style.LIST_NUMBER:
            if paragraph.style in {Style.HEADING_1, Style.HEADING_2, Style.HEADING_3}:
                builder.heading(int(paragraph.style[-1]), text, ())
            else:
                builder.plain(text)
        elif part.kind is PartKind.QUESTION:
            builder.heading(_QUESTION_LEVEL, text, (part.anchor,))
        elif part.kind is PartKind.THEME:
            builder.heading(_THEME_LEVEL, text, (part.anchor,))
        else:
            builder.line(text, (part.anchor,))
    return builder.tree()


def tree_of_file(contents: Contents, language: LanguageCode) -> DocumentTree:
    """The tree of what was read from a Word file, in the language that the document was made in."""
    anchors: dict[int, list[str]] = {}
    for position, called in contents.bookmarks:
        if called.startswith(EXPORT_ANCHOR):
            anchors.setdefault(position, []).append(called)
    builder = _Builder(language)
    for position, block in enumerate(contents.blocks):
        _take(builder, block, anchors.get(position, ()))
    return builder.tree()


def _take(builder: "_Builder", block: Block, anchors: Sequence[str]) -> None:
    text = " ".join(block.text.split())
    if block.kind is BlockKind.COMMENT:
        builder.comment(text)
    elif block.kind is BlockKind.HEADING:
        builder.heading(block.level, text, anchors)
    elif block.kind is BlockKind.ITEM:
        builder.line(text, anchors)
    elif block.kind is BlockKind.PARAGRAPH:
        # Whoever writes a line of their own under a theme does not always make it an item.
        builder.line_or_plain(text, anchors)


class _Builder:
    """Takes headings, lines and other paragraphs in their order."""

    def __init__(self, language: LanguageCode) -> None:
        texts = catalogue(language)
        self._tensions = texts.text("document.heading.tensions")
        self._fixed = {texts.text("document.heading.key_insights")} | {
            texts.text(f"document.question.{name}")
            for name in ("nobody_answered", "not_summarised", "no_insights")
        }
        self._uncited = {texts.text(f"document.uncited.{n}") for n in ("minor", "not_covered")}
        self._counts = _counts(texts)
        self._front: list[str] = []
        self._questions: list[TreeQuestion] = []
        self._themes: list[TreeTheme] = []
        self._lines: list[TreeLine] | None = None
        self._open: tuple[str, tuple[str, ...]] | None = None

    def heading(self, level: int, text: str, anchors: Sequence[str]) -> None:
        """A heading; its anchors tell of what, or else its level does."""
        kinds = dict(map(_split, anchors))
        if PartKind.QUESTION in kinds or (level == _QUESTION_LEVEL and self._questions):
            self._end_question()
            number = kinds.get(PartKind.QUESTION)
            self._questions.append(TreeQuestion(number=int(number) if number else _number(text)))
        elif level == _QUESTION_LEVEL and _number(text) is not None:
            self._questions.append(TreeQuestion(number=_number(text)))
        elif level == _THEME_LEVEL and self._questions:
            self._end_theme()
            self._open = (text.removesuffix(":").strip(), _ids(anchors))
            self._lines = [] if text not in self._uncited else None
        else:
            self._end_question()
            self.plain(text)

    def line(self, text: str, anchors: Sequence[str]) -> None:
        """An item of a list under a theme; elsewhere, and where notes are listed, no line."""
        if self._lines is None:
            self.plain(text)
        else:
            bare = self._counts.sub("", text).strip()
            self._lines.append(TreeLine(text=bare, ids=_ids(anchors)))

    def line_or_plain(self, text: str, anchors: Sequence[str]) -> None:
        """A paragraph that is no item: a person's line, unless it is one of the program's own."""
        if text in self._fixed or self._lines is None:
            self.plain(text)
        else:
            self.line(text, anchors)

    def plain(self, text: str) -> None:
        """A paragraph that is no line of a question."""
        if text not in self._fixed and self._open is None:
            self._front.append(text)

    def comment(self, text: str) -> None:
        """A remark on what stands before it."""
        if self._lines:
            line = self._lines[-1]
            self._lines[-1] = line.model_copy(update={"comments": (*line.comments, text)})

    def tree(self) -> DocumentTree:
        self._end_question()
        return DocumentTree(front=tuple(self._front), questions=tuple(self._questions))

    def _end_theme(self) -> None:
        if self._open is not None and self._lines is not None:
            title, ids = self._open
            lines = tuple(self._lines)
            if title == self._tensions.removesuffix(":"):
                update = {"tensions": self._questions[-1].tensions + lines}
                self._questions[-1] = self._questions[-1].model_copy(update=update)
            else:
                self._themes.append(TreeTheme(title=title, ids=ids, lines=lines))
        self._open, self._lines = None, None

    def _end_question(self) -> None:
        self._end_theme()
        if self._questions and self._themes:
            update = {"themes": self._questions[-1].themes + tuple(self._themes)}
            self._questions[-1] = self._questions[-1].model_copy(update=update)
        self._themes = []


def _split(anchor: str) -> tuple[str, str]:
    kind, _, name = anchor.removeprefix(EXPORT_ANCHOR).partition("_")
    return kind, name


def _ids(anchors: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for _, name in map(_split, anchors))


def _number(heading: str) -> int | None:
    """The number that a question's heading begins with."""
    found = re.match(r"\d+", heading)
    return int(found[0]) if found else None


def _counts(texts: Catalogue) -> re.Pattern[str]:
    """What `layout` prints after a line about how many groups stand behind it."""
    forms = {re.escape(texts.text("document.counts.groups", part=1, count=n)) for n in (1, 2)}
    return re.compile(r"\s*(?:" + "|".join(re.sub(r"\d+", r"\\d+", f) for f in forms) + r")\s*$")
