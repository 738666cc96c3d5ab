"""The synthesis as a document."""

import datetime as dt
from enum import StrEnum

from synthkit.exporters.formats import DOCX, FORMATS, JSON, MARKDOWN
from synthkit.exporters.layout import Names, View
from synthkit.model.synthesis import Synthesis
from synthkit.privacy.masker import masker_for


class Format(StrEnum):
    """What an export is written as; the value is the file name's ending."""

    DOCX = DOCX.name
    MARKDOWN = MARKDOWN.name
    JSON = JSON.name


def as_document(synthesis: Synthesis, form: Format, view: View, made_at: dt.datetime) -> bytes:
    """The synthesis in that form, personal data in it masked unless ``view`` says otherwise."""
    if view.names is Names.MASKED:
        synthesis = masker_for(synthesis).synthesis(synthesis)
    (made_as,) = (each for each in FORMATS if each.name == form)
    return made_as.export(synthesis, view, made_at)
