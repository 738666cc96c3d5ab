"""The archive that a Word file is: its parts and their relations (ECMA-376 part 2)."""

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass
from urllib.parse import unquote

from synthkit.model.document import RefusalReason
from synthkit.readers.contents import Refused
from synthkit.readers.docx.xml import Element, parse
from synthkit.text.characters import steering

# A part of a document of a thousand pages has about 50 MB; an archive that swells beyond that was
# made to fill the machine.
LARGEST_PART = 100_000_000
MOST_PARTS = 20_000
_ENCRYPTED = 0x1
# References to characters that XML cannot hold; the well-formed ones are none of these.
_UNHOLDABLE = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|&#0*(?:[0-8]|1[124-9]|2[0-9]|3[01]);"
    rb"|&#x0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]);"
)
_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# What the archive's reader raises on bytes that are none.
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)


def is_archive(head: bytes) -> bool:
    """Whether a file that begins with these bytes is an archive; its parts tell what it holds."""
    return head.startswith(_SIGNATURES)


def is_compound_file(head: bytes) -> bool:
    """Whether it is what Office kept documents in before 2007, and today those with a password."""
    return head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


@dataclass(frozen=True, slots=True)
class Relation:
    """From one part to another; ``target`` is None where it points out of the archive."""

    kind: str
    target: str | None


class Package:
    """The parts of an archive, by name."""

    def __init__(self, content: bytes) -> None:
        """Open it.

        Raises:
            Refused: if it is no archive, needs a password, or has paths out of the archive.
        """
        self._left_out: set[str] = set()
        self._removed: dict[str, int] = {}
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except _DAMAGE as error:
            raise Refused(RefusalReason.BROKEN) from error
        entries = self._archive.infolist()
        if len(entries) > MOST_PARTS:
            raise Refused(RefusalReason.TOO_LARGE)
        if any(_leads_out(info.filename) for info in entries):
            raise Refused(RefusalReason.UNSAFE)
        # Names differ in case and slashes between the programs that wrote them.
        self._names = {_folded(info.filename): info for info in entries}
        if any(info.flag_bits & _ENCRYPTED for info in self._names.values()):
            raise Refused(RefusalReason.ENCRYPTED)

    @property
    def left_out(self) -> int:
        """How many parts were missing or damaged and could be done without."""
        return len(self._left_out)

    @property
    def removed_characters(self) -> int:
        """How many characters are taken out: no document can hold them, or they mislead."""
        return sum(self._removed.values())

    def names(self) -> list[str]:
        """The names of all parts, folded to lower case."""
        return sorted(self._names)

    def part(self, part: str) -> bytes | None:
        """The bytes of a part, or None where there is no such part.

        Raises:
            Refused: if it is damaged or unreasonably large.
        """
        info = self._names.get(_folded(part))
        if info is None:
            return None
        if info.file_size > LARGEST_PART:
            raise Refused(RefusalReason.TOO_LARGE)
        try:
            with self._archive.open(info) as opened:
                content = opened.read(LARGEST_PART + 1)
        except _DAMAGE as error:
            raise Refused(RefusalReason.BROKEN) from error
        if len(content) > LARGEST_PART:
            raise Refused(RefusalReason.TOO_LARGE)
        return content

    def xml(self, part: str) -> Element | None:
        """The root element of a part, or None where there is no such part.

        Raises:
            Refused: if it is damaged.
        """
        content = self.part(part)
        if content is None:
            return None
        removed = 0
        try:
            root = parse(content)
        except Refused:
            content, removed = _UNHOLDABLE.subn(b"", content)
            if not removed:
                raise
            root = parse(content)
        self._removed[part] = removed + steering(content.decode("utf-8", "ignore"))
        return root

    def spare_xml(self, part: str) -> Element | None:
        """Like `xml`, for a part that the text can be read without: None where it is damaged."""
        try:
            return self.xml(part)
        except Refused:
            self._left_out.add(_folded(part))
            return None

    def spare_part(self, part: str) -> bytes | None:
        """Like `part`, for what the text can be read without: None where it is damaged."""
        try:
            return self.part(part)
        except Refused:
            self._left_out.add(_folded(part))
            return None

    def follow(self, relation: Relation | None) -> str:
        """The part that a relation points at, or "" for none; where it is missing, that counts."""
        if relation is None or relation.target is None:
            return ""
        if _folded(relation.target) not in self._names:
            self._left_out.add(_folded(relation.target))
        return relation.target

    def main(self, otherwise: str) -> str:
        """The part that the document begins with."""
        named = (r.target for r in self.relations("").values() if r.kind == "officeDocument")
        return next(filter(None, named), otherwise)

    def related(self, part: str, kind: str) -> str:
        """The first part of that kind that a part is related to, or "" for none."""
        kin = (r for r in self.relations(part).values() if r.kind == kind and r.target)
        return self.follow(next(kin, None))

    def relations(self, part: str) -> dict[str, Relation]:
        """The relations of a part ("" for those of the whole archive) by their ids."""
        folder, file = posixpath.split(part)
        root = self.spare_xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        return {} if root is None else dict(_relation(folder, element) for element in root)


def _relation(folder: str, element: Element) -> tuple[str, Relation]:
    target = None
    if element.get("TargetMode") != "External":
        target = posixpath.normpath(posixpath.join("/", folder, unquote(element.get("Target", ""))))
    kind = element.get("Type", "").rsplit("/", 1)[-1]
    return element.get("Id", ""), Relation(kind=kind, target=target and target.lstrip("/"))


def _leads_out(part: str) -> bool:
    """Whether a path points out of the folder that an archive is unpacked in."""
    path = posixpath.normpath(part.replace("\\", "/"))
    return path.startswith(("/", "../")) or path == ".." or path[1:2] == ":"


def _folded(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").lower()
