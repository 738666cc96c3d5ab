"""What is found in a text, and what a person has decided on names."""

from dataclasses import dataclass
from enum import StrEnum

from synthkit.model.base import FrozenModel


class PersonalDataKind(StrEnum):
    """The kinds of personal data."""

    EMAIL = "email"
    PHONE = "phone"
    PROFILE = "profile"
    ADDRESS = "address"
    PERSONNUMMER = "personnummer"
    BIRTH_DATE = "birth_date"
    ACCOUNT = "account"
    PLATE = "plate"
    NAME = "name"


class Certainty(StrEnum):
    """How sure we are; on a suspect, a person has to decide."""

    CERTAIN = "certain"
    SUSPECT = "suspect"


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of a text, in code points, that looks like personal data.

    Attributes:
        certain: whether that is beyond doubt; if not, a person has to decide.
    """

    start: int
    end: int
    certain: bool

    def overlaps(self, other: "Match") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


class Span(FrozenModel):
    """A piece of personal data and where it is.

    A genitive ending is not part of it: in "Annas idé" it is "Anna".

    Attributes:
        start: first code point of the text.
        end: the one after the last.
        text: the words themselves.
    """

    start: int
    end: int
    kind: PersonalDataKind
    certainty: Certainty
    text: str


class NameList(FrozenModel):
    """The names that a person has decided on.

    Attributes:
        keep: not private: an organisation, a place, the holder of a public office. Never flagged,
            except as part of a longer name.
        mask: private: always flagged, in the genitive, next to any punctuation, as part of a
            longer name; and each part of a full name on its own, unless it is a common word. A
            name in both lists is private.
    """

    keep: frozenset[str] = frozenset()
    mask: frozenset[str] = frozenset()
