"""Rows and cells of a table, each cell once (17.4)."""

from collections.abc import Iterator
from dataclasses import dataclass

from synthkit.readers.docx.xml import Element, attribute, children, control, name, number, value

_ROW, _CELL = name("w:tr"), name("w:tc")
_CONTROL = name("w:sdt")
_TRANSPARENT = {name("w:customXml"), name("w:ins"), name("w:moveTo")}
_WIDEST = 1000  # Word stops at 63 columns; a wider span is a mistake


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; row and column count from 1, in the grid of the table.

    ``placeholder`` tells that it is a form field with its prompt still in it.
    """

    element: Element
    row: int
    column: int
    placeholder: bool = False


def cells(table: Element) -> Iterator[Cell]:
    """The cells in reading order; of merged cells the first one, which holds the text.

    Rows and cells that a tracked change took out are left out.
    """
    open_above: set[int] = set()
    for row_number, (row, prompt) in enumerate(_inside(table, _ROW), 1):
        properties = row.find(name("w:trPr"))
        if properties is not None and properties.find(name("w:del")) is not None:
            continue
        column = 1 + _span(properties, "w:gridBefore", 0)
        open_here: set[int] = set()
        for cell, cell_prompt in _inside(row, _CELL):
            about = cell.find(name("w:tcPr"))
            if about is not None and about.find(name("w:cellDel")) is not None:
                continue
            continues = _continues(about)
            if continues is not None:
                open_here.add(column)
            # Of merged cells the first one holds the text.
            if not (continues and column in open_above) and not _continues_sideways(about):
                yield Cell(cell, row_number, column, prompt or cell_prompt)
            column += _span(about, "w:gridSpan", 1)
        open_above = open_here


def _continues(properties: Element | None) -> bool | None:
    """Whether a cell goes on with the merged one above it; None where nothing is merged."""
    merged = None if properties is None else properties.find(name("w:vMerge"))
    if merged is None or properties is None:
        return None
    return value(properties, "w:vMerge") != "restart"


def _continues_sideways(properties: Element | None) -> bool:
    merged = None if properties is None else properties.find(name("w:hMerge"))
    return merged is not None and attribute(merged, "w:val") != "restart"


def _span(properties: Element | None, child: str, otherwise: int) -> int:
    stated = None if properties is None else number(properties, child)
    return stated if stated is not None and 0 <= stated <= _WIDEST else otherwise


def _inside(element: Element, wanted: str) -> Iterator[tuple[Element, bool]]:
    """The rows or cells, each with whether a control around it shows its prompt."""
    for child in children(element):
        if child.tag == wanted:
            yield child, False
        elif child.tag == _CONTROL:
            content, prompts = control(child)
            if content is not None:
                yield from ((c, prompts or inner) for c, inner in _inside(content, wanted))
        elif child.tag in _TRANSPARENT:
            yield from _inside(child, wanted)
