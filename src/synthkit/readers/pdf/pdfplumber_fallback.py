"""Characters that pdfium does not know, as pdfplumber reads them.

pdfium goes by the codes of a font, pdfminer, which pdfplumber stands on, by the names of its
glyphs too: a ligature of an old font that is nothing to the one is "ff" to the other. It takes
many times as long, so that it is asked about pages with such characters only.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium

from synthkit.readers.pdf.glyphs import Characters

_LIGATURES = {"ff": "\ufb00", "fi": "\ufb01", "fl": "\ufb02", "ffi": "\ufb03", "ffl": "\ufb04"}
_SAME_PLACE = 0.5  # points
_MOST_PAGES = 20  # of one file; a file with more is not put right by single characters


@dataclass(slots=True)
class PdfplumberFallback:
    """Opens a file with pdfplumber, but only when it is asked.

    Attributes:
        content: of the file.
    """

    content: bytes
    _asked: int = field(default=0, init=False)

    def fill_in(self, characters: Characters, page: pdfium.PdfPage, index: int) -> None:
        """Puts in what pdfplumber sees where the page at that index has characters unknown."""
        self._asked += 1
        if self._asked > _MOST_PAGES or page.get_rotation():
            return
        left, bottom, _, _ = page.get_mediabox()
        seen = self._seen(index)
        for at in characters.unknown:
            x, y = characters.begins(at)
            here = [
                number
                for number, char in enumerate(seen)
                if abs(char["x0"] - (x - left)) < _SAME_PLACE
                and char["y0"] <= y - bottom <= char["y1"]
            ]
            if len(here) == 1 and _agree(characters.text, at, seen, here[0]):
                text = seen[here[0]]["text"]
                text = _LIGATURES.get(text, text)
                if len(text) == 1 and text.isprintable():
                    characters.put(at, text)

    def _seen(self, index: int) -> list[dict[str, Any]]:
        """The characters of a page, as pdfplumber has them."""
        # Takes a while to import, and few files need it.
        import pdfplumber  # noqa: PLC0415

        try:
            with pdfplumber.open(io.BytesIO(self.content)) as opened:
                return list(opened.pages[index].chars)
        # It raises what it likes on damaged bytes, and the page is read without it.
        except Exception:  # noqa: BLE001
            return []


def _agree(text: str, at: int, seen: Sequence[dict[str, Any]], number: int) -> bool:
    """Whether both see the same characters before and after the one in question."""
    for step in (-1, 1):
        known = text[at + step : at + step + 1] if at + step >= 0 else ""
        beside = number + step
        if known.strip() and 0 <= beside < len(seen) and seen[beside]["text"] != known:
            return False
    return True
