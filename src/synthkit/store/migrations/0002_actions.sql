-- What a person did, one row a command, with what is needed to take it back. Append-only: taking
-- something back is an action too. `undoes` is the id of the action that was taken back.
CREATE TABLE action (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    at      TEXT NOT NULL,
    command TEXT NOT NULL,
    undoes  INTEGER REFERENCES action (id),
    value   TEXT NOT NULL
);
