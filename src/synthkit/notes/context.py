"""What a note stands under."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NoteContext:
    """The question, group and headings that a note stands under.

    Attributes:
        settles_question: what stands in ``question`` holds, even where it is None.
        apart: it stands under a heading that is none of the questions and ends them.
    """

    question: int | None = None
    settles_question: bool = False
    group: str | None = None
    headings: tuple[str, ...] = ()
    apart: bool = False

    def within(self, outer: "NoteContext") -> "NoteContext":
        """This, with what it leaves open taken from further out."""
        return NoteContext(
            question=self.question if self.settles_question else outer.question,
            settles_question=self.settles_question or outer.settles_question,
            group=self.group or outer.group,
            headings=outer.headings + self.headings,
            apart=self.apart or (outer.apart and not self.settles_question),
        )


NOWHERE = NoteContext()


@dataclass(frozen=True, slots=True)
class Point:
    """The text of a note, the position of its block, and what it stands under."""

    position: int
    text: str
    context: NoteContext
