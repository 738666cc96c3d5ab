"""Blocks of text set as a tagged PDF by Typst.

Look and structure stand in ``look.typ``; text is handed to it as data alone. The fonts come
with the extra ``pdf``, so that the same document gives the same bytes on every machine.
"""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import Final, Literal, TypeAlias

from synthkit.errors import ExportRefused

Standards: TypeAlias = tuple[Literal["ua-1", "a-2a"], ...]
ACCESSIBLE: Final[Standards] = ("ua-1",)


def typeset(
    data: Mapping[str, object], made_at: dt.datetime, standards: Sequence[Standards] = (ACCESSIBLE,)
) -> bytes:
    """The PDF; the same data and time give the same bytes.

    Args:
        data: as ``look.typ`` expects it.
        made_at: with time zone.
        standards: that it is to meet: the first of these that its text allows.

    Raises:
        ExportRefused: if the extra ``pdf`` is not installed, or no font has one of the characters.
    """
    try:
        import font_lato  # noqa: PLC0415 - the extra may be missing
        import pypdf  # noqa: F401, PLC0415 - as above; what comes after needs it
        import typst  # noqa: PLC0415 - as above
    except ImportError as error:
        raise ExportRefused("pdf_extra_missing") from error
    look = files("synthkit.exporters.pdf").joinpath("look.typ").read_bytes()
    written = json.dumps(data, ensure_ascii=False)
    # The machine's own fonts only where ours lack a character: they differ from machine to machine.
    for include_system_fonts, standard in product((False, True), standards):
        fonts = typst.Fonts(
            include_system_fonts=include_system_fonts, font_paths=[font_lato.font_directory]
        )
        try:
            made: bytes = typst.compile(
                look,
                format="pdf",
                sys_inputs={"document": written},
                font_paths=fonts,
                pdf_standards=[*standard],
                timestamp=int(made_at.timestamp()),
            )
        except typst.TypstError as error:
            if standard == standards[-1] and "font" not in str(error):
                raise
        else:
            return made
    raise ExportRefused("no_font_for_pdf")


def font_file() -> Path:
    """The font of running text, where the extra ``pdf`` is installed."""
    import font_lato  # noqa: PLC0415 - the extra may be missing

    return Path(font_lato.font_directory) / "Lato-Regular.ttf"
