"""Themes that come back: lines of several meetings that are on one matter."""

from collections.abc import Sequence
from typing import Final

from synthkit.engines.offline.analysis import own_words
from synthkit.engines.offline.titles import TitleMaker
from synthkit.model.note import Note
from synthkit.model.synthesis import ThemeProposal
from synthkit.text.detection import language_of
from synthkit.text.languages import DEFAULT
from synthkit.text.similarity.clusters import Stop, average_linkage
from synthkit.text.similarity.likeness import Likeness
from synthkit.text.similarity.meaning import Meaning
from synthkit.text.wordclasses import WordClasses

# As alike, on the average, lines of several meetings are on one matter.
_ONE_MATTER: Final = 0.2


def recurring_themes(notes: Sequence[Note], meaning: Meaning) -> tuple[ThemeProposal, ...]:
    """The themes that lines of more than one meeting stand in, by how many of them; with titles."""
    if len(notes) < 2:
        return ()
    language = language_of((note.text for note in notes), DEFAULT)
    texts = [note.text for note in notes]
    nouns = WordClasses(texts, language).nouns()
    about = [own_words(text, "", language) or text for text in texts]
    near = Likeness(texts, language, meaning).by_words_of(about, nouns).similarities()
    clusters = average_linkage(near, Stop(similarity=_ONE_MATTER))
    found = [tuple(notes[at] for at in cluster) for cluster in clusters]
    found = [theme for theme in found if len({note.document for note in theme}) > 1]
    found.sort(key=lambda theme: (-len({n.document for n in theme}), -len(theme)))
    if not found:
        return ()
    titles = TitleMaker(found, "", language).titles()
    return tuple(
        ThemeProposal(title=title, notes=tuple(note.id for note in theme))
        for title, theme in zip(titles, found, strict=True)
    )
