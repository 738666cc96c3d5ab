"""Which back end of meaning is used: the sentence model where it is installed, else the table."""

from synthkit.text.similarity.meaning import Meaning, Remembering
from synthkit.text.similarity.sentences import SentenceModel, is_installed
from synthkit.text.similarity.wordtable import WordTable


def best() -> Meaning:
    """The best back end that works here.

    A sentence model that is installed and does not load, say for another processor, is passed over.
    """
    if is_installed():
        model = SentenceModel()
        if model.loads():
            return Remembering(model)
    return WordTable()


def name_of_best() -> str:
    """Its name, without loading anything."""
    return SentenceModel().name if is_installed() else WordTable.name
