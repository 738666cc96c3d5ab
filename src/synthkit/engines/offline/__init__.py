"""The offline engine: deterministic, no network, no language model.

engine           the class that meets the protocol
placing          which question a note belongs to, as one decision over a file
question_scores  how well each question fits a note by itself
sequence_model   the ways in which groups go through the questions
sampling         a sample of very many notes, and whom it represents
analysis         what is known of the notes of a question: nearness, near duplicates
themes           notes into themes
settled_themes   notes to the themes that a person settled
titles, nouns    noun phrases out of the notes' own words
spelling         how the notes spell their words
examples         those that several notes name, in one bracket
wording          a note as a line of the document
insights         which notes become insights, and what else they are cited for
tensions         matters on which groups disagree
drafting         all of it together
"""

from synthkit.engines.offline.engine import OfflineEngine

__all__ = ["OfflineEngine"]
