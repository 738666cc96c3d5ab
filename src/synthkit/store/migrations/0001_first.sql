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

-- Where engines placed notes; what people say of it is a decision, in the table `change`.
CREATE TABLE placement (
    note     TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    value    TEXT NOT NULL
);

-- `note` is null for what is about the placing as a whole.
CREATE TABLE placement_finding (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    note  TEXT,
    value TEXT NOT NULL
);

-- What people changed, one row a command, with its decisions. Append-only: undoing is a change, too;
-- `undoes` is the id of the change that is undone.
CREATE TABLE change (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    at      TEXT NOT NULL,
    command TEXT NOT NULL,
    undoes  INTEGER REFERENCES change (id),
    value   TEXT NOT NULL
);

-- What engines drafted. Append-only; what is shown is the newest one that stands, with the decisions
-- since folded over it. `around` is the id of the last change before it, 0 where there was none.
CREATE TABLE draft (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    question INTEGER NOT NULL,
    at       TEXT NOT NULL,
    around   INTEGER NOT NULL,
    value    TEXT NOT NULL
);

-- All that was ever written to a path: what is about to be written is recorded first, and until it is
-- in its place the file before it must be known there too.
CREATE TABLE export (
    path         TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    at           TEXT NOT NULL,
    PRIMARY KEY (path, content_hash)
);

-- What was said once and is not said again.
CREATE TABLE notice_said (
    code TEXT PRIMARY KEY
);

-- What the sentence model made of each text, so that it is asked once. `key` is a hash of the text.
CREATE TABLE vector (
    model TEXT NOT NULL,
    key   TEXT NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY (model, key)
) WITHOUT ROWID;

-- Words that are to stay forgotten: a keyed hash of them, and what stands in their place. The key is
-- chance, made once, and never leaves the workspace.
CREATE TABLE forgetting_key (
    only  INTEGER PRIMARY KEY CHECK (only = 1),
    value BLOB NOT NULL
);

CREATE TABLE forgotten (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    at     TEXT NOT NULL,
    length INTEGER NOT NULL,
    digest BLOB NOT NULL,
    marker TEXT NOT NULL,
    -- Whether the words are forgotten only where they are all that stands there, as a short note is.
    alone  INTEGER NOT NULL
);

-- Holds a row from the moment something is erased until no page of the file holds it any longer.
CREATE TABLE erasing (
    only INTEGER PRIMARY KEY CHECK (only = 1)
);

-- What stands behind each token, such as [PERSON-1], that a text is masked with before it is sent.
-- `value` is a JSON list of the forms in which it was met. A number is never given twice, so that
-- a row stays when its forms are forgotten.
CREATE TABLE token (
    number INTEGER PRIMARY KEY,
    kind   TEXT NOT NULL,
    value  TEXT NOT NULL
);

-- What language models were asked and what it took. The texts stand apart, because they are dropped
-- when something is forgotten: what remains says nothing of anybody.
CREATE TABLE call (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    key           TEXT NOT NULL,
    at            TEXT NOT NULL,
    address       TEXT NOT NULL,
    model         TEXT NOT NULL,
    prompt        TEXT NOT NULL,
    version       INTEGER NOT NULL,
    hash          TEXT NOT NULL,
    question      INTEGER,
    finish        TEXT NOT NULL,
    prompt_tokens INTEGER NOT NULL,
    reply_tokens  INTEGER NOT NULL,
    seconds       REAL NOT NULL
);

CREATE INDEX call_by_key ON call (key, id);

-- Compressed, for a prompt is long.
CREATE TABLE call_text (
    call    INTEGER PRIMARY KEY REFERENCES call (id),
    request BLOB NOT NULL,
    reply   BLOB NOT NULL
);

-- What a server was found to take and to lack.
CREATE TABLE server (
    address   TEXT NOT NULL,
    model     TEXT NOT NULL,
    abilities BLOB NOT NULL,
    PRIMARY KEY (address, model)
);

-- The prompts that were written for a chat window: so that a reply is known again, an old one too.
-- `anew` says whether the section before it, a person's lines in it too, is to be replaced; `waits`,
-- whether a reply is waited for still.
CREATE TABLE chat_prompt (
    reference TEXT PRIMARY KEY,
    question  INTEGER,
    key       TEXT NOT NULL,
    anew      INTEGER NOT NULL,
    waits     INTEGER NOT NULL,
    at        TEXT NOT NULL
);
