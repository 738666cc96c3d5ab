"""Good examples: what groups point at by name, with what they say of it."""

from enum import StrEnum

from pydantic import Field

from synthkit.model.base import FrozenModel
from synthkit.model.citation import Citation


class ExampleKind(StrEnum):
    """What is pointed at."""

    INITIATIVE = "initiative"
    ORGANISATION = "organisation"
    METHOD = "method"
    PLACE = "place"


class Mention(FrozenModel):
    """A note that names the example.

    Attributes:
        meeting: the name of the workshop it was said in, "" where that has none.
        by: the group, or the file where nothing tells the group.
        text: what the note says of it, in its own words.
        citation: the note, and where the name stands in it.
    """

    meeting: str
    by: str
    text: str
    citation: Citation


class Example(FrozenModel):
    """Something that groups point at as worth learning from.

    Attributes:
        name: its commonest spelling.
        spellings: all those in the notes, the commonest first.
        mentions: in the order of the notes, meeting by meeting.
    """

    name: str = Field(min_length=1)
    kind: ExampleKind
    spellings: tuple[str, ...]
    mentions: tuple[Mention, ...] = Field(min_length=1)

    @property
    def sources(self) -> tuple[tuple[str, str], ...]:
        """The notes that name it, each once: the meeting and the note's id there."""
        return tuple(dict.fromkeys((one.meeting, one.citation.note) for one in self.mentions))

    @property
    def voices(self) -> tuple[tuple[str, str], ...]:
        """Who names it: meetings and groups, each once."""
        return tuple(dict.fromkeys((mention.meeting, mention.by) for mention in self.mentions))
