"""The synthesis as it stands in a Word document: questions, themes, lines.

The same tree is made of a layout, of what the program would export, and of a file that a person
edited; comparing two of them tells what the person changed.
"""

from enum import Enum, auto
from typing import Final, Self

from synthkit.exporters.layout import PartKind
from synthkit.model.base import FrozenModel

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
        heading: as it is printed.
    """

    number: int | None
    heading: str = ""
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
        beside: what stands in tables, boxes and footnotes, and headings with nothing below them.
    """

    front: tuple[FrontParagraph, ...] = ()
    beside: tuple[str, ...] = ()
    questions: tuple[TreeQuestion, ...] = ()
    anchors: Anchors = Anchors.MAY_SLIDE

    def question(self, number: int) -> TreeQuestion | None:
        """What stands under the question of that number; None where it is gone."""
        return next((one for one in self.questions if one.number == number), None)
