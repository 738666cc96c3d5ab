"""What a file really is, whatever its name says."""

from enum import Enum, auto

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# Names of streams stand in an OLE directory as UTF-16.
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
# Viewers look for the header in the first kilobyte; so do we.
_PDF_HEADER_WITHIN = 1024


class Kind(Enum):
    """What the bytes are."""

    EMPTY = auto()
    ZIP = auto()
    PDF = auto()
    PICTURE = auto()
    ENCRYPTED_OFFICE = auto()
    OLD_OFFICE = auto()
    UNKNOWN = auto()


def sniff(content: bytes) -> Kind:
    """The kind of file, by its content alone.

    A password turns a docx into an OLE container with one encrypted stream (MS-OFFCRYPTO 2.3).
    """
    if not content:
        return Kind.EMPTY
    if content.startswith(_ZIP):
        return Kind.ZIP
    if content.startswith(_OLE):
        return Kind.ENCRYPTED_OFFICE if _ENCRYPTED_STREAM in content else Kind.OLD_OFFICE
    if content.startswith(_PICTURES):
        return Kind.PICTURE
    if b"%PDF-" in content[:_PDF_HEADER_WITHIN]:
        return Kind.PDF
    return Kind.UNKNOWN
