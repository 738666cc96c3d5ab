-- Whether the words are forgotten only where they are all that stands there, as a short note is.
ALTER TABLE forgotten ADD COLUMN alone INTEGER NOT NULL DEFAULT 0;
