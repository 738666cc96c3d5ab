"""How a document came to be, in the XMP of its PDF, where Typst has no way to write it.

The IPTC's term stands in the IPTC's own field, the rest in the namespace that Acrobat uses for
properties of one's own. PDF/A wants each property described, so a description goes with it.
"""

import io
from collections.abc import Iterator, Mapping
from typing import Final
from xml.sax.saxutils import escape

from synthkit.exporters.making import SOURCE_TYPE

# Name, namespace and prefix; the first is of the IPTC's photo metadata standard.
_IPTC: Final = ("IPTC Extension", "http://iptc.org/std/Iptc4xmpExt/2008-02-29/", "Iptc4xmpExt")
_OWN: Final = ("Custom properties", "http://ns.adobe.com/pdfx/1.3/", "pdfx")
_TYPES: Final = {_IPTC: "URI", _OWN: "Text"}
_SCHEMAS_END: Final = "</rdf:Bag></pdfaExtension:schemas>"
_END: Final = "</rdf:RDF>"


def with_properties(pdf: bytes, properties: Mapping[str, str]) -> bytes:
    """The same document with these properties in its metadata; the same input, the same bytes."""
    from pypdf import PdfWriter  # noqa: PLC0415 - the extra may be missing
    from pypdf.generic import StreamObject  # noqa: PLC0415 - as above

    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    writer.pdf_header = pdf[:8].decode()
    metadata = writer.root_object["/Metadata"].get_object()
    if not isinstance(metadata, StreamObject):
        return pdf
    metadata.set_data(_extended(metadata.get_data().decode(), properties).encode())
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _extended(xmp: str, properties: Mapping[str, str]) -> str:
    """The metadata with the properties before its end, and what they are among the schemas."""
    by_schema: dict[tuple[str, str, str], dict[str, str]] = {}
    for name, value in properties.items():
        by_schema.setdefault(_IPTC if name == SOURCE_TYPE else _OWN, {})[name] = value
    schemas = "".join(_described(schema, names) for schema, names in by_schema.items())
    xmp = xmp.replace(_SCHEMAS_END, schemas + _SCHEMAS_END)
    return xmp.replace(_END, "".join(_valued(by_schema)) + _END)


def _valued(by_schema: Mapping[tuple[str, str, str], Mapping[str, str]]) -> Iterator[str]:
    for (_, namespace, prefix), values in by_schema.items():
        fields = "".join(f"<{prefix}:{n}>{escape(v)}</{prefix}:{n}>" for n, v in values.items())
        yield (
            f'<rdf:Description rdf:about="" xmlns:{prefix}="{namespace}">{fields}</rdf:Description>'
        )


def _described(schema: tuple[str, str, str], names: Mapping[str, str]) -> str:
    title, namespace, prefix = schema
    described = "".join(
        '<rdf:li rdf:parseType="Resource">'
        "<pdfaProperty:category>external</pdfaProperty:category>"
        f"<pdfaProperty:description>{name}</pdfaProperty:description>"
        f"<pdfaProperty:name>{name}</pdfaProperty:name>"
        f"<pdfaProperty:valueType>{_TYPES[schema]}</pdfaProperty:valueType></rdf:li>"
        for name in names
    )
    return (
        f'<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>{title}</pdfaSchema:schema>'
        f"<pdfaSchema:namespaceURI>{namespace}</pdfaSchema:namespaceURI>"
        f"<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"
        f"<pdfaSchema:property><rdf:Seq>{described}</rdf:Seq></pdfaSchema:property></rdf:li>"
    )
