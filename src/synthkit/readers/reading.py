"""Read one file: bytes in, a `Document` out, or a refusal with its reason."""

from functools import partial
from pathlib import PurePosixPath

from synthkit.errors import Unreadable
from synthkit.model.document import Document, RefusalReason, content_hash
from synthkit.model.finding import Finding, Where
from synthkit.readers.contents import Contents, OnlyByEye, Refused
from synthkit.readers.docx.document import read_docx
from synthkit.readers.limits import Patience
from synthkit.readers.ocr import recogniser
from synthkit.readers.pdf.document import PATIENT, read_pdf
from synthkit.readers.plain import read_markdown, read_text
from synthkit.readers.sniffing import Kind, sniff
from synthkit.readers.transcripts import Transcripts, sifted
from synthkit.readers.typed import typed_in

# Changes whenever a result may: a document that an older version read is read again.
READER_VERSION = "3"

_TEXT = {".txt", ".text", ".vtt"}
_MARKDOWN = {".md", ".markdown"}
_PICTURES = {".png", ".jpg", ".jpeg", ".tif", ".tiff"}
_READ = {".docx", ".docm", ".dotx", ".dotm", ".pdf"} | _TEXT | _MARKDOWN | _PICTURES
# What else people keep notes in, with what to do about each kind standing in its refusal.
_KINDS = {
    RefusalReason.OTHER_TEXT: "doc dot rtf odt ott fodt pages wps wpd htm html mht xps tex one",
    RefusalReason.SLIDES: "ppt pptx pptm pps ppsx odp key",
    RefusalReason.SPREADSHEET: "xls xlsx xlsm xlsb ods csv tsv numbers",
    RefusalReason.MAIL: "eml msg mbox",
    RefusalReason.OTHER_PICTURE: "heic heif webp bmp gif svg avif raw dng psd ai",
}
_REASONS = {f".{ending}": reason for reason, said in _KINDS.items() for ending in said.split()}


def refuse_by_name(path: str) -> RefusalReason | None:
    """Why a file of that name is not even opened, or None if it is to be read."""
    name = PurePosixPath(path.replace("\\", "/")).name
    if name.startswith("~$") or (name.startswith(".~lock.") and name.endswith("#")):
        return RefusalReason.LOCK_FILE
    # A name that is hidden by its dot was not put there by the one who took the notes: AppleDouble
    # files ("._Grupp 1.docx") carry the ending of the file that they belong to.
    if name.startswith("."):
        return RefusalReason.OTHER_KIND
    ending = _ending(name)
    return None if ending in _READ else _REASONS.get(ending, RefusalReason.OTHER_KIND)


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def read(
    path: str,
    content: bytes,
    key: str,
    patience: Patience = PATIENT,
    transcripts: Transcripts = Transcripts.SET_ASIDE,
) -> Document:
    """The document that these bytes are.

    Args:
        path: relative to the ingested folder, with "/" between its parts.
        content: the file's bytes.
        key: of the document; see `synthkit.readers.intake.plan`.
        patience: how long each step may take.
        transcripts: what becomes of a transcript of a meeting.

    Raises:
        Unreadable: with a `RefusalReason` as its key and the file's ``name`` among its values;
            `OnlyByEye` where there are pages or pictures that a person can read.
    """
    name = path.rsplit("/", 1)[-1]
    try:
        contents, typed_for = typed_in(sifted(_contents(name, content, patience), transcripts))
    except Refused as refused:
        if refused.unread is not None:
            raise OnlyByEye(_document(path, content, key, refused.unread)) from refused
        raise Unreadable(refused.reason.value, name=name) from refused
    except MemoryError as error:
        raise Unreadable(RefusalReason.TOO_MUCH_MEMORY.value, name=name) from error
    # The libraries raise what they like on damaged bytes, and one bad file must not stop the
    # others. What it was stays in the chain of causes, for --debug.
    except Exception as error:
        raise Unreadable(RefusalReason.BROKEN.value, name=name) from error
    return _document(path, content, key, contents).model_copy(update={"typed_for": typed_for})


def _document(path: str, content: bytes, key: str, contents: Contents) -> Document:
    name = path.rsplit("/", 1)[-1]
    return Document(
        key=key,
        path=path,
        content_hash=content_hash(content),
        blocks=contents.blocks,
        unread_pages=contents.unread_pages,
        unread_pictures=contents.unread_pictures,
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


def _contents(name: str, content: bytes, patience: Patience) -> Contents:
    match sniff(content):
        case Kind.EMPTY:
            raise Refused(RefusalReason.ZERO_BYTES)
        case Kind.ZIP:
            return read_docx(content, partial(recogniser, patience.seconds), patience)
        case Kind.PDF:
            return read_pdf(content, partial(recogniser, patience.seconds), patience)
        case Kind.PICTURE:
            # Pillow need not be waited for where there are no pictures.
            from synthkit.readers.picture import read_picture  # noqa: PLC0415

            return read_picture(content, recogniser(patience.seconds), patience)
        case Kind.ENCRYPTED_OFFICE:
            raise Refused(RefusalReason.ENCRYPTED)
        case Kind.OLD_OFFICE:
            raise Refused(RefusalReason.OTHER_TEXT)
        case Kind.UNKNOWN if _ending(name) in _MARKDOWN:
            return read_markdown(content)
        case Kind.UNKNOWN if _ending(name) in _TEXT:
            return read_text(content)
        case Kind.UNKNOWN:
            known = refuse_by_name(name) is None
            raise Refused(RefusalReason.BROKEN if known else RefusalReason.OTHER_KIND)
