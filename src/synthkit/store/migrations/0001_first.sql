-- A file as it was read. `root` is the ingested folder that `path` is relative to.
CREATE TABLE document (
    key            TEXT PRIMARY KEY,
    root           TEXT NOT NULL,
    path           TEXT NOT NULL,
    content_hash   TEXT NOT NULL,
    reader_version TEXT NOT NULL,
    value          TEXT NOT NULL
);

CREATE TABLE refusal (
    root  TEXT NOT NULL,
    path  TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (root, path)
);

-- What the blocks of all documents became; made anew as a whole, so one row.
CREATE TABLE notes_taken (
    only        INTEGER PRIMARY KEY CHECK (only = 1),
    fingerprint TEXT NOT NULL,
    value       TEXT NOT NULL
);

-- Every voice keeps its own word about a note, so that an engine never overwrites a person and
-- taking a person's word back brings the engine's back.
CREATE TABLE placement (
    note      TEXT NOT NULL,
    placed_by TEXT NOT NULL,
    position  INTEGER NOT NULL,
    value     TEXT NOT NULL,
    PRIMARY KEY (note, placed_by)
);

-- `note` is null for what is about the placing as a whole.
CREATE TABLE placement_finding (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    note  TEXT,
    value TEXT NOT NULL
);

-- Append-only. A null value says that the question has no section from then on.
CREATE TABLE section_revision (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    question INTEGER NOT NULL,
    author   TEXT NOT NULL,
    at       TEXT NOT NULL,
    value    TEXT
);

CREATE INDEX section_revision_by_question ON section_revision (question, id);

CREATE TABLE export (
    path         TEXT PRIMARY KEY,
    content_hash TEXT NOT NULL,
    at           TEXT NOT NULL
);

-- What was said once and is not said again.
CREATE TABLE notice_said (
    code TEXT PRIMARY KEY
);
