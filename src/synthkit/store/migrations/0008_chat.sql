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
