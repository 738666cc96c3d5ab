"""Parts of a PDF that are written by hand: plain values as its objects, and a font to type in."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pypdf import PdfWriter
    from pypdf.generic import DictionaryObject

_NOT_SYMBOLIC: Final = 32
_EM: Final = 1000
# The characters of Windows' encoding of Latin letters, which is what a simple font can have.
_FIRST, _LAST = 32, 255


def as_pdf(values: Mapping[str, object]) -> "DictionaryObject":
    """The values as a dictionary of a PDF: text that begins with "/" is a name there."""
    from pypdf.generic import DictionaryObject, NameObject  # noqa: PLC0415 - an extra's

    return DictionaryObject({NameObject(key): _object(value) for key, value in values.items()})


def field_font(writer: "PdfWriter", path: Path) -> Any:  # noqa: ANN401 - what pypdf calls it
    """The whole font in the file, so that what is typed looks the same on every machine."""
    from PIL import ImageFont  # noqa: PLC0415 - heavy
    from pypdf.generic import StreamObject  # noqa: PLC0415 - an extra's

    font = ImageFont.truetype(path, _EM)
    content = path.read_bytes()
    embedded = StreamObject()
    embedded.set_data(content)
    embedded.update(as_pdf({"/Length1": len(content)}))
    ascent, descent = font.getmetrics()
    characters = [bytes([code]).decode("cp1252", "replace") for code in range(_FIRST, _LAST + 1)]
    widths = [round(font.getlength(character)) for character in characters]
    name = f"/{path.stem}"
    descriptor = {
        "/Type": "/FontDescriptor",
        "/FontName": name,
        "/Flags": _NOT_SYMBOLIC,
        "/FontBBox": [0, -descent, max(widths), ascent],
        "/ItalicAngle": 0,
        "/Ascent": ascent,
        "/Descent": -descent,
        "/CapHeight": -round(font.getbbox("H", anchor="ls")[1]),
        "/StemV": 80,
        "/FontFile2": added(writer, embedded.flate_encode()),
    }
    resource = {
        "/Type": "/Font",
        "/Subtype": "/TrueType",
        "/BaseFont": name,
        "/Encoding": "/WinAnsiEncoding",
        "/FirstChar": _FIRST,
        "/LastChar": _LAST,
        "/Widths": widths,
        "/FontDescriptor": added(writer, as_pdf(descriptor)),
    }
    return added(writer, as_pdf(resource))


def nothing_drawn(writer: "PdfWriter", width: float, height: float) -> Any:  # noqa: ANN401 - as above
    """How an empty field looks."""
    from pypdf.generic import StreamObject  # noqa: PLC0415 - an extra's

    drawn = StreamObject()
    drawn.set_data(b"/Tx BMC EMC")
    shape = {"/Type": "/XObject", "/Subtype": "/Form", "/BBox": [0.0, 0.0, width, height]}
    drawn.update(as_pdf(shape))
    return added(writer, drawn)


def added(writer: "PdfWriter", made: Any) -> Any:  # noqa: ANN401 - as above
    """The object as one of the file's own, to be referred to."""
    return writer._add_object(made)  # noqa: SLF001 - pypdf has no other way to add one


def _object(value: object) -> Any:  # noqa: ANN401 - as above
    from pypdf.generic import (  # noqa: PLC0415 - an extra's
        ArrayObject,
        FloatObject,
        NameObject,
        NumberObject,
        TextStringObject,
    )

    if isinstance(value, Mapping) and not hasattr(value, "write_to_stream"):
        return as_pdf(value)
    if isinstance(value, str) and value.startswith("/") and " " not in value:
        return NameObject(value)
    made = {
        list: lambda items: ArrayObject(map(_object, items)),
        int: NumberObject,
        float: FloatObject,
        str: TextStringObject,
    }
    return made[type(value)](value) if type(value) in made else value
