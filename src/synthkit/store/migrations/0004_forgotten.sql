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
    marker TEXT NOT NULL
);

-- Holds a row from the moment something is erased until no page of the file holds it any longer.
CREATE TABLE erasing (
    only INTEGER PRIMARY KEY CHECK (only = 1)
);
