"""Themes that come back: what the notes of several meetings are about."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from synthkit.engines.offline.analysis import own_words
from synthkit.engines.offline.theme_change import change_of
from synthkit.engines.offline.titles import TitleMaker
from synthkit.model.note import Note
from synthkit.model.synthesis import RecurringTheme, ThemeChange
from synthkit.privacy.spans import placeholder_pattern
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
# Two notes may share a word by chance, so they must be as alike as this; more need not.
_PAIR: Final = 2
_SAY_THE_SAME: Final = 0.45


@dataclass(frozen=True, slots=True)
class Said:
    """A note of a meeting.

    Attributes:
        note: its group is the meeting.
        lines: ids of the meeting's lines that rest on it or that it is near to.
    """

    note: Note
    lines: tuple[str, ...] = ()


def on_one_matter(texts: Sequence[str], language: LanguageCode, least: float) -> Partition:
    """The positions of texts of several meetings, those together that are alike by ``least``.

    The sentence model is not asked, so that the document says the same on every machine.
    """
    if len(texts) < 2:
        return tuple((at,) for at in range(len(texts)))
    return average_linkage(_alike(texts, language), Stop(similarity=least))


def _alike(texts: Sequence[str], language: LanguageCode) -> NDArray[np.float32]:
    """How alike texts are by their words; what is masked in them is none."""
    bare = [placeholder_pattern().sub(" ", text) for text in texts]
    about = [own_words(text, "", language) or text for text in bare]
    heavy = WordClasses(bare, language).nouns()
    return Likeness(bare, language, WordTable()).by_words_of(about, heavy).similarities()


def recurring_themes(said: Sequence[Said], order: Sequence[str]) -> tuple[RecurringTheme, ...]:
    """The themes of more than one meeting, those of most meetings and notes first.

    One that has no title which holds in two of its meetings is none.

    Args:
        said: by all meetings.
        order: the meetings' names.
    """
    bare = placeholder_pattern()
    said = [one for one in said if words(bare.sub(" ", one.note.text))]
    if len({one.note.group for one in said}) < 2:
        return ()
    notes = [one.note for one in said]
    texts = [note.text for note in notes]
    language = language_of(texts, DEFAULT)
    alike = _alike(texts, language)

    def meetings(positions: Sequence[int]) -> int:
        return len({notes[at].group for at in positions})

    found = [
        cluster
        for cluster in average_linkage(alike, Stop(similarity=_ONE_MATTER))
        if meetings(cluster) > 1
        and (len(cluster) > _PAIR or alike[cluster[0], cluster[1]] >= _SAY_THE_SAME)
    ]
    found.sort(key=lambda one: (-meetings(one), -len(one), one))
    named: dict[str, list[int]] = {}
    for title, cluster in zip(_titles(found, notes, language), found, strict=True):
        # What is called by one name is one theme.
        if title:
            named.setdefault(title, []).extend(cluster)
    return tuple(
        RecurringTheme(
            title=title,
            lines=tuple(dict.fromkeys(line for at in one for line in said[at].lines)),
            notes=tuple(notes[at] for at in one),
            change=_change([notes[at] for at in one], order, language),
        )
        for title, one in named.items()
    )


def _change(
    notes: Sequence[Note], order: Sequence[str], language: LanguageCode
) -> ThemeChange | None:
    spoken = {note.group for note in notes}
    last = next((meeting for meeting in reversed(order) if meeting in spoken), None)
    return change_of(
        [note.text for note in notes if note.group != last],
        [note.text for note in notes if note.group == last],
        language,
    )


def _titles(
    themes: Sequence[Sequence[int]], notes: Sequence[Note], language: LanguageCode
) -> list[str]:
    """The best title of each theme of those that hold in two meetings; "" where there is none."""
    # Groups of two meetings may be called the same and say the same.
    apart = [note.model_copy(update={"id": str(at)}) for at, note in enumerate(notes)]
    makes = TitleMaker([[apart[at] for at in one] for one in themes], "", language)
    no_titles = {word for note in notes for word in words(note.group or "")}

    def hold(theme: int, positions: frozenset[int]) -> bool:
        return len({notes[themes[theme][at]].group for at in positions}) > 1

    return makes.best_alone(no_titles, hold)
