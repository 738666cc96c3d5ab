"""The offline engine: deterministic, no network, no language model.

engine      the class that meets the protocol
placing     which question a note belongs to, as one decision over a file
reading     what is known of the notes of a question: nearness, near duplicates
themes      notes into themes
settled     notes to the themes that a person settled
titles      noun phrases out of the notes' own words
spelling    how the notes spell their words
examples    those that several notes name, in one bracket
wording     a note as a line of the document
insights    which notes become insights, and what else they are cited for
tensions    matters on which groups disagree
drafting    all of it together, every note accounted for
mending     what checks found, put right
"""

from synthkit.engines.offline.engine import OfflineEngine

__all__ = ["OfflineEngine"]
