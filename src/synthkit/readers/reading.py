"""Read one file: bytes in, a `Document` out, or a refusal with its reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from synthkit.model.document import Document, content_hash
from synthkit.model.finding import Finding, Where
from synthkit.readers.contents import (
    DEFAULT_STEP,
    Contents,
    NeedsTranscription,
    Refused,
    StepLimits,
    refusing,
)
from synthkit.readers.formats import format_of
from synthkit.readers.meeting_transcripts import Transcripts, handle_transcript
from synthkit.readers.sheets.contents import with_tables
from synthkit.readers.sheets.table_map import TableMap, pattern_for
from synthkit.readers.transcribed import split_transcribed

# Changes whenever a result may: a document that an older version read is read again.
READER_VERSION = "7"


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


AS_FOUND = ReadingChoices()


def reader_version(path: str, choices: ReadingChoices) -> str:
    """The version that a file is read by; another choice about its tables makes another one."""
    table_map = choices.table_map(path)
    return f"{READER_VERSION}.{table_map.mark}" if table_map else READER_VERSION


def read(
    path: str,
    content: bytes,
    key: str,
    limits: StepLimits = DEFAULT_STEP,
    choices: ReadingChoices = AS_FOUND,
) -> Document:
    """The document that these bytes are.

    Args:
        path: relative to the ingested folder, with "/" between its parts.
        content: the file's bytes.
        key: of the document; see `synthkit.readers.reading_plan.plan`.
        limits: how long each step may take.
        choices: what a person chose about how files are read.

    Raises:
        Unreadable: with a `RefusalReason` as its key and the file's ``name`` among its values;
            `NeedsTranscription` where there are pages or pictures that a person can read.
    """
    name = path.rsplit("/", 1)[-1]
    with refusing(name):
        try:
            found = format_of(name, content).read(content, limits)
            found = with_tables(found, choices.table_map(path))
            contents, typed_for = split_transcribed(handle_transcript(found, choices.transcripts))
        except Refused as refused:
            if refused.unread is None:
                raise
            raise NeedsTranscription(_document(path, content, key, refused.unread)) from refused
    return _document(path, content, key, contents).model_copy(update={"typed_for": typed_for})


def _document(path: str, content: bytes, key: str, contents: Contents) -> Document:
    name = path.rsplit("/", 1)[-1]
    return Document(
        key=key,
        path=path,
        content_hash=content_hash(content),
        blocks=contents.blocks,
        unread_pages=contents.unread_pages,
        unread_pictures=contents.unread_pictures,
        transcript=contents.transcript,
        findings=tuple(
            Finding(
                severity=remark.severity,
                code=remark.code,
                where=Where(document=key),
                values={"name": name, **dict(remark.values)},
            )
            for remark in contents.remarks
        ),
    )
