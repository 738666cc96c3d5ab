"""The synthesis as it stands in a Word document: questions, themes, lines.

The same tree is made of a layout, of what the program would export, and of a file that a person
edited; comparing two of them tells what the person changed.
"""

import re
from collections.abc import Iterable, Sequence
from enum import Enum, auto
from typing import Final, Self

from synthkit.exporters.layout import Layout, PartKind, Style
from synthkit.model.base import FrozenModel
from synthkit.model.document import EXPORT_ANCHOR, Block, BlockKind
from synthkit.readers.contents import Contents
from synthkit.text.catalogue import Catalogue, catalogue
from synthkit.text.languages import LanguageCode

_QUESTION_LEVEL: Final = 2
_THEME_LEVEL: Final = 3
FRONT: Final = (PartKind.SERIES, PartKind.TITLE, PartKind.INTRODUCTION)


class Anchors(Enum):
    """How far the anchors of lines are to be believed.

    A word processor drops them, or lets them slide; a mark that a person sees stands where they
    want it.
    """

    MAY_SLIDE = auto()
    ARE_MARKS = auto()


class TreePart(FrozenModel):
    """What people can remark on in Word."""

    comments: tuple[str, ...] = ()

    def with_comment(self, text: str) -> Self:
        """The same with one more comment."""
        return self.model_copy(update={"comments": (*self.comments, text)})


class TreeLine(TreePart):
    """An insight or a tension as it is printed, without the number of groups.

    Attributes:
        ids: by the document's anchors; none where they are gone, several where lines were joined.
    """

    text: str
    ids: tuple[str, ...] = ()


class TreeTheme(TreePart):
    """A theme as it is printed, without the colon."""

    title: str
    ids: tuple[str, ...] = ()
    lines: tuple[TreeLine, ...] = ()


class TreeQuestion(TreePart):
    """What is printed under a question.

    Attributes:
        number: None where nothing tells which question it is.
    """

    number: int | None
    themes: tuple[TreeTheme, ...] = ()
    tensions: tuple[TreeLine, ...] = ()


class FrontParagraph(TreePart):
    """A paragraph outside the questions; ``kind`` where it is the title or the introduction."""

    text: str
    kind: PartKind | None = None


class DocumentTree(FrozenModel):
    """A document.

    Attributes:
        front: the paragraphs before the first question's heading, and those after the last line.
    """

    front: tuple[FrontParagraph, ...] = ()
    questions: tuple[TreeQuestion, ...] = ()
    anchors: Anchors = Anchors.MAY_SLIDE

    def question(self, number: int) -> TreeQuestion | None:
        """What stands under the question of that number; None where it is gone."""
        return next((one for one in self.questions if one.number == number), None)


def tree_of_layout(layout: Layout) -> DocumentTree:
    """The tree of a layout; every line has its id."""
    builder = _Builder(layout.language)
    for paragraph in layout.paragraphs:
        part = paragraph.part
        text = " ".join(filter(None, (paragraph.term, paragraph.text)))
        anchors = (part.anchor,) if part and paragraph.style is not Style.LIST_NUMBER else ()
        if paragraph.style in {Style.HEADING_1, Style.HEADING_2, Style.HEADING_3}:
            builder.heading(int(paragraph.style[-1]), text, anchors)
        elif not anchors or (part and part.kind in FRONT):
            builder.plain(text, anchors)
        else:
            builder.line(text, anchors)
    return builder.tree()


def tree_of_file(contents: Contents, made: Layout) -> DocumentTree:
    """The tree of what was read from a Word file that was made of that layout.

    The comments that stood in it then are nobody's remarks.
    """
    own = {" ".join(paragraph.comment) for paragraph in made.paragraphs if paragraph.comment}
    anchors: dict[int, list[str]] = {}
    for position, called in contents.bookmarks:
        if called.startswith(EXPORT_ANCHOR):
            anchors.setdefault(position, []).append(called)
    builder = _Builder(made.language)
    for position, block in enumerate(contents.blocks):
        if block.kind is not BlockKind.COMMENT or " ".join(block.text.split()) not in own:
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
        self._added = _added(texts)
        self._front: list[FrontParagraph] = []
        self._questions: list[TreeQuestion] = []
        self._themes: list[TreeTheme] = []
        self._lines: list[TreeLine] | None = None
        self._open: TreeTheme | None = None
        # Whether what comes belongs to the last question.
        self._is_asked = False

    def heading(self, level: int, text: str, anchors: Sequence[str]) -> None:
        """A heading; its anchors tell of what, or else its level does."""
        kinds = dict(map(_split, anchors))
        self._is_asked = self._is_asked or level == _QUESTION_LEVEL
        if PartKind.QUESTION in kinds or (level == _QUESTION_LEVEL and self._questions):
            self._end_question()
            number = kinds.get(PartKind.QUESTION)
            self._questions.append(TreeQuestion(number=int(number) if number else _number(text)))
        elif level == _QUESTION_LEVEL and _number(text) is not None:
            self._questions.append(TreeQuestion(number=_number(text)))
        elif level == _THEME_LEVEL and self._questions:
            self._end_theme()
            self._open = TreeTheme(title=text.removesuffix(":").strip(), ids=_ids(anchors))
            self._lines = [] if text not in self._uncited else None
        else:
            self._end_question()
            self._is_asked = False
            self.plain(text, anchors)

    def line(self, text: str, anchors: Sequence[str]) -> None:
        """An item of a list under a theme; elsewhere, and where notes are listed, no line."""
        if self._lines is None:
            self.plain(text, anchors)
        else:
            bare = self._added.sub("", text).strip()
            self._lines.append(TreeLine(text=bare, ids=_ids(anchors)))

    def line_or_plain(self, text: str, anchors: Sequence[str]) -> None:
        """A paragraph that is no item: a person's line, unless it is one of the program's own."""
        if text in self._fixed or self._lines is None:
            self.plain(text, anchors)
        else:
            self.line(text, anchors)

    def plain(self, text: str, anchors: Sequence[str] = ()) -> None:
        """A paragraph that is no line of a question."""
        if text not in self._fixed and self._open is None:
            kind = next((kind for kind, _ in map(_split, anchors) if kind in FRONT), None)
            self._front.append(FrontParagraph(text=text, kind=PartKind(kind) if kind else None))

    def comment(self, text: str) -> None:
        """A remark on what stands before it."""
        if self._lines:
            self._lines[-1] = self._lines[-1].with_comment(text)
        elif self._open is not None and self._is_theme(self._open):
            self._open = self._open.with_comment(text)
        elif self._questions and self._is_asked:
            self._questions[-1] = self._questions[-1].with_comment(text)
        elif self._front:
            self._front[-1] = self._front[-1].with_comment(text)

    def tree(self) -> DocumentTree:
        self._end_question()
        return DocumentTree(front=tuple(self._front), questions=tuple(self._questions))

    def _end_theme(self) -> None:
        if self._open is not None and self._lines is not None:
            lines = tuple(self._lines)
            if self._is_theme(self._open):
                self._themes.append(self._open.model_copy(update={"lines": lines}))
            else:
                update = {"tensions": self._questions[-1].tensions + lines}
                self._questions[-1] = self._questions[-1].model_copy(update=update)
        self._open, self._lines = None, None

    def _is_theme(self, heading: TreeTheme) -> bool:
        """Whether the heading is a theme's, and not that of disagreements or listed notes."""
        return heading.title not in {*self._uncited, self._tensions.removesuffix(":")}

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


def _added(texts: Catalogue) -> re.Pattern[str]:
    """What is printed beside a line: its number in a draft, how many groups stand behind it."""
    number = _with_any_number(texts.text("document.draft.number", number=1))
    forms = {texts.text("document.counts.groups", part=1, count=n) for n in (1, 2)}
    return re.compile(rf"^{number}\s*|\s*(?:{'|'.join(map(_with_any_number, forms))})\s*$")


def _with_any_number(text: str) -> str:
    """The pattern of a text with whatever numbers in place of its own."""
    return re.sub(r"\d+", r"\\d+", re.escape(text))
