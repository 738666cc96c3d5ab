"""What an exported file is called when nobody says."""

import re
import unicodedata
from typing import Final

from synthkit.model.workshop import Workshop
from synthkit.text.catalogue import catalogue
from synthkit.text.languages import LanguageCode

# What Windows allows in no file name; "/" is nobody's.
_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_LONGEST_STEM: Final = 100


def file_stem(workshop: Workshop) -> str:
    """The file name without its ending: "Sammanställning WS 2".

    Without a name the first day stands for it, and without a day nothing. Whatever the workshop is
    called, the name is one that Windows, macOS and Linux take.
    """
    texts = catalogue(workshop.language)
    if workshop.name:
        stem = _safe(texts.text("document.heading.document", workshop=workshop.name))
        if stem:
            return stem
    if workshop.dates:
        return texts.text("document.file.with_date", date=min(workshop.dates).isoformat())
    return texts.text("document.file.without_name")


def as_working_material(stem: str, language: LanguageCode) -> str:
    """The stem of a file that shows names, which must say so."""
    mark = catalogue(language).text("document.file.working_material")
    return stem if stem.endswith(mark) else f"{stem} – {mark}"


def _safe(name: str) -> str:
    folded = unicodedata.normalize("NFC", name)
    allowed = " ".join(_FORBIDDEN.sub(" ", folded).split())
    # A point or a space at the end is dropped by Windows without a word.
    return allowed[:_LONGEST_STEM].rstrip(". ")
