"""The known input formats, read and refused.

A new format is a module or a folder with a `Format`, and a line in `FORMATS`.
"""

from pathlib import PurePosixPath
from typing import Final

from synthkit.model.document import RefusalReason
from synthkit.readers import mail, picture, plain
from synthkit.readers.contents import Contents, Format, Refused, StepLimits, endings
from synthkit.readers.docx import document as docx
from synthkit.readers.docx.package import Package, is_archive, is_compound_file
from synthkit.readers.odf import read_odf
from synthkit.readers.pdf import document as pdf
from synthkit.readers.sheets import csv_file
from synthkit.readers.sheets.xlsx import read_xlsx
from synthkit.readers.slides import read_pptx

_ODF: Final = b"application/vnd.oasis.opendocument."


def _read_archive(content: bytes, limits: StepLimits) -> Contents:
    """Word, Excel and their like keep their parts in an archive, and the parts tell which it is."""
    package = Package(content)
    if any(name.startswith("xl/workbook") for name in package.names()):
        return read_xlsx(package)
    if (package.spare_part("mimetype") or b"").startswith(_ODF):
        return read_odf(package)
    if "ppt/presentation.xml" in package.names():
        return read_pptx(package)
    return docx.read(content, limits)


ARCHIVES: Final = Format(
    endings("docx docm dotx dotm odt ott ods ots xlsx xlsm pptx pptm ppsx"),
    _read_archive,
    is_archive,
    docx.images,
)
# The first that detects a file reads it. Content counts for more than the name: a PDF file named
# .docx is a PDF file.
FORMATS: Final = (
    ARCHIVES,
    pdf.FORMAT,
    picture.FORMAT,
    csv_file.FORMAT,
    mail.FORMAT,
    plain.MARKDOWN,
    plain.TEXT,
)
# Formats that people keep notes in and that are not read. What to do instead stands in the locale
# files, under ``errors.REASON.hint``.
REFUSED: Final = {
    ending: reason
    for reason, listed in (
        (RefusalReason.OTHER_TEXT, "doc dot rtf fodt pages wps wpd htm html mht xps tex one"),
        (RefusalReason.SLIDES, "ppt pps odp key"),
        (RefusalReason.SPREADSHEET, "xls xlsb numbers"),
        (RefusalReason.MAIL, "msg mbox"),
        (RefusalReason.OTHER_PICTURE, "heic heif webp bmp gif svg avif raw dng psd ai"),
    )
    for ending in endings(listed)
}
_HEAD: Final = 4096  # bytes that tell what a file is
# Names of streams stand in a compound file as UTF-16; the stream is that of [MS-OFFCRYPTO] 2.3.
_ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")


def format_of(name: str, content: bytes) -> Format:
    """The format of a file.

    Raises:
        Refused: if it is none that is read, or not what its name says.
    """
    if not content:
        raise Refused(RefusalReason.ZERO_BYTES)
    head, ending = content[:_HEAD], _ending_of(name)
    for form in FORMATS:
        if form.detect is not None and form.detect(head):
            return form
    if is_compound_file(head):
        encrypted = _ENCRYPTED_STREAM in content
        raise Refused(RefusalReason.ENCRYPTED if encrypted else RefusalReason.OTHER_TEXT)
    for form in FORMATS:
        if form.detect is None and ending in form.endings:
            return form
    raise Refused(refused_by_name(name) or RefusalReason.BROKEN)


def refused_by_name(path: str) -> RefusalReason | None:
    """Why a file of that name is not even opened, or None if it is to be read."""
    name = PurePosixPath(path.replace("\\", "/")).name
    if name.startswith("~$") or (name.startswith(".~lock.") and name.endswith("#")):
        return RefusalReason.LOCK_FILE
    # A name that is hidden by its dot was not put there by the one who took the notes: AppleDouble
    # files ("._Grupp 1.docx") carry the ending of the file that they belong to.
    if name.startswith("."):
        return RefusalReason.OTHER_KIND
    ending = _ending_of(name)
    if any(ending in form.endings for form in FORMATS):
        return None
    return REFUSED.get(ending, RefusalReason.OTHER_KIND)


def _ending_of(name: str) -> str:
    """The ending of a file name in lower case, with the dot; "" where it has none."""
    return PurePosixPath(name).suffix.lower()
