"""The file around a Word document: its properties, the marks in them, and how it is packed."""

import datetime as dt
import hashlib
import io
import zipfile
from collections.abc import Mapping
from typing import Final, Self
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.rel import Relationships
from docx.oxml.ns import qn
from docx.package import Package

from synthkit.exporters.layout import Layout, printable
from synthkit.model.base import FrozenModel
from synthkit.model.document import EXPORT_MARK_CONTENT, EXPORT_MARK_WORKSHOP
from synthkit.model.workshop import Workshop
from synthkit.text import languages
from synthkit.text.languages import LanguageCode

CUSTOM_PROPERTIES_TYPE: Final = (
    "application/vnd.openxmlformats-officedocument.custom-properties+xml"
)

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"

_RELATIONSHIPS: Final = f"{_OFFICE}/relationships"

_STYLES_WITH_EFFECTS: Final = (
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
)

# The class of properties that a user may define, by [MS-OSHARED] 2.3.3.2.3.
_USER_DEFINED: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"

_FIRST_PROPERTY_ID: Final = 2

# python-docx refuses longer ones.
_LONGEST_PROPERTY: Final = 255

# Zip knows no time before this one.
_ZIP_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


class Stamp(FrozenModel):
    """When and out of what an export was made.

    Attributes:
        made_at: with time zone.
        workshop_hash: of workshop and questions, by which the tool knows its own export.
        content_hash: of what stands in the document.
    """

    made_at: dt.datetime
    workshop_hash: str
    content_hash: str

    @classmethod
    def of(cls, workshop: Workshop, layout: Layout, made_at: dt.datetime) -> Self:
        """The stamp of this layout of that workshop."""
        return cls(
            made_at=made_at,
            workshop_hash=_hash(workshop.model_dump_json()),
            content_hash=layout.mark,
        )


def set_core_properties(
    document: WordDocument, title: str, language: LanguageCode, made_at: dt.datetime
) -> None:
    """Sets title, language and time, and empties the rest, so that nothing tells of a person."""
    core = document.core_properties
    core.title = title[:_LONGEST_PROPERTY]
    core.language = languages.get(language).setting.tag
    core.created = core.modified = made_at.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0)
    core.subject = core.author = core.last_modified_by = ""
    core.comments = core.keywords = core.category = ""
    core.revision = 1


def packed(document: WordDocument, made_at: dt.datetime) -> bytes:
    """The file, packed so that only its content and the time count."""
    saved = io.BytesIO()
    document.save(saved)
    return repacked(saved.getvalue(), made_at)


def repacked(package: bytes, made_at: dt.datetime) -> bytes:
    """The same package of Word or PowerPoint, whoever packed it and when."""
    made = io.BytesIO()
    utc = made_at.astimezone(dt.UTC)
    date_time = max(_ZIP_EPOCH, (utc.year, utc.month, utc.day, utc.hour, utc.minute, utc.second))
    with (
        zipfile.ZipFile(io.BytesIO(package)) as source,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, date_time)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # Otherwise the entry tells which system packed it.
            entry.create_system = 0
            target.writestr(entry, source.read(name))
    return made.getvalue()


def clear_leftovers(document: WordDocument) -> None:
    """Drops what python-docx's template brings along and no document of ours needs."""
    package = document.part.package
    if package is None:
        return
    _drop(package.rels, RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    _drop(
        document.part.rels,
        RELATIONSHIP_TYPE.CUSTOM_XML,
        RELATIONSHIP_TYPE.FONT_TABLE,
        RELATIONSHIP_TYPE.WEB_SETTINGS,
        _STYLES_WITH_EFFECTS,
    )


def set_properties(document: WordDocument, layout: Layout, stamp: Stamp) -> None:
    """Sets every property of the file, and marks it as one that holds no notes of a group."""
    set_core_properties(document, layout.title, layout.language, stamp.made_at)
    document.core_properties.subject = layout.subject[:_LONGEST_PROPERTY]
    document.core_properties.author = layout.author[:_LONGEST_PROPERTY]
    package = document.part.package
    if package is None:
        return
    # A template tells who made it, with which program and where.
    _drop(package.rels, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
    for rel in document.part.rels.values():
        if rel.reltype == RELATIONSHIP_TYPE.SETTINGS:
            _drop(rel.target_part.rels, f"{_RELATIONSHIPS}/attachedTemplate")
    for attached in document.settings.element.findall(qn("w:attachedTemplate")):
        document.settings.element.remove(attached)
    _relate(package, "app", RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, _extended_properties().encode())
    marks = {EXPORT_MARK_WORKSHOP: stamp.workshop_hash, EXPORT_MARK_CONTENT: stamp.content_hash}
    custom = custom_properties(marks | layout.making.properties)
    _relate(package, "custom", RELATIONSHIP_TYPE.CUSTOM_PROPERTIES, custom)


def _drop(rels: Relationships, *kinds: str) -> None:
    for key in [key for key, rel in rels.items() if rel.reltype in kinds]:
        del rels[key]


def _relate(package: Package, name: str, kind: str, xml: bytes) -> None:
    types = {"app": CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, "custom": CUSTOM_PROPERTIES_TYPE}
    part = Part(PackURI(f"/docProps/{name}.xml"), types[name], xml, package)
    package.relate_to(part, kind)


def _extended_properties() -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_OFFICE}/extended-properties">'
        "<Application>synthkit</Application></Properties>"
    )


def custom_properties(values: Mapping[str, str]) -> bytes:
    """The part of a package of Word or PowerPoint that holds these properties; empty ones go."""
    properties = "".join(
        f'<property fmtid="{_USER_DEFINED}" pid="{pid}" name={quoteattr(name)}>'
        f"<vt:lpwstr>{escape(printable(value))}</vt:lpwstr></property>"
        for pid, (name, value) in enumerate(
            ((name, value) for name, value in values.items() if value), _FIRST_PROPERTY_ID
        )
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_OFFICE}/custom-properties" '
        f'xmlns:vt="{_OFFICE}/docPropsVTypes">{properties}</Properties>'
    ).encode()


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
