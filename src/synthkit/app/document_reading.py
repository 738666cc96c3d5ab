"""The tree of a document, out of a layout or out of a Word file that a person edited."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from synthkit.app.document_tree import (
    FRONT,
    DocumentTree,
    FrontParagraph,
    TreeLine,
    TreeQuestion,
    TreeTheme,
)
from synthkit.exporters.layout import HEADINGS, Layout, PartKind, Style
from synthkit.exporters.wording import split_tension
from synthkit.model.document import EXPORT_ANCHOR, Block, BlockKind
from synthkit.readers.contents import Contents
from synthkit.text.catalogue import Catalogue, catalogue, closing_catalogue

_QUESTION_LEVEL: Final = 2
_THEME_LEVEL: Final = 3
_FLOWING: Final = {BlockKind.HEADING, BlockKind.ITEM, BlockKind.PARAGRAPH}
_LEVELS: Final[Mapping[str, int]] = {
    PartKind.QUESTION: _QUESTION_LEVEL,
    PartKind.THEME: _THEME_LEVEL,
}
# What the closing synthesis prints beside lines.
_BESIDE_LINES: Final = frozenset({"dispute", "counts"})
_BESIDE: Final = {BlockKind.CELL, BlockKind.BOX, BlockKind.FOOTNOTE}


def tree_of_layout(layout: Layout) -> DocumentTree:
    """The tree of a layout; every line has its id."""
    builder = _Builder(layout)
    for paragraph in layout.paragraphs:
        part = paragraph.part
        text = " ".join(filter(None, (paragraph.term, paragraph.text)))
        anchors = (part.anchor,) if part and paragraph.style is not Style.LIST_NUMBER else ()
        if paragraph.style in HEADINGS:
            builder.heading(int(paragraph.style[-1]), text, anchors)
        elif not anchors or (part and part.kind in {*FRONT, PartKind.COURSE}):
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
    builder = _Builder(made)
    for position, block in enumerate(contents.blocks):
        if block.kind is not BlockKind.COMMENT or " ".join(block.text.split()) not in own:
            _take(builder, block, anchors.get(position, ()))
    return builder.tree()


def _take(builder: "_Builder", block: Block, anchors: Sequence[str]) -> None:
    text = " ".join(block.text.split())
    if block.struck or block.placeholder:
        # Whoever strikes words through wants them gone; a prompt that stands says nothing.
        return
    if block.kind is BlockKind.COMMENT:
        builder.comment(text)
    elif level := builder.level_of(block, text, anchors):
        builder.heading(level, text, anchors)
    elif block.kind is BlockKind.ITEM:
        builder.line(text, anchors)
    elif block.kind is BlockKind.PARAGRAPH:
        # Whoever writes a line of their own under a theme does not always make it an item.
        builder.line_or_plain(text, anchors)
    elif block.kind in _BESIDE:
        builder.aside(text)


class _Builder:
    """Takes headings, lines and other paragraphs in their order."""

    def __init__(self, made: Layout) -> None:
        texts, closing = catalogue(made.language), closing_catalogue(made.language)
        self._language = made.language
        self._tensions = texts.text("document.heading.tensions").removesuffix(":")
        self._fixed = {texts.text("document.heading.key_insights")} | {
            words.text(f"document.question.{name}")
            for words in (texts, closing)
            for name in ("nobody_answered", "not_summarised", "no_insights")
        }
        self._uncited = {
            words.text(f"document.uncited.{name}")
            for words in (texts, closing)
            for name in ("minor", "not_covered")
        }
        self._added = _added(texts)
        shown = [(p.text, p.part) for p in made.paragraphs if p.part]
        self._made = {self._added.sub("", text).strip(): part.kind for text, part in shown}
        self._levels = {
            _title(p.text): int(p.style[-1]) for p in made.paragraphs if p.style in HEADINGS
        }
        self._asked = {
            _without_number(text): part.question or 0
            for text, part in shown
            if part.kind is PartKind.QUESTION
        }
        self._front: list[FrontParagraph] = []
        self._beside: list[str] = []
        self._questions: list[TreeQuestion] = []
        self._themes: list[TreeTheme] = []
        self._lines: list[TreeLine] | None = None
        # Lines above the first title: whoever puts one there wants it first below that.
        self._waiting: list[TreeLine] = []
        self._kinds: dict[str, str | None] = {}
        self._open: TreeTheme | None = None
        # Whether what comes belongs to the last question.
        self._is_asked = False

    def level_of(self, block: Block, text: str, anchors: Sequence[str]) -> int | None:
        """Of what level of heading it is, whatever it looks like; None of what is no heading.

        Programs give a heading the look of the line before it when that is deleted, and people
        another level. Only what has neither anchor nor words of ours is told by its looks.
        """
        kinds = {kind for kind, _ in map(_split, anchors)}
        if block.kind not in _FLOWING:
            return None
        known = self._levels.get(_title(text)) or (_LEVELS.get(*kinds) if len(kinds) == 1 else None)
        if known or block.kind is BlockKind.HEADING:
            return known or block.level
        looks_so = block.strong and block.kind is BlockKind.PARAGRAPH
        is_ours = bool(kinds) or text in self._fixed or text in self._made
        return _THEME_LEVEL if looks_so and self._is_asked and not is_ours else None

    def heading(self, level: int, text: str, anchors: Sequence[str]) -> None:
        """A heading; its anchors tell of what, or else its words and its level do."""
        kinds = dict(map(_split, anchors))
        number = kinds.get(PartKind.QUESTION) or self._asked.get(_without_number(text))
        if level == _QUESTION_LEVEL:
            number = number or _number(text)
        if number and level <= _QUESTION_LEVEL:
            self._end_question()
            self._questions.append(TreeQuestion(number=int(number), heading=text))
            self._is_asked = True
        elif self._is_asked and level >= _QUESTION_LEVEL:
            self._end_theme()
            self._open = TreeTheme(title=_title(text), ids=_ids(anchors))
            self._lines = [] if text not in self._uncited else None
        else:
            self._end_question()
            self._is_asked = False
            self.plain(text, anchors)

    def line(self, text: str, anchors: Sequence[str]) -> None:
        """An item of a list below a question; elsewhere, and where notes are listed, no line."""
        bare = self._parted(self._added.sub("", text).strip())
        line = TreeLine(text=bare, ids=_ids(anchors))
        kind = next((kind for kind, _ in map(_split, anchors)), self._made.get(line.text))
        self._kinds[line.text] = kind
        if kind == PartKind.COURSE:
            self.plain(text, anchors)
        elif self._lines is not None:
            self._lines.append(line)
        elif self._open is None and self._is_asked and kind == PartKind.INSIGHT:
            self._waiting.append(line)
        else:
            self.plain(text, anchors)

    def line_or_plain(self, text: str, anchors: Sequence[str]) -> None:
        """A paragraph that is no item: a person's line, unless it is one of the program's own."""
        if text in self._fixed:
            self.plain(text, anchors)
        else:
            self.line(text, anchors)

    def plain(self, text: str, anchors: Sequence[str] = ()) -> None:
        """A paragraph that is no line of a question."""
        if text in self._fixed:
            return
        if self._open is not None:
            self.aside(text)
        else:
            kind = next((kind for kind, _ in map(_split, anchors) if kind in FRONT), None)
            self._front.append(FrontParagraph(text=text, kind=PartKind(kind) if kind else None))

    def aside(self, text: str) -> None:
        """What stands in no line and in no paragraph of the front."""
        self._beside.append(text)

    def comment(self, text: str) -> None:
        """A remark on what stands before it."""
        if self._lines:
            self._lines[-1] = self._lines[-1].with_comment(text)
        elif self._open is not None and self._open.title not in {*self._uncited, self._tensions}:
            self._open = self._open.with_comment(text)
        elif self._questions and self._is_asked:
            self._questions[-1] = self._questions[-1].with_comment(text)
        elif self._front:
            self._front[-1] = self._front[-1].with_comment(text)

    def tree(self) -> DocumentTree:
        """All of it."""
        self._end_question()
        return DocumentTree(
            front=tuple(self._front), beside=tuple(self._beside), questions=tuple(self._questions)
        )

    def _parted(self, text: str) -> str:
        """The text with a space behind a line of ours that another one was run together with."""
        for one in self._made:
            end = text.find(one) + len(one)
            if one in text and text[end : end + 1].isalnum() and not one[-1].isalnum():
                text = f"{text[:end]} {text[end:]}"
        return text

    def _end_theme(self) -> None:
        """Parts lines from disagreements, which are known by their form wherever they stand."""
        lines, opened = self._lines, self._open
        self._open, self._lines = None, None
        if opened is None or lines is None:
            return
        of_tensions = opened.title == self._tensions
        apart = [one for one in lines if self._is_tension(one, among_tensions=of_tensions)]
        staying = [one for one in lines if one not in apart]
        update = {"tensions": (*self._questions[-1].tensions, *apart)}
        self._questions[-1] = self._questions[-1].model_copy(update=update)
        if of_tensions and self._themes:
            last = self._themes[-1]
            self._themes[-1] = last.model_copy(update={"lines": (*last.lines, *staying)})
        elif apart and not staying:
            self._beside += [] if of_tensions else [opened.title]
        else:
            self._themes.append(opened.model_copy(update={"lines": tuple(staying)}))

    def _is_tension(self, line: TreeLine, *, among_tensions: bool) -> bool:
        kind = self._kinds[line.text]
        if kind is None:
            return among_tensions or split_tension(line.text, self._language) is not None
        return kind == PartKind.TENSION

    def _end_question(self) -> None:
        self._end_theme()
        if self._questions and self._themes:
            first, *others = self._themes
            first = first.model_copy(update={"lines": (*self._waiting, *first.lines)})
            update = {"themes": (*self._questions[-1].themes, first, *others)}
            self._questions[-1] = self._questions[-1].model_copy(update=update)
        self._themes, self._waiting = [], []


def _split(anchor: str) -> tuple[str, str]:
    kind, _, name = anchor.removeprefix(EXPORT_ANCHOR).partition("_")
    return kind, name


def _ids(anchors: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for _, name in map(_split, anchors))


def _title(heading: str) -> str:
    return heading.removesuffix(":").strip()


def _without_number(heading: str) -> str:
    return re.sub(r"^\d+\W*", "", heading)


def _number(heading: str) -> int | None:
    """The number that a question's heading begins with."""
    found = re.match(r"\d+", heading)
    return int(found[0]) if found else None


def _added(texts: Catalogue) -> re.Pattern[str]:
    """What is printed beside a line: its number in a draft, how many groups stand behind it."""
    number = _with_any_number(texts.text("document.draft.number", number=1))
    groups = {texts.text("document.counts.groups", part=1, count=n) for n in (1, 2)}
    forms = {*map(_with_any_number, groups), *_with_any_meetings(texts)}
    return re.compile(rf"^{number}\s*|\s*(?:{'|'.join(sorted(forms))})\s*$")


def _with_any_meetings(texts: Catalogue) -> Iterator[str]:
    """The patterns of what the closing synthesis prints in brackets, of whatever meetings."""
    for key in [key for key in texts.keys("closing") if key.split(".")[1] in _BESIDE_LINES]:
        text = texts.text(key, meetings="\n", later="\n")
        yield re.escape(text).replace(re.escape("\n"), r"[^()]*")


def _with_any_number(text: str) -> str:
    """The pattern of a text with whatever numbers in place of its own."""
    return re.sub(r"\d+", r"\\d+", re.escape(text))
