"""What a person chose about how files are read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from synthkit.readers.meeting_transcripts import Transcripts
from synthkit.readers.sheets.table_map import TableMap, pattern_for


@dataclass(frozen=True, slots=True)
class ReadingChoices:
    """What a person chose.

    Attributes:
        transcripts: what becomes of transcripts of meetings.
        tables: how tables are read, by patterns of file names.
    """

    transcripts: Transcripts = Transcripts.SET_ASIDE
    tables: Mapping[str, TableMap] = field(default_factory=dict)

    def table_map(self, path: str) -> TableMap | None:
        """How the tables of the file are read, where that was chosen."""
        pattern = pattern_for(path, self.tables)
        return self.tables[pattern] if pattern is not None else None
