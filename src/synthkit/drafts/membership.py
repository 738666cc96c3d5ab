"""Which themes each note of a question belongs to, and how sure that is.

What a line cites belongs to its theme. A note that is about the question and has no line goes by
the words and the meaning that it shares with those notes. This is found anew from the draft as it
stands, whoever made it and whatever a person changed in it.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final

import numpy as np

from synthkit.drafts.citing import by_note
from synthkit.model.base import FrozenModel
from synthkit.model.note import Note
from synthkit.model.synthesis import Draft, Section, Synthesis, Theme
from synthkit.text.detection import language_of
from synthkit.text.languages import LanguageCode
from synthkit.text.similarity.likeness import Likeness
from synthkit.text.similarity.wordtable import word_table

# A note is like a theme as it is like so many of its notes, those that it is most like; no more
# than the last number of them are looked at.
_NEAREST: Final = 5
_MOST_OF_A_THEME: Final = 60
# With such a lead over the next theme, seven in ten notes of the four workshops that quality is
# measured on lay right; with less, four.
_LIKELY_LEAD: Final = 0.08
# The next theme is named too where it is this near to the first.
_AS_NEAR: Final = 0.01


class Certainty(StrEnum):
    """How sure it is that a note belongs to a theme: it is a source, near to a line, or neither."""

    SOURCE = "source"
    NEAR = "near"
    LIKELY = "likely"
    UNCERTAIN = "uncertain"


class Membership(FrozenModel):
    """A note in a theme, by their ids."""

    note: str
    theme: str
    certainty: Certainty


def memberships_of(synthesis: Synthesis) -> Iterator[Membership]:
    """Those of all questions that are summarised."""
    for section in synthesis.sections:
        yield from question_memberships(synthesis, section)


def question_memberships(synthesis: Synthesis, section: Section) -> tuple[Membership, ...]:
    """Those of the question of one section."""
    notes = synthesis.material.notes_of(section.question.number)
    language = language_of((note.text for note in notes), synthesis.workshop.language)
    return memberships(section.draft, notes, language)


def memberships(
    draft: Draft, notes: Iterable[Note], language: LanguageCode
) -> tuple[Membership, ...]:
    """Theme by theme what its lines cite, then the notes without a line in their order.

    A note that has no word or meaning in common with any theme belongs to none.

    Args:
        draft: of one question.
        notes: all of that question.
        language: of the notes.
    """
    cited = {theme.id: _cited(theme) for theme in draft.themes}
    sure = [
        Membership(note=note, theme=theme, certainty=certainty)
        for theme, of_theme in cited.items()
        for note, certainty in of_theme.items()
    ]
    here = {note.id: note for note in notes}
    open_ = [
        here[left.note]
        for left in draft.left_out
        if left.reason.is_to_the_question and left.note in here
    ]
    around = {
        theme: [here[note] for note in of_theme if note in here][:_MOST_OF_A_THEME]
        for theme, of_theme in cited.items()
    }
    return (*sure, *_by_likeness(open_, {t: n for t, n in around.items() if n}, language))


def _cited(theme: Theme) -> dict[str, Certainty]:
    citations = (citation for insight in theme.insights for citation in insight.citations)
    return by_note(citations, Certainty.SOURCE, Certainty.NEAR)


def _by_likeness(
    notes: list[Note], around: dict[str, list[Note]], language: LanguageCode
) -> Iterator[Membership]:
    if not notes or not around:
        return
    known = [note for of_theme in around.values() for note in of_theme]
    alike = Likeness([note.text for note in (*notes, *known)], language, word_table())
    near = alike.between(np.arange(len(notes)), np.arange(len(notes), alike.count))
    bounds = np.cumsum([len(of_theme) for of_theme in around.values()])[:-1]
    scores = np.stack(
        [
            np.sort(of_theme, axis=1)[:, -_NEAREST:].mean(axis=1)
            for of_theme in np.split(near, bounds, axis=1)
        ],
        axis=1,
    ).round(6)
    themes = tuple(around)
    for note, of_note in zip(notes, scores, strict=True):
        order = np.argsort(-of_note, kind="stable")
        first = of_note[order[0]]
        if first <= 0:
            continue
        lead = first - of_note[order[1]] if len(order) > 1 else first
        certainty = Certainty.LIKELY if lead >= _LIKELY_LEAD else Certainty.UNCERTAIN
        for place in order[: 2 if lead < _AS_NEAR else 1]:
            yield Membership(note=note.id, theme=themes[place], certainty=certainty)
