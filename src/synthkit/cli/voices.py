"""How the voice of a note is named on the screen."""

from synthkit.model.note import Note, VoiceKind
from synthkit.text.catalogue import Catalogue


def voice_name(note: Note, texts: Catalogue) -> str:
    """The name of its group, or the answer of a form, or that the group is unknown."""
    if note.voice.kind is VoiceKind.RESPONDENT:
        return texts.text("terminal.respondent", sign=note.voice.name)
    return note.voice.name or texts.text("terminal.unknown_group")
