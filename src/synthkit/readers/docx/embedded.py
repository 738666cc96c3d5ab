"""Workbooks that were put into a Word file as objects: only a picture of them is seen there."""

from collections.abc import Iterable

from synthkit.readers.contents import Refused
from synthkit.readers.docx.package import Package, Relation
from synthkit.readers.sheets.xlsx import read_xlsx

_WORKBOOKS = (".xlsx", ".xlsm", ".xltx")


def cells_of_workbooks(package: Package, relations: Iterable[Relation]) -> list[int]:
    """How many cells of each embedded workbook are filled in; those of charts are not among them.

    One that cannot be read counts as a cell, so that it is named.
    """
    found = []
    for relation in relations:
        target = relation.target or ""
        if relation.kind == "package" and target.lower().endswith(_WORKBOOKS):
            found.append(_filled(package.spare_part(package.follow(relation)) or b""))
    return [count for count in found if count]


def _filled(content: bytes) -> int:
    try:
        workbook = read_xlsx(Package(content)).workbook
    except Refused:
        return 1
    sheets = workbook.sheets if workbook else ()
    return sum(len(row) for sheet in sheets for row in sheet.cells.values())
