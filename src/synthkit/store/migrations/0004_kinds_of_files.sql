-- What a file is that was written, for the day when it is weeded; those of older versions are
-- told by their names.
ALTER TABLE export ADD COLUMN kind TEXT NOT NULL DEFAULT 'document';
