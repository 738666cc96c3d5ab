"""What anybody could do in an afternoon, in the form of our export: two baselines.

Both take the notes and their questions from a run of the program, so that what they are compared in
is what is made of notes, and not how files are read.
"""

from collections import Counter
from copy import deepcopy
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.gold import Export
from synthkit.text.languages import LanguageCode
from synthkit.text.wordforms import content_words

# As many lines a note as our own drafts have.
_A_NOTE = 0.26
_CLUSTERS, _ROUNDS, _TITLE_WORDS = 4, 20, 3


def first_notes(exported: Export) -> Export:
    """One theme a question, with its first notes word for word."""
    return _made(exported, lambda notes, _: [("Anteckningar", _lines(notes[: _count(notes)], []))])


def k_means(exported: Export) -> Export:
    """Clusters of TF-IDF vectors, titled by their heaviest words; a line for each middle note.

    Every other note of a cluster is cited by the line that it is nearest to.
    """
    return _made(exported, _clustered)


def _made(exported: Export, themes_of: Any) -> Export:  # noqa: ANN401 - a function, in two shapes
    made = deepcopy(exported)
    language: LanguageCode = "en" if made["workshop"]["language"] == "en" else "sv"
    for question in made["questions"]:
        notes = [note for note in made["notes"] if note["question"] == question["number"]]
        question["tensions"] = []
        question["themes"] = [
            {"title": title, "insights": insights} for title, insights in themes_of(notes, language)
        ]
    return made


def _count(notes: list[dict[str, Any]]) -> int:
    return round(_A_NOTE * len(notes))


def _lines(notes: list[dict[str, Any]], also: list[list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """The notes as lines, each with the notes that it is to be cited for too."""
    more = also or [[] for _ in notes]
    return [
        {"text": note["text"], "citations": [{"note": n["id"]} for n in (note, *others)]}
        for note, others in zip(notes, more, strict=True)
    ]


def _clustered(
    notes: list[dict[str, Any]], language: LanguageCode
) -> list[tuple[str, list[dict[str, Any]]]]:
    words = [content_words(note["text"], language) for note in notes]
    vocabulary = sorted({word for held in words for word in held})
    vectors = _tf_idf(words, vocabulary)
    labels, middles = _k_means(vectors, min(_CLUSTERS, len(notes)))
    themes = []
    for cluster, middle in enumerate(middles):
        members = np.flatnonzero(labels == cluster)
        if not members.size:
            continue
        near = members[np.argsort(-(vectors[members] @ middle), kind="stable")]
        lines = near[: max(1, round(_count(notes) * len(members) / len(notes)))]
        closest = np.argmax(vectors[members] @ vectors[lines].T, axis=1)
        also = [
            [
                notes[at]
                for at, line in zip(members, closest, strict=True)
                if line == number and at not in lines
            ]
            for number in range(len(lines))
        ]
        heaviest = np.argsort(-middle, kind="stable")[:_TITLE_WORDS]
        title = ", ".join(vocabulary[at] for at in heaviest)
        themes.append((title, _lines([notes[at] for at in lines], also)))
    return themes


def _tf_idf(words: list[tuple[str, ...]], vocabulary: list[str]) -> NDArray[np.float64]:
    at = {word: column for column, word in enumerate(vocabulary)}
    spread = Counter(word for held in words for word in set(held))
    made = np.zeros((len(words), len(vocabulary)))
    for row, held in enumerate(words):
        for word, times in Counter(held).items():
            made[row, at[word]] = times * (log((1 + len(words)) / (1 + spread[word])) + 1)
    lengths = np.linalg.norm(made, axis=1, keepdims=True)
    made /= np.where(lengths > 0, lengths, 1.0)
    return made


def _k_means(
    vectors: NDArray[np.float64], count: int
) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Lloyd's algorithm from seeds that lie farthest from each other, the first note first."""
    seeds = [0]
    while len(seeds) < count:
        nearest = (vectors @ vectors[seeds].T).max(axis=1)
        seeds.append(int(np.argmin(nearest)))
    middles = vectors[seeds].copy()
    labels = np.zeros(len(vectors), dtype=np.intp)
    for _ in range(_ROUNDS):
        labels = np.argmax(vectors @ middles.T, axis=1)
        for cluster in range(count):
            if (labels == cluster).any():
                mean = vectors[labels == cluster].mean(axis=0)
                middles[cluster] = mean / (np.linalg.norm(mean) or 1.0)
    return labels, middles
