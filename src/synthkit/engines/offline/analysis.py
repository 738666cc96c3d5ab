"""What the engine knows of the notes of one question before it makes anything of them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import product, starmap

import numpy as np
from numpy.typing import NDArray

from synthkit.engines.offline.sampling import Sample
from synthkit.engines.offline.sides import Dispute, dispute
from synthkit.engines.offline.spelling import Spelling, spelling_of
from synthkit.engines.offline.wording import stands_alone
from synthkit.model.note import Note, Voice
from synthkit.privacy.spans import holds_placeholder
from synthkit.text.asks import proposals
from synthkit.text.languages import LanguageCode
from synthkit.text.negations import turns_the_sense
from synthkit.text.similarity.clusters import averaged, shared_neighbours
from synthkit.text.similarity.contradiction import Topic
from synthkit.text.similarity.duplicates import near_duplicates
from synthkit.text.similarity.likeness import Likeness
from synthkit.text.similarity.meaning import Meaning
from synthkit.text.similarity.polarity import Statement, statement
from synthkit.text.similarity.wordtable import is_in_a_known_language
from synthkit.text.wordclasses import WordClasses
from synthkit.text.wordforms import content_words, stem, stems, words

# What nearness on the page adds to the likeness of two notes: a secretary mostly goes on with the
# matter at hand, and a nested note is on the matter of the one above it.
_NEXT_TO = 0.09
_NESTED = 0.3
# The share of second-order similarity in what themes are made by.
_NEIGHBOUR_SHARE = 0.3
# By how much more or less meaning weighs in each view than usually, and the share of the second
# order.
_MEANING_FACTORS = (0.75, 1.4)
_NEIGHBOUR_SHARES = (0.0, 0.5)
# A word of so many notes, and of this share of them, is the topic's and no matter of two notes.
_FEWEST_IN_CROWD, _IN_CROWD = 6, 0.15
_MOST_VIEWED = 600
# Words of a line without a colon that leads in others.
_LONGEST_LEAD = 6
_FEWEST_ALIKE = 6


@dataclass(frozen=True, slots=True)
class Unit:
    """Notes that say nearly the same, by position; most units are one note.

    Attributes:
        voices: those who speak in it.
    """

    members: tuple[int, ...]
    voices: frozenset[Voice]


@dataclass(frozen=True, slots=True)
class Analysis:
    """The notes on the matter, how near they are to each other, and which say nearly the same.

    Attributes:
        language: whose words are looked up.
        in_language: whether it is the notes' own; what hangs on single words is left out else.
        spelling: how the notes spell.
        note_frequency: in how many notes each stem stands.
        topic: what the question and most groups speak of anyhow.
        dispute: where they stand, if they both want and refuse what the question proposes.
        masked: positions of the notes in which personal data is masked.
        similarity: of what the notes say, all their words.
        nearness: of what they are about: by the words that are not the question's.
        affinity: of the units, with nearness on the page and shared neighbours.
        views: the same with more and with less weight of meaning and of shared neighbours; none of
            more units than `_MOST_VIEWED`.
    """

    language: LanguageCode
    in_language: bool
    meaning: Meaning
    notes: tuple[Note, ...]
    statements: tuple[Statement, ...]
    spelling: Spelling
    note_frequency: Mapping[str, int]
    topic: Topic
    dispute: Dispute | None
    masked: frozenset[int]
    similarity: NDArray[np.float32]
    nearness: NDArray[np.float32]
    units: tuple[Unit, ...]
    affinity: NDArray[np.float64]
    views: tuple[NDArray[np.float64], ...]

    def of(self, positions: Iterable[int]) -> tuple[Note, ...]:
        """The notes at these positions."""
        return tuple(self.notes[position] for position in positions)


def analyse(sample: Sample, asked: str, language: LanguageCode, meaning: Meaning) -> Analysis:
    """Compares the notes that are on the matter of a question.

    Args:
        sample: of those on its matter; the voices that they represent count for them.
        asked: the question's text; its own words tell no themes apart.
        language: of the notes.
        meaning: the back end by which they are compared.
    """
    notes = sample.notes
    texts = texts_in_context(notes, language)
    by_id = {note.id: note for note in notes}
    leads = [turning_lead(note, by_id) for note in notes]
    meant = [
        f"{lead.text} {n.text}" if lead else n.text for n, lead in zip(notes, leads, strict=True)
    ]
    statements = tuple(statement(text, language) for text in meant)
    proposed = proposals(asked, language)
    alike = Likeness(texts, language, meaning)
    similarity = alike.similarities()
    disputed = dispute(statements, similarity, proposed)
    if disputed:
        sided = zip(statements, disputed.sides, strict=True)
        statements = tuple(replace(said, side=side) for said, side in sided)
    # What a note says is in all its words; what it is about, for a theme, is in its nouns.
    nouns = WordClasses(texts, language).nouns()
    about = [own_words(text, asked, language) or text for text in texts]
    by_matter = alike.by_words_of(about, nouns)
    nearness = by_matter.similarities()
    # What the question says is said by all: it makes no two notes say the same.
    members = near_duplicates(statements, np.minimum(similarity, nearness), _most_alike(notes))
    units = tuple(Unit(positions, _voices_behind(sample, positions)) for positions in members)
    affinity = _Affinity(by_matter, _nearness_on_page(notes), members)
    usual = meaning.share
    views = product((factor * usual for factor in _MEANING_FACTORS), _NEIGHBOUR_SHARES)
    frequency = Counter(stem for said in statements for stem in sorted(said.matter))
    in_language = is_in_a_known_language(texts)
    return Analysis(
        language=language,
        in_language=in_language,
        meaning=meaning,
        notes=notes,
        statements=statements,
        spelling=spelling_of([n.text for n in notes], language) if in_language else Spelling(),
        note_frequency=frequency,
        topic=Topic(_common(asked, frequency, len(notes), language), proposed),
        dispute=disputed,
        masked=frozenset(at for at, n in enumerate(notes) if holds_placeholder(n.text)),
        similarity=similarity,
        nearness=nearness,
        units=units,
        affinity=affinity.weighed(usual, _NEIGHBOUR_SHARE),
        views=tuple(starmap(affinity.weighed, views)) if len(units) <= _MOST_VIEWED else (),
    )


def _common(
    asked: str, frequency: Mapping[str, int], notes: int, language: LanguageCode
) -> frozenset[str]:
    """The words of the question, and those of a good part of the notes."""
    least = max(_FEWEST_IN_CROWD, _IN_CROWD * notes)
    crowd = {word for word, count in frequency.items() if count >= least}
    return frozenset(crowd.union(stems(asked, language)))


def texts_in_context(notes: tuple[Note, ...], language: LanguageCode) -> list[str]:
    """The texts that are compared: a nested note that cannot stand alone, with its parent."""
    by_id = {note.id: note for note in notes}
    above = [note_above(note, by_id, language) for note in notes]
    return [f"{a.text} {n.text}" if a else n.text for n, a in zip(notes, above, strict=True)]


def note_above(note: Note, by_id: Mapping[str, Note], language: LanguageCode) -> Note | None:
    """The note that another one may not be read without: the line that turns its sense, else the
    parent of one that cannot stand alone.
    """  # noqa: D205
    if lead := turning_lead(note, by_id):
        return lead
    parent = by_id.get(note.parent or "")
    return None if parent is None or stands_alone(note.text, language) else parent


def turning_lead(note: Note, by_id: Mapping[str, Note]) -> Note | None:
    """The line above a note that says the contrary with it: "Det här vill vi inte ha:"."""
    above, seen = by_id.get(note.parent or ""), {note.id}
    while above is not None and above.id not in seen:
        if leads_in(above.text) and turns_the_sense(above.text):
            return above
        seen.add(above.id)
        above = by_id.get(above.parent or "")
    return None


def leads_in(text: str) -> bool:
    """Whether a line with others below it only leads these in."""
    short = len(words(text)) <= _LONGEST_LEAD and turns_the_sense(text)
    return text.rstrip().endswith(":") or short


def voices_of(notes: Iterable[Note]) -> frozenset[Voice]:
    """Those who speak in these notes."""
    return frozenset(note.voice for note in notes)


def _voices_behind(sample: Sample, positions: tuple[int, ...]) -> frozenset[Voice]:
    notes = [sample.notes[position] for position in positions]
    return voices_of(n for note in notes for n in (note, *sample.agreeing_with(note.id)))


class _Affinity:
    """How well notes go together in a theme, weighed in several ways."""

    def __init__(
        self, alike: Likeness, on_page: NDArray[np.float32], members: tuple[tuple[int, ...], ...]
    ) -> None:
        every = np.arange(alike.count)
        self._by_words, self._by_meaning = alike.parts(every, every)
        self._on_page = on_page
        self._members = members

    def weighed(self, by_meaning: float, by_neighbours: float) -> NDArray[np.float64]:
        """Affinity of the units, with those shares of meaning and of shared neighbours."""
        share = np.float32(by_meaning)
        near = np.round(self._by_words * (1 - share) + self._by_meaning * share, 6)
        np.fill_diagonal(near, 1.0)
        near += self._on_page
        mixed = (1 - by_neighbours) * near + by_neighbours * shared_neighbours(near)
        return averaged(mixed, self._members)


def _most_alike(notes: tuple[Note, ...]) -> int:
    """How many notes may say the same: no group says a thing much more often than twice."""
    return max(_FEWEST_ALIKE, 2 * len(voices_of(notes)))


def own_words(text: str, asked: str, language: LanguageCode) -> str:
    """The words of the text that carry something and are not the question's."""
    common = {stem(word, language) for word in content_words(asked, language) if len(word) > 3}
    said = content_words(text, language)
    return " ".join(word for word in said if stem(word, language) not in common)


def _nearness_on_page(notes: tuple[Note, ...]) -> NDArray[np.float32]:
    near = np.zeros((len(notes), len(notes)), dtype=np.float32)
    at = {note.id: position for position, note in enumerate(notes)}
    for position, note in enumerate(notes):
        if position and notes[position - 1].document == note.document:
            near[position, position - 1] += _NEXT_TO
            near[position - 1, position] += _NEXT_TO
        above = at.get(note.parent or "")
        if above is not None and above != position:
            near[position, above] += _NESTED
            near[above, position] += _NESTED
    return near
