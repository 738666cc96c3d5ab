"""Formats that people keep notes in and that are not read.

What to do instead stands in the locale files, under ``errors.REASON.hint``.
"""

from functools import partial
from typing import Final, NoReturn

from synthkit.model.document import RefusalReason
from synthkit.readers.contents import Format, Refused, endings, ends_in
from synthkit.readers.limits import StepLimits

# A container that Office kept documents in before 2007, and keeps those with a password in today.
_COMPOUND_FILE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names of streams stand in its directory as UTF-16; the stream is that of [MS-OFFCRYPTO] 2.3.
_ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")


def _refuse(reason: RefusalReason, _content: bytes, _limits: StepLimits) -> NoReturn:
    raise Refused(reason)


def _is_empty(_name: str, head: bytes) -> bool:
    return not head


def _is_compound_file(_name: str, head: bytes) -> bool:
    return head.startswith(_COMPOUND_FILE)


def _refuse_compound_file(content: bytes, _limits: StepLimits) -> NoReturn:
    encrypted = _ENCRYPTED_STREAM in content
    raise Refused(RefusalReason.ENCRYPTED if encrypted else RefusalReason.OTHER_TEXT)


def _by_name(reason: RefusalReason, listed: str) -> Format:
    known = endings(listed)
    return Format(known, partial(ends_in, known), partial(_refuse, reason), refusal=reason)


EMPTY: Final = Format(frozenset(), _is_empty, partial(_refuse, RefusalReason.ZERO_BYTES))
OLD_OFFICE: Final = Format(frozenset(), _is_compound_file, _refuse_compound_file)
BY_NAME: Final = (
    _by_name(RefusalReason.OTHER_TEXT, "doc dot rtf fodt pages wps wpd htm html mht xps tex one"),
    _by_name(RefusalReason.SLIDES, "ppt pps odp key"),
    _by_name(RefusalReason.SPREADSHEET, "xls xlsb numbers"),
    _by_name(RefusalReason.MAIL, "msg mbox"),
    _by_name(RefusalReason.OTHER_PICTURE, "heic heif webp bmp gif svg avif raw dng psd ai"),
)
