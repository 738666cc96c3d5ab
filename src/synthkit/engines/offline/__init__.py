"""The offline engine: deterministic, no network, no language model.

engine           the class that meets the protocol
relevance        which notes are not on the matter
placing          which question a note belongs to, as one decision over a file
sequence_model   the ways in which groups go through the questions
sampling         a sample of very many notes, and whom it represents
analysis         what is known of the notes of a question: nearness, near duplicates
themes           notes into themes, those that a person settled first
titles, nouns    noun phrases out of the notes' own words
spelling         how the notes spell their words
wording          a note as a line of the document, with the examples that others name
insights         which notes become insights, and what else they are cited for
tensions         matters on which groups disagree
drafting         all of it together
"""

from synthkit.engines.offline.engine import OfflineEngine

__all__ = ["OfflineEngine"]
