"""What is found in a text, and what a person has decided on names."""

from dataclasses import dataclass
from enum import StrEnum

from synthkit.model.base import FrozenModel


class PersonalDataKind(StrEnum):
    """What a piece of personal data is."""

    EMAIL = "email"
    PHONE = "phone"
    PERSONNUMMER = "personnummer"
    NAME = "name"


class Certainty(StrEnum):
    """How sure it is; of a suspect, a person has to decide what it is."""

    CERTAIN = "certain"
    SUSPECT = "suspect"


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of a text, in code points, that a finder takes for personal data.

    Attributes:
        certain: whether no person has to decide on it.
    """

    start: int
    end: int
    certain: bool

    def overlaps(self, other: "Match") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


class Span(FrozenModel):
    """A piece of personal data and where it stands.

    A genitive's ending is not part of it: of "Annas idé" it is "Anna".

    Attributes:
        start: first code point of the text.
        end: the one after the last.
        text: what stands there.
    """

    start: int
    end: int
    kind: PersonalDataKind
    certainty: Certainty
    text: str


class NameList(FrozenModel):
    """The names that a person has decided on.

    Attributes:
        keep: not private: an organisation, a place, a public office holder. Never flagged, unless
            it is part of a longer name.
        mask: private: always flagged, in genitive, beside any punctuation, as part of a longer
            name, and each part of a full name alone where it is no common word. Where a name
            stands in both, it is private.
    """

    keep: frozenset[str] = frozenset()
    mask: frozenset[str] = frozenset()
