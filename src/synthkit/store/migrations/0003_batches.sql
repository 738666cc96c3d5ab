-- Batches of requests that a provider has and has not answered yet: which requests, by the keys of
-- their calls, as JSON.
CREATE TABLE batch (
    id      TEXT PRIMARY KEY,
    address TEXT NOT NULL,
    model   TEXT NOT NULL,
    keys    TEXT NOT NULL,
    at      TEXT NOT NULL
);

-- Whether a call was answered in a batch, which costs less.
ALTER TABLE call ADD COLUMN batched INTEGER NOT NULL DEFAULT 0;
