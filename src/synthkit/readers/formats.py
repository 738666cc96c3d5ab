"""The known input formats, read and refused.

A new format is a module or a folder with a `Format`, and a line in this list.
"""

from pathlib import PurePosixPath
from typing import Final

from synthkit.model.document import RefusalReason
from synthkit.readers import archives, mail, markdown, picture, plain, refusals
from synthkit.readers.contents import Format, Refused, ending_of
from synthkit.readers.pdf import document as pdf
from synthkit.readers.sheets import csv_file

# The first that detects a file reads it. Content counts for more than the name: a PDF file named
# .docx is a PDF file.
FORMATS: Final = (
    refusals.EMPTY,
    archives.FORMAT,
    pdf.FORMAT,
    picture.FORMAT,
    refusals.OLD_OFFICE,
    csv_file.FORMAT,
    mail.FORMAT,
    markdown.FORMAT,
    plain.FORMAT,
    *refusals.BY_NAME,
)
_HEAD: Final = 4096  # bytes that tell what a file is


def format_of(name: str, content: bytes) -> Format:
    """The format of a file.

    Raises:
        Refused: if it is none that is known, or not what its name says.
    """
    found = next((form for form in FORMATS if form.detect(name, content[:_HEAD])), None)
    if found is None:
        raise Refused(refused_by_name(name) or RefusalReason.BROKEN)
    return found


def refused_by_name(path: str) -> RefusalReason | None:
    """Why a file of that name is not even opened, or None if it is to be read."""
    name = PurePosixPath(path.replace("\\", "/")).name
    if name.startswith("~$") or (name.startswith(".~lock.") and name.endswith("#")):
        return RefusalReason.LOCK_FILE
    # A name that is hidden by its dot was not put there by the one who took the notes: AppleDouble
    # files ("._Grupp 1.docx") carry the ending of the file that they belong to.
    if name.startswith("."):
        return RefusalReason.OTHER_KIND
    named = next((form for form in FORMATS if ending_of(name) in form.endings), None)
    return named.refusal if named else RefusalReason.OTHER_KIND
