"""Read one file: bytes in, a `Document` out, or a refusal with its reason."""

from pathlib import PurePosixPath

from synthkit.domain.document import Document, RefusalReason, content_hash
from synthkit.domain.finding import Finding, Where
from synthkit.errors import Unreadable
from synthkit.readers.contents import Contents, Refused
from synthkit.readers.docx.document import read_docx
from synthkit.readers.pdf.document import read_pdf
from synthkit.readers.sniffing import Kind, sniff

# Changes whenever a result may: a document that an older version read is read again.
READER_VERSION = "2"

_WORD = {".docx", ".docm", ".dotx", ".dotm"}
_READ = _WORD | {".pdf"}


def refuse_by_name(path: str) -> RefusalReason | None:
    """Why a file of that name is not even opened, or None if it is to be read."""
    name = PurePosixPath(path.replace("\\", "/")).name
    if name.startswith("~$") or (name.startswith(".~lock.") and name.endswith("#")):
        return RefusalReason.LOCK_FILE
    # A name that is hidden by its dot was not put there by the one who took the notes: AppleDouble
    # files ("._Grupp 1.docx") carry the ending of the file that they belong to.
    if name.startswith("."):
        return RefusalReason.OTHER_KIND
    return None if PurePosixPath(name).suffix.lower() in _READ else RefusalReason.OTHER_KIND


def read(path: str, content: bytes, key: str) -> Document:
    """The document that these bytes are.

    Args:
        path: relative to the ingested folder, with "/" between its parts.
        content: the file's bytes.
        key: of the document; see `synthkit.readers.intake.plan`.

    Raises:
        Unreadable: with a `RefusalReason` as its key and the file's ``name`` among its values.
    """
    name = path.rsplit("/", 1)[-1]
    try:
        contents = _contents(name, content)
    except Refused as refused:
        raise Unreadable(refused.reason.value, name=name) from refused
    except MemoryError as error:
        raise Unreadable(RefusalReason.TOO_MUCH_MEMORY.value, name=name) from error
    # The libraries raise what they like on damaged bytes, and one bad file must not stop the
    # others. What it was stays in the chain of causes, for --debug.
    except Exception as error:
        raise Unreadable(RefusalReason.BROKEN.value, name=name) from error
    return Document(
        key=key,
        path=path,
        content_hash=content_hash(content),
        blocks=contents.blocks,
        unread_pages=contents.unread_pages,
        transcript=contents.transcript,
        findings=tuple(
            Finding(
                severity=remark.severity,
                code=remark.code,
                where=Where(document=key),
                values={"name": name, **dict(remark.values)},
            )
            for remark in contents.remarks
        ),
    )


def _contents(name: str, content: bytes) -> Contents:
    match sniff(content):
        case Kind.EMPTY:
            raise Refused(RefusalReason.ZERO_BYTES)
        case Kind.ZIP:
            return read_docx(content)
        case Kind.PDF:
            return read_pdf(content)
        case Kind.ENCRYPTED_OFFICE:
            raise Refused(RefusalReason.ENCRYPTED)
        case Kind.OLD_OFFICE:
            raise Refused(RefusalReason.OTHER_KIND)
        case Kind.UNKNOWN:
            known = refuse_by_name(name) is None
            raise Refused(RefusalReason.BROKEN if known else RefusalReason.OTHER_KIND)
