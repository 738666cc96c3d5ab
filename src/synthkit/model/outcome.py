"""What a step did with each thing that it was asked about."""

from enum import StrEnum

from synthkit.model.base import FrozenModel
from synthkit.model.document import RefusalReason
from synthkit.model.finding import Finding
from synthkit.model.synthesis import Material
from synthkit.model.workshop import Question


class FileFate(StrEnum):
    """What became of a file that was found, or was known before."""

    READ = "read"
    UNCHANGED = "unchanged"
    RENAMED = "renamed"
    REFUSED = "refused"
    VANISHED = "vanished"
    PRUNED = "pruned"


class FileOutcome(FrozenModel):
    """One file's part in an ingest.

    Attributes:
        document: key, unless the file was refused; of one that a person has to read, also then.
        reason: set exactly where it was refused.
    """

    path: str
    fate: FileFate
    document: str | None = None
    reason: RefusalReason | None = None


class Ingested(FrozenModel):
    """What an ingest came to.

    Attributes:
        questions: those that the notes are placed under; found in the files where the settings
            name none.
        findings: of looking for the questions.
        doubts: where the reading may be wrong, file by file.
    """

    files: tuple[FileOutcome, ...]
    questions: tuple[Question, ...]
    material: Material
    findings: tuple[Finding, ...] = ()
    doubts: tuple[Finding, ...] = ()

    @property
    def may_have_lost_notes(self) -> bool:
        """Whether something that may hold notes could not be read."""
        refused = any(file.reason and file.reason.may_hold_notes for file in self.files)
        read = {file.document for file in self.files}
        return refused or any(
            aside.block is None and aside.document in read for aside in self.material.set_asides
        )


class SectionFate(StrEnum):
    """What became of a question's section.

    Updated stands but for what a change of its notes concerns; rebased is made anew around what a
    person settled; pending waits for a language model.
    """

    MADE = "made"
    UPDATED = "updated"
    REBASED = "rebased"
    UP_TO_DATE = "up_to_date"
    KEPT = "kept"
    PENDING = "pending"


class SectionOutcome(FrozenModel):
    """One question's part in a summarise."""

    question: int
    fate: SectionFate
