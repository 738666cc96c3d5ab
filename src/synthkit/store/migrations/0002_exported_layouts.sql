-- What stood in a Word document that was written, by the mark in it: what a person changed in the file
-- is told by it. Compressed.
CREATE TABLE exported_layout (
    mark  TEXT PRIMARY KEY,
    value BLOB NOT NULL
);
