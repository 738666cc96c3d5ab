"""The document as a tagged PDF that anyone can read (PDF/UA-1), set by Typst from the same layout.

It is fit for archives, too (PDF/A-2a).

Look and structure stand in ``pdf.typ``; text is handed to it as data alone. The fonts come
with the extra ``pdf``, so that the same document gives the same bytes on every machine.
"""

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from importlib.resources import files
from itertools import product, zip_longest
from typing import Final, Literal, TypeAlias

from synthkit.errors import ExportRefused
from synthkit.exporters.layout import LISTS, Density, Layout, Paragraph, Style, in_lists
from synthkit.model.workshop import Workshop
from synthkit.text import languages
from synthkit.text.catalogue import catalogue

# What never begins a page: the paragraph before goes with it.
_LED: Final = LISTS | {Style.SMALL_PRINT}
_ITEM: Final = {"text", "number", "term"}
# Accessible, and fit for an archive; a few characters (of private use) PDF/A does not take.
_Standards: TypeAlias = tuple[Literal["ua-1", "a-2a"], ...]
_STANDARDS: Final[tuple[_Standards, ...]] = (("ua-1", "a-2a"), ("ua-1",))


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
    try:
        import font_lato  # noqa: PLC0415 - the extra may be missing
        import typst  # noqa: PLC0415 - as above
    except ImportError as error:
        raise ExportRefused("pdf_extra_missing") from error
    template = files("synthkit.exporters").joinpath("pdf.typ").read_bytes()
    data = json.dumps(_data(layout), ensure_ascii=False)
    # The machine's own fonts only where ours lack a character: they differ from machine to machine.
    for include_system_fonts, standards in product((False, True), _STANDARDS):
        fonts = typst.Fonts(
            include_system_fonts=include_system_fonts, font_paths=[font_lato.font_directory]
        )
        try:
            made: bytes = typst.compile(
                template,
                format="pdf",
                sys_inputs={"document": data},
                font_paths=fonts,
                pdf_standards=[*standards],
                timestamp=int(made_at.timestamp()),
            )
        except typst.TypstError as error:
            if standards == _STANDARDS[-1] and "font" not in str(error):
                raise
        else:
            return made
    raise ExportRefused("no_font_for_pdf")


def _data(layout: Layout) -> dict[str, object]:
    language, _, region = languages.get(layout.language).setting.tag.partition("-")
    return {
        "title": layout.title,
        "subject": layout.subject,
        "author": [layout.author] if layout.author else [],
        "keywords": [words for words in (layout.made_with, layout.source_type) if words],
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
