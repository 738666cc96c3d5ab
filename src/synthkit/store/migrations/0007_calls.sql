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
