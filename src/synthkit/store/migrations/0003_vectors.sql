-- What the sentence model made of each text, so that it is asked once. `key` is a hash of the text.
CREATE TABLE vector (
    model TEXT NOT NULL,
    key   TEXT NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY (model, key)
) WITHOUT ROWID;
