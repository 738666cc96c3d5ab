"""What was read: documents, the blocks on their pages, and what could not be read."""

import hashlib
import re
import unicodedata
from enum import StrEnum

from pydantic import model_validator

from synthkit.model.base import FrozenModel
from synthkit.model.finding import Finding
from synthkit.model.original import TypedFor

# Custom properties by which a document that this program exported is known again.
EXPORT_MARK_WORKSHOP = "synthkit-workshop"
EXPORT_MARK_CONTENT = "synthkit-content"
# What the names of the bookmarks begin with by which a line of an exported document is known again.
EXPORT_ANCHOR = "synthkit_"
EXPORT_MADE_WITH = "synthkit-made-with"


class BlockKind(StrEnum):
    """What a block is on the page; contents is a line of its table of contents."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    BOX = "box"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    COMMENT = "comment"
    CONTENTS = "contents"


class Place(FrozenModel):
    """Where in its document a block stands; all counts from 1.

    Attributes:
        page: in a paginated format.
        table: which table of the document.
        row: of that table.
        column: of that table.
        picture: which picture of the document, in a format without pages.
        question: of a meeting, where the document is its synthesis.
        line: id of the line of that synthesis; a side of a disagreement has its number after it.
    """

    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    picture: int | None = None
    question: int | None = None
    line: str | None = None


class Block(FrozenModel):
    r"""One thing on the page, as it stands there; nothing in it is interpreted.

    Attributes:
        text: NFC, without soft hyphens; a line break within the block is "\n".
        level: of a heading (1 is the highest) or of a list item (0 is the outermost).
        label: the automatic number or letter of the paragraph, as printed ("2.", "a)"), which
            is not part of the text.
        strong: the whole text is bold or underlined, as a heading in disguise is.
        placeholder: a form field's prompt that nobody has overwritten ("Klicka här …").
        struck: the whole text is struck through: the group took it back.
        parent: the position in the document of the item that this one is nested under.
        confidence: in percent, of text that was recognised in a picture; None for all other.
        group: the group that a column or sheet of a form says it is of, as it stands there.
        respondent: which answer to a form it belongs to, a number and no name.
    """

    kind: BlockKind
    text: str
    level: int = 0
    label: str | None = None
    strong: bool = False
    placeholder: bool = False
    struck: bool = False
    place: Place = Place()
    parent: int | None = None
    confidence: int | None = None
    group: str | None = None
    respondent: str | None = None


class UnreadPicture(FrozenModel):
    """A picture that may hold notes, but no text that the program can read.

    Attributes:
        number: which of the document's pictures, from 1.
        before: position of the block that it stands before; the number of blocks where it is last.
    """

    number: int
    before: int


class Document(FrozenModel):
    """One input file as it was read.

    Attributes:
        key: short hash, unique in the workspace; a renamed file keeps it. See `document_key`.
        path: relative to the ingested folder, with "/" between its parts.
        content_hash: SHA-256 of the bytes, in hexadecimal.
        blocks: in reading order; their index is their position.
        unread_pages: pages that may hold notes, but no text that the program can read.
        unread_pictures: the same of pictures that stand among the text of a file without pages.
        findings: what a person should know about how it was read.
        transcript: it is what many people said at which time, and not what a group noted.
        typed_for: what was typed into it for pages and pictures of other documents.
        meeting: the name of the meeting whose synthesis it is; None of a file.
        services: AI services that had a part in that synthesis, "" for one without a name.
        models: their language models, by their exact names.
        by_model: the lines of it (`Place.line`) that stand as a language model worded them.
    """

    key: str
    path: str
    content_hash: str
    blocks: tuple[Block, ...]
    unread_pages: tuple[int, ...] = ()
    unread_pictures: tuple[UnreadPicture, ...] = ()
    findings: tuple[Finding, ...] = ()
    transcript: bool = False
    typed_for: tuple[TypedFor, ...] = ()
    meeting: str | None = None
    services: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    by_model: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The file name."""
        return self.path.rsplit("/", 1)[-1]

    @property
    def is_written(self) -> bool:
        """Whether a group wrote in it: it is no transcript, and not only a form or pictures."""
        if self.transcript or self.meeting is not None:
            return False
        return any(not block.placeholder for block in self.blocks)

    @property
    def is_unread(self) -> bool:
        """Whether there are pages or pictures in it, and nothing of it could be read."""
        return not self.blocks and bool(self.unread_pages or self.unread_pictures)


class SetAsideReason(StrEnum):
    """Why a block or a page becomes no note."""

    FURNITURE = "furniture"
    HEADING = "heading"
    TEMPLATE = "template"
    ATTENDANCE = "attendance"
    NO_ANSWER = "no_answer"
    PREAMBLE = "preamble"
    OWNER = "owner"
    STRUCK = "struck"
    UNTICKED = "unticked"
    COMMENT = "comment"
    DUPLICATE_FILE = "duplicate_file"
    TRANSCRIPT = "transcript"
    NOT_TRANSCRIBED = "not_transcribed"
    VOID_TRANSCRIPTION = "void_transcription"


class SetAside(FrozenModel):
    """A block, or a page or picture without text, that becomes no note.

    Exactly one of ``block`` (a position in the document), ``page`` and ``picture`` is set.
    """

    document: str
    reason: SetAsideReason
    block: int | None = None
    page: int | None = None
    picture: int | None = None
    text: str = ""

    @model_validator(mode="after")
    def _about_one_thing(self) -> "SetAside":
        if [self.block, self.page, self.picture].count(None) != 2:
            msg = "a block, a page or a picture, and only one of them"
            raise ValueError(msg)
        return self


class RefusalReason(StrEnum):
    """Why a file is not read at all."""

    OTHER_KIND = "other_kind"
    OTHER_TEXT = "other_text"
    OTHER_PICTURE = "other_picture"
    SLIDES = "slides"
    SPREADSHEET = "spreadsheet"
    MAIL = "mail"
    UNSURE_COLUMNS = "unsure_columns"
    LOCK_FILE = "lock_file"
    OWN_EXPORT = "own_export"
    ZERO_BYTES = "zero_bytes"
    NO_CONTENT = "no_content"
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    UNSAFE = "unsafe"
    NO_TEXT = "no_text"
    NOT_ALLOWED = "not_allowed"
    NOT_A_FILE = "not_a_file"
    OUTSIDE_FOLDER = "outside_folder"
    CHANGED_WHILE_READ = "changed_while_read"
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"
    TOO_MUCH_MEMORY = "too_much_memory"
    CRASHED = "crashed"

    @property
    def may_hold_notes(self) -> bool:
        """Whether something may be lost by it, so that the command ends with exit code 1."""
        return self not in {
            RefusalReason.OTHER_KIND,
            RefusalReason.SPREADSHEET,
            RefusalReason.LOCK_FILE,
            RefusalReason.OWN_EXPORT,
            RefusalReason.NO_CONTENT,
        }


class Refusal(FrozenModel):
    """A file that was found and not read, with the reason."""

    path: str
    reason: RefusalReason
    content_hash: str | None = None

    @property
    def name(self) -> str:
        """The file name."""
        return self.path.rstrip("/").rsplit("/", 1)[-1]


def content_hash(content: bytes) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def document_key(path: str) -> str:
    """The key of a file first seen at ``path`` (relative to the ingested folder).

    Six hexadecimal digits: unique among some hundreds of files, and short enough to read out.
    """
    return hashlib.sha256(path.encode()).hexdigest()[:6]


def path_order(path: str) -> tuple[list[tuple[bool, int, str]], str]:
    """Sorts paths as people do: "Grupp 2.docx" before "Grupp 10.docx", whatever the case."""
    folded = unicodedata.normalize("NFC", path).casefold()
    parts = re.findall(r"[0-9]+|[^0-9]+", folded)
    # Digits come before letters.
    return [(False, int(p), "") if p[0] in "0123456789" else (True, 0, p) for p in parts], path
