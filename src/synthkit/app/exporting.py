"""The one way out to files: the synthesis as a document, personal data in it masked."""

import datetime as dt

from synthkit.exporters.formats import ExportFormat
from synthkit.exporters.layout import Names, View
from synthkit.model.synthesis import Synthesis
from synthkit.privacy.masker import masker_for


def as_document(
    synthesis: Synthesis, form: ExportFormat, view: View, made_at: dt.datetime
) -> bytes:
    """The synthesis in that format, personal data in it masked unless ``view`` says otherwise."""
    if view.names is Names.MASKED:
        synthesis = masker_for(synthesis).synthesis(synthesis)
    return form.export(synthesis, view, made_at)
