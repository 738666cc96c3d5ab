"""Notes to the themes that a person settled: each to the title that it is plainly nearest to."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from synthkit.engines.offline.analysis import Analysis, own_words, texts_in_context
from synthkit.engines.offline.themes import Grouping
from synthkit.text.similarity.clusters import exact
from synthkit.text.similarity.likeness import TextVectors, scaled
from synthkit.text.similarity.meaning import centred, cosines

Affinity = NDArray[np.float64]

# A unit belongs to the settled title that it is nearest to, if it is so much nearer than by this
# part of its nearness to the next.
_LEAST_LEAD = 0.18
_OF_THE_NEXT = 0.5
# So many of its neighbours speak for where a note belongs, each by so much of its nearness.
_NEIGHBOURS, _BY_NEIGHBOURS = 8, 0.3


def named_by_titles(
    analysis: Analysis, asked: str, titles: tuple[str, ...], known: Mapping[str, tuple[str, ...]]
) -> Grouping:
    """All units by settled theme, in the titles' order; a theme may stay empty.

    A unit belongs to the title that most of its notes are known to be about, else to the one that
    its own words are plainly nearest to. All others are outliers: they are listed, not forced in.

    Args:
        analysis: of the question.
        asked: the question's text; a title in its words alone attracts nothing.
        titles: of the themes.
        known: by title, the ids of the notes that it is known to be about.
    """
    labels = np.full(len(analysis.units), -1, dtype=np.intp)
    if titles:
        leads = _leads(_nearness_to(titles, analysis, asked))
        home_of = {note: at for at, title in enumerate(titles) for note in known.get(title, ())}
        for at, unit in enumerate(analysis.units):
            homes = [home_of[note.id] for note in analysis.of(unit.members) if note.id in home_of]
            if homes:
                labels[at] = max(sorted(set(homes)), key=homes.count)
            elif leads[at].max() >= _LEAST_LEAD:
                labels[at] = np.argmax(leads[at])
    themes = (tuple(np.flatnonzero(labels == theme).tolist()) for theme in range(len(titles)))
    return Grouping(themes=tuple(themes), outliers=tuple(np.flatnonzero(labels < 0).tolist()))


def _nearness_to(titles: tuple[str, ...], analysis: Analysis, asked: str) -> Affinity:
    """How near each unit is to each title, by itself and by the notes that are nearest to it.

    By words, those that are the question's do not count. By meaning, notes and titles are each
    taken without what they have in common: a title is another kind of text than a note.
    """
    language, meaning = analysis.language, analysis.meaning
    texts = texts_in_context(analysis.notes, language)
    count = len(texts)
    own = [own_words(text, asked, language) for text in (*texts, *titles)]
    by_words = TextVectors(own, language).between(np.arange(count), np.arange(count, len(own)))
    of_notes, of_titles = (
        centred(meaning.vectors(said), meaning.usual()) for said in (texts, titles)
    )
    by_meaning = cosines(of_notes, of_titles)
    near = exact(scaled(by_words * (1 - meaning.share) + by_meaning * meaning.share))
    near[:, [not words for words in own[count:]]] = 0.0
    near += _BY_NEIGHBOURS * _nearest(exact(analysis.nearness)) @ near
    means = [near[list(unit.members)].mean(axis=0) for unit in analysis.units]
    return np.array(means).reshape(len(analysis.units), len(titles)).round(6)


def _nearest(near: Affinity) -> Affinity:
    """The nearness of each note to those that are nearest to it, and none to all others."""
    near = near - np.diag(np.diag(near))
    if len(near) <= _NEIGHBOURS:
        return near
    least = np.sort(near, axis=1)[:, -_NEIGHBOURS, np.newaxis]
    return np.where(near >= least, near, 0.0)


def _leads(near: Affinity) -> Affinity:
    """The nearness to each title, less a part of that to the nearest other one."""
    leads = near.copy()
    for title in range(near.shape[1]):
        others = np.delete(near, title, axis=1)
        leads[:, title] -= _OF_THE_NEXT * others.max(axis=1, initial=0.0)
    return leads.round(6)
