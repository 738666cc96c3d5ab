"""What is gathered of one name: where it stands, how it is spelt, and whether it is an example."""

from collections import Counter
from dataclasses import dataclass, field

from synthkit.model.example import ExampleKind
from synthkit.model.note import Note, Voice

Source = tuple[str, str]


@dataclass(frozen=True, slots=True)
class NoteSpan:
    """Where a name stands, in code points of the note's text."""

    meeting: str
    note: Note
    start: int
    end: int

    @property
    def source(self) -> tuple[str, str]:
        """The note, among those of all meetings: groups of the same name may say the same."""
        return self.meeting, self.note.id

    @property
    def voice(self) -> tuple[str, Voice]:
        """Who speaks, among the groups of all meetings."""
        return self.meeting, self.note.voice

    @property
    def text(self) -> str:
        """The name as it stands there."""
        return self.note.text[self.start : self.end]


@dataclass(slots=True)
class Found:
    """All places of one name, and what speaks for it.

    Attributes:
        voices: who names it and does not turn it down.
        heads: whose answers begin with it.
        pointed: the notes that point at it.
        phrases: what a place is called with what there is in it.
        words: those for what there is in a place.
        matter: what there is in a place, where no phrase says that.
    """

    kind: ExampleKind
    places: dict[tuple[Source, int], NoteSpan] = field(default_factory=dict)
    spellings: Counter[str] = field(default_factory=Counter)
    phrases: Counter[str] = field(default_factory=Counter)
    voices: set[tuple[str, Voice]] = field(default_factory=set)
    heads: set[tuple[str, Voice]] = field(default_factory=set)
    pointed: set[Source] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    is_example: bool = False
    matter: str = ""

    @property
    def sources(self) -> frozenset[Source]:
        """The notes."""
        return frozenset(source for source, _ in self.places)

    def add(self, place: NoteSpan, spelling: str) -> None:
        """One more place, once."""
        at = (place.source, place.start)
        if at not in self.places:
            self.places[at] = place
            self.spellings[spelling] += 1

    def take(self, other: "Found") -> None:
        """All of another one."""
        for place in other.places.values():
            self.add(place, place.text)
        self.voices |= other.voices
        self.heads |= other.heads
        self.pointed |= other.pointed
        self.is_example = self.is_example or other.is_example
