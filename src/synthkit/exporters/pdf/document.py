"""The document as a tagged PDF that anyone can read (PDF/UA-1), from the same layout as Word's.

It is fit for archives, too (PDF/A-2a).
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from synthkit.exporters.layout import LISTS, Density, Layout, Paragraph, Style, in_lists
from synthkit.exporters.pdf.properties import with_properties
from synthkit.exporters.pdf.typeset import ACCESSIBLE, Standards, typeset
from synthkit.model.workshop import Workshop
from synthkit.text import languages
from synthkit.text.catalogue import catalogue

# What never begins a page: the paragraph before goes with it.
_LED: Final = LISTS | {Style.SMALL_PRINT}
_ITEM: Final = {"text", "number", "term"}
# Fit for an archive, too; a few characters (of private use) PDF/A does not take.
_STANDARDS: Final[tuple[Standards, ...]] = ((*ACCESSIBLE, "a-2a"), ACCESSIBLE)


def write(layout: Layout, _workshop: Workshop, made_at: dt.datetime) -> bytes:
    """The layout as a PDF.

    Raises:
        ExportRefused: if the extra ``pdf`` is not installed, or no font has one of the characters.
    """
    return to_pdf(layout, made_at)


def to_pdf(layout: Layout, made_at: dt.datetime) -> bytes:
    """The layout as a PDF; the same layout and time give the same bytes.

    Raises:
        ExportRefused: as `write`.
    """
    return with_properties(typeset(_data(layout), made_at, _STANDARDS), layout.making.properties)


def _data(layout: Layout) -> dict[str, object]:
    language, _, region = languages.get(layout.language).setting.tag.partition("-")
    return {
        "title": layout.title,
        "subject": layout.subject,
        "author": [layout.author] if layout.author else [],
        "dense": layout.density is Density.DENSE,
        "language": language,
        "region": region or None,
        "page": catalogue(layout.language).text("document.footer.page"),
        "blocks": list(_blocks(layout.paragraphs)),
    }


def _blocks(paragraphs: Sequence[Paragraph]) -> Iterator[dict[str, object]]:
    runs = in_lists(paragraphs)
    for run, following in zip_longest(runs, runs[1:]):
        first = run[0]
        if first.style in LISTS:
            items = [item.model_dump(include=_ITEM) for item in run]
            yield {"style": first.style, "items": items}
        else:
            leads = following is not None and following[0].style in _LED
            yield {"style": first.style, "text": first.text, "leads": leads}
