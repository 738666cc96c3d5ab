-- What stands behind each token, such as [PERSON-1], that a text is masked with before it is sent.
-- `value` is a JSON list of the forms in which it was met. A number is never given twice, so that
-- a row stays when its forms are forgotten.
CREATE TABLE token (
    number INTEGER PRIMARY KEY,
    kind   TEXT NOT NULL,
    value  TEXT NOT NULL
);
