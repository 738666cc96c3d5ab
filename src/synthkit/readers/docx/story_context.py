"""What all stories of one Word file share."""

from collections.abc import Callable
from dataclasses import dataclass, field

from synthkit.readers.blocks import BODY
from synthkit.readers.docx.drawings import Picture
from synthkit.readers.docx.embedded import EmbeddedParts
from synthkit.readers.docx.inline import AnchorKind
from synthkit.readers.docx.numbering import Numbering
from synthkit.readers.docx.package import Package
from synthkit.readers.docx.styles import Styles


@dataclass(frozen=True, slots=True)
class NoteText:
    """The text of a note or comment, with the mark that is printed for it, if any."""

    text: str = ""
    label: str | None = None


@dataclass(slots=True)
class StoryContext:
    """What all stories of a document share.

    Attributes:
        notes: reads the footnote, endnote or comment of an id, once; nothing the second time.
        embedded: reads what other parts of the archive put into the text.
        tables: how many have been seen.
        scopes: how many have been opened.
        pictures: those of the body, in its order, each with the part that holds it.
    """

    package: Package
    styles: Styles
    numbering: Numbering
    notes: Callable[[AnchorKind, str], NoteText]
    embedded: EmbeddedParts
    tables: int = 0
    scopes: int = BODY
    pictures: list[tuple[Picture, str]] = field(default_factory=list)

    def new_scope(self) -> int:
        """A scope that nothing else stands in."""
        self.scopes += 1
        return self.scopes
