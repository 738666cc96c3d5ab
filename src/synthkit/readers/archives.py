"""Archives: Word, Excel and their like keep their parts in one, and the parts tell which it is."""

from typing import Final

from synthkit.readers.contents import Contents, Format, endings
from synthkit.readers.docx import document as docx
from synthkit.readers.docx.package import Package, is_archive
from synthkit.readers.limits import StepLimits
from synthkit.readers.odf import read_odf
from synthkit.readers.sheets.xlsx import read_xlsx
from synthkit.readers.slides import read_pptx

_ODF: Final = b"application/vnd.oasis.opendocument."


def _detect(_name: str, head: bytes) -> bool:
    return is_archive(head)


def _read(content: bytes, limits: StepLimits) -> Contents:
    package = Package(content)
    if any(name.startswith("xl/workbook") for name in package.names()):
        return read_xlsx(package)
    if (package.spare_part("mimetype") or b"").startswith(_ODF):
        return read_odf(package)
    if "ppt/presentation.xml" in package.names():
        return read_pptx(package)
    return docx.FORMAT.read(content, limits)


_ENDINGS: Final = endings("odt ott ods ots xlsx xlsm pptx pptm ppsx")
FORMAT: Final = Format(docx.FORMAT.endings | _ENDINGS, _detect, _read, docx.FORMAT.images)
