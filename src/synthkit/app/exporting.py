"""The synthesis as a document."""

import datetime as dt
from enum import StrEnum

from synthkit.exporters.docx import Stamp, to_docx
from synthkit.exporters.layout import Names, View, lay_out
from synthkit.exporters.markdown import to_markdown
from synthkit.exporters.neutral_json import to_json
from synthkit.model.synthesis import Synthesis
from synthkit.privacy.masker import masker_for


class Format(StrEnum):
    """What an export is written as; the value is the file name's ending."""

    DOCX = "docx"
    MARKDOWN = "md"
    JSON = "json"


def as_document(synthesis: Synthesis, form: Format, view: View, made_at: dt.datetime) -> bytes:
    """The synthesis in that form, personal data in it masked unless ``view`` says otherwise."""
    if view.names is Names.MASKED:
        synthesis = masker_for(synthesis).synthesis(synthesis)
    if form is Format.JSON:
        return to_json(synthesis, view.names)
    layout = lay_out(synthesis, view).value
    if form is Format.MARKDOWN:
        return to_markdown(layout)
    return to_docx(layout, Stamp.of(synthesis.workshop, layout, made_at))
