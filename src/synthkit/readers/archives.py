"""Archives: Word, Excel and their like keep their parts in one, and the parts tell which it is."""

from typing import Final

from synthkit.readers.contents import Contents, Format, endings
from synthkit.readers.docx import document as docx
from synthkit.readers.docx.package import Package, is_archive
from synthkit.readers.limits import StepLimits
from synthkit.readers.sheets.xlsx import read_xlsx


def _detect(_name: str, head: bytes) -> bool:
    return is_archive(head)


def _read(content: bytes, limits: StepLimits) -> Contents:
    package = Package(content)
    if any(name.startswith("xl/workbook") for name in package.names()):
        return read_xlsx(package)
    return docx.FORMAT.read(content, limits)


FORMAT: Final = Format(
    docx.FORMAT.endings | endings("xlsx xlsm"), _detect, _read, docx.FORMAT.images
)
