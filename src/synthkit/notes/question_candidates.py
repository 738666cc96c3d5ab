"""The texts of a document that look like questions put to the groups."""

from dataclasses import dataclass, replace

from synthkit.model.document import BlockKind, Document
from synthkit.notes.furniture import begins_something_else, heads_questions, is_column_head
from synthkit.notes.groups import group_of_heading
from synthkit.notes.numbering import numbered
from synthkit.notes.question_matching import Prominence
from synthkit.notes.template import is_instruction, is_placeholder
from synthkit.notes.units import Unit, units_of
from synthkit.notes.wording import carries_nothing, content_words, normal
from synthkit.text.sentences import sentences
from synthkit.text.wordforms import bare_words

_LONGEST_QUESTION = 45  # words
_SHORTEST_QUESTION = 3  # words, where only a question mark speaks for it


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text that may be a question, where it stands.

    Attributes:
        part: the group's part of the document, counted from its start.
        headed: it is a heading, or bold as one.
        above_notes: nothing but a title and a group stands above it.
        first_of_rank: nor does a heading as high as it.
    """

    text: str
    number: int | None
    headed: bool
    asks: bool
    document: str = ""
    part: int = 0
    order: int = 0
    above_notes: bool = False
    first_of_rank: bool = False


def candidates_in(document: Document) -> list[Candidate]:
    """The texts of a document that look like a question put to the group."""
    units = units_of(document, frozenset(), _looks_asked)
    found: list[Candidate] = []
    heads = _head_rows(document)
    part = 0
    ranks: frozenset[int] = frozenset()  # of the headings so far that ask nothing
    body = [unit for unit in units if unit.is_body and not unit.block.placeholder]
    for index, unit in enumerate(body):
        if group_of_heading(unit.text.strip().split("\n", 1)[0], unit.prominence):
            part += 1
            continue
        if candidate := _candidate(unit, heads):
            place = replace(candidate, document=document.key, part=part, order=len(found))
            first = unit.rank not in ranks
            found.append(replace(place, above_notes=index <= 1 + part, first_of_rank=first))
        elif index and unit.prominence is Prominence.HEADING:
            ranks |= {unit.rank}
    return found


def _looks_asked(line: str) -> bool:
    number = numbered(line)
    return number.named or (number.number is not None and line.rstrip().endswith("?"))


def _head_rows(document: Document) -> frozenset[tuple[int | None, int | None]]:
    """The first row of each table that has several cells: a title may stand above it.

    Not where one of its cells heads a column of questions: the others say what stands beside them.
    """
    wide: dict[int | None, int | None] = {}
    rows: dict[tuple[int | None, int | None], dict[int | None, str]] = {}
    for block in document.blocks:
        if block.kind is BlockKind.CELL and not carries_nothing(block.text):
            row = (block.place.table, block.place.row)
            rows.setdefault(row, {})[block.place.column] = block.text
            if len(rows[row]) > 1:
                wide.setdefault(*row)
    return frozenset(
        row for row in wide.items() if not any(map(heads_questions, rows[row].values()))
    )


def _candidate(unit: Unit, heads: frozenset[tuple[int | None, int | None]]) -> Candidate | None:
    block = unit.block
    number = numbered(unit.text, None if block.kind is BlockKind.FOOTNOTE else block.label)
    text, asks = _cut(number.rest)
    if asks and not sentences(text)[0].endswith("?"):
        return None  # a question amid prose
    at_head = block.kind is BlockKind.CELL and (
        block.place.column == 1 or (block.place.table, block.place.row) in heads
    )
    headed = unit.prominence is Prominence.HEADING or at_head or number.named
    counted = number.number is not None and (
        asks or number.named or unit.prominence is Prominence.HEADING
    )
    lined = headed or unit.prominence >= Prominence.LINE
    slight = len(bare_words(text)) < _SHORTEST_QUESTION or not content_words(text)
    if not (counted or (asks and lined)) or not may_ask(text):
        return None
    if slight and number.number is None and not headed:
        return None
    return Candidate(text, number.number, headed, asks)


def _cut(text: str) -> tuple[str, bool]:
    """The text up to its last question mark among its beginnings, and whether it has one."""
    whole = normal(text)
    mark = whole.find("?")
    if mark < 0:
        return normal(text.split("\n", 1)[0]).rstrip(" :–-"), False
    following = whole[mark + 1 :].lstrip()
    # "Vad fungerar? Vad saknas?" is one heading that asks twice.
    if following.endswith("?") and len(bare_words(following)) <= 15 and following[:1].isupper():
        return whole, True
    return whole[: mark + 1], True


def may_ask(text: str) -> bool:
    """Whether a text can be a question: it says something, and is no instruction or label."""
    return (
        not carries_nothing(text)
        and len(bare_words(text)) <= _LONGEST_QUESTION
        and not is_instruction(text)
        and not is_placeholder(text)
        and not is_column_head(text)
        and not begins_something_else(text)
    )
