"""Themes that come back: what the notes of several meetings are about."""

from collections.abc import Mapping, Sequence
from typing import Final

from synthkit.engines.offline.analysis import own_words
from synthkit.engines.offline.titles import TitleMaker
from synthkit.model.note import Note
from synthkit.model.synthesis import RecurringTheme
from synthkit.text.detection import language_of
from synthkit.text.languages import DEFAULT, LanguageCode
from synthkit.text.similarity.clusters import Partition, Stop, average_linkage
from synthkit.text.similarity.likeness import Likeness
from synthkit.text.similarity.wordtable import WordTable
from synthkit.text.wordclasses import WordClasses
from synthkit.text.wordforms import words

# As alike, on the average, notes are on one matter.
_ONE_MATTER: Final = 0.25
# As alike, it is plainly one: two lines can be set side by side without a title above them.
PLAINLY_ONE: Final = 0.32
# Fewer of several meetings may share a word by chance.
_FEWEST: Final = 3


def on_one_matter(texts: Sequence[str], language: LanguageCode, least: float) -> Partition:
    """The positions of texts of several meetings, those together that are alike by ``least``.

    The sentence model is not asked, so that the document says the same on every machine.
    """
    if len(texts) < 2:
        return tuple((at,) for at in range(len(texts)))
    about = [own_words(text, "", language) or text for text in texts]
    heavy = WordClasses(texts, language).nouns()
    near = Likeness(texts, language, WordTable()).by_words_of(about, heavy).similarities()
    return average_linkage(near, Stop(similarity=least))


def recurring_themes(
    lines: Sequence[Note], about: Mapping[str, Sequence[Note]]
) -> tuple[RecurringTheme, ...]:
    """The themes of more than one meeting, those of most meetings and notes first, with titles.

    Args:
        lines: of the meetings.
        about: by line, the notes of its meeting that it says or that are near to it; a line that
            has none there speaks for itself.
    """
    said: dict[tuple[str, str], Note] = {}
    behind: dict[tuple[str, str], list[str]] = {}
    for line in lines:
        for one in about.get(line.id) or (line,):
            key = (line.document, one.id)
            said[key] = one.model_copy(update={"group": line.group})
            behind.setdefault(key, []).append(line.id)
    notes, keys = tuple(said.values()), tuple(said)
    if len({note.group for note in notes}) < 2:
        return ()
    texts = [note.text for note in notes]
    language = language_of(texts, DEFAULT)
    found = [
        cluster
        for cluster in on_one_matter(texts, language, _ONE_MATTER)
        if len(cluster) >= _FEWEST and len({notes[at].group for at in cluster}) > 1
    ]
    found.sort(key=lambda one: (-len({notes[at].group for at in one}), -len(one), one))
    makes = TitleMaker([[notes[at] for at in one] for one in found], "", language)
    titles = makes.best_alone({word for note in notes for word in words(note.group or "")})
    named: dict[str, list[int]] = {}
    for title, cluster in zip(titles, found, strict=True):
        # What is called by one name is one theme.
        if title:
            named.setdefault(title, []).extend(cluster)
    return tuple(
        RecurringTheme(
            title=title,
            lines=tuple(dict.fromkeys(line for at in one for line in behind[keys[at]])),
            notes=tuple(notes[at] for at in one),
        )
        for title, one in named.items()
    )
