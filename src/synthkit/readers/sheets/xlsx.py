"""Excel: the sheets of a workbook (ECMA-376 part 1, 18), read as Excel shows them."""

import re

from synthkit.model.document import RefusalReason
from synthkit.readers.contents import Contents, Refused
from synthkit.readers.docx.package import Package
from synthkit.readers.docx.xml import Element, local
from synthkit.readers.sheets.sheet import (
    MOST_SHEETS,
    Cells,
    Merge,
    Sheet,
    Workbook,
    drop_hidden,
)

_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_TRUE = {"1", "true"}
_MOST_MERGES = 20_000
_LAST_COLUMN = 16_384


def read_xlsx(package: Package) -> Contents:
    """The sheets of a workbook.

    Raises:
        Refused: if it is damaged or larger than any workshop's.
    """
    main = package.main("xl/workbook.xml")
    workbook = package.xml(main)
    if workbook is None:
        raise Refused(RefusalReason.BROKEN)
    relations = package.relations(main)
    book = _Reading(
        package,
        _strings(package.xml(package.related(main, "sharedStrings"))),
        _striking(package.xml(package.related(main, "styles"))),
    )
    listed = [element for element in workbook.iter() if local(element) == "sheet"]
    if len(listed) > MOST_SHEETS:
        raise Refused(RefusalReason.TOO_LARGE)
    sheets, hidden = [], []
    for element in listed:
        name = element.get("name", "")
        if element.get("state", "visible") != "visible":
            hidden.append(name)
            continue
        relation = next((relations.get(v) for k, v in element.items() if k.endswith("}id")), None)
        if relation is not None and relation.kind == "worksheet":
            sheets.append(book.sheet(name, package.xml(package.follow(relation))))
    return Contents((), workbook=Workbook(tuple(sheets), tuple(hidden)))


def _text(element: Element) -> str:
    """The text of a string item; how it is read aloud is left out."""
    parts = []
    for child in element:
        kind = local(child)
        if kind == "t":
            parts.append(child.text or "")
        elif kind == "r" and not any(map(_strikes, child)):
            parts += [t.text or "" for t in child if local(t) == "t"]
    return re.sub(r"_x([0-9A-Fa-f]{4})_", _escaped, "".join(parts))


def _escaped(found: re.Match[str]) -> str:
    return chr(int(found.group(1), 16))


def _strikes(properties: Element) -> bool:
    """Whether a font, or the properties of a run, strike the text through."""
    struck = (child for child in properties if local(child) == "strike")
    return any(child.get("val", "1") in _TRUE for child in struck)


def _striking(root: Element | None) -> frozenset[int]:
    """The formats of cells that strike their text through."""
    parts = {} if root is None else {local(part): list(part) for part in root}
    struck = {str(number) for number, font in enumerate(parts.get("fonts", [])) if _strikes(font)}
    formats = enumerate(parts.get("cellXfs", []))
    return frozenset(number for number, form in formats if form.get("fontId") in struck)


def _strings(root: Element | None) -> list[str]:
    return [] if root is None else [_text(item) for item in root if local(item) == "si"]


class _Reading:
    def __init__(self, package: Package, strings: list[str], striking: frozenset[int]) -> None:
        self._striking = striking
        self._package = package
        self._strings = strings
        self._cells = Cells()

    def sheet(self, name: str, root: Element | None) -> Sheet:
        """One sheet; what its dimension says does not count."""
        sheet = Sheet(name)
        if root is None:
            return sheet
        hidden_rows: set[int] = set()
        hidden_columns: list[tuple[int, int]] = []
        merges: list[Merge] = []
        for part in root:
            kind = local(part)
            if kind == "cols":
                hidden_columns += [
                    (int(c.get("min", "1")), int(c.get("max", "1")))
                    for c in part
                    if c.get("hidden") in _TRUE
                ]
            elif kind == "sheetData":
                self._rows(sheet, part, hidden_rows)
            elif kind == "mergeCells":
                merges = [m for e in part[:_MOST_MERGES] if (m := _merge(e.get("ref", "")))]
        sheet.merge(merges)
        drop_hidden(sheet, hidden_rows, hidden_columns)
        return sheet

    def _rows(self, sheet: Sheet, data: Element, hidden: set[int]) -> None:
        row = 0
        for element in data:
            row = int(element.get("r") or row + 1)
            if element.get("hidden") in _TRUE:
                hidden.add(row)
            column = 0
            for cell in element:
                place = _place(cell.get("r", ""))
                column = place[1] if place else column + 1
                if int(cell.get("s", "0")) in self._striking:
                    sheet.struck += bool(self._value(cell).strip())
                elif column <= _LAST_COLUMN:
                    self._cells.put(sheet, row, column, self._value(cell))

    def _value(self, cell: Element) -> str:
        kind = cell.get("t", "n")
        for part in cell:
            if local(part) == "is":
                return _text(part)
            if local(part) == "v":
                return self._shown(kind, part.text or "")
        return ""

    def _shown(self, kind: str, value: str) -> str:
        if kind == "s":
            index = int(value)
            return self._strings[index] if 0 <= index < len(self._strings) else ""
        if kind == "e":
            return ""
        # 4.0 is shown as 4; a date is a number here, and neither ever is a note.
        return value.removesuffix(".0") if kind == "n" else value


def _place(reference: str) -> tuple[int, int] | None:
    found = _PLACE.fullmatch(reference)
    if found is None:
        return None
    column = 0
    for letter in found.group(1):
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(found.group(2)), column


def _merge(reference: str) -> Merge | None:
    first, _, last = reference.partition(":")
    start, end = _place(first), _place(last or first)
    return Merge(*start, *end) if start and end else None
