"""One SQLite file a workspace, the only SQL of the program, append-only migrations.

store        Store: all tables, and the room's door
documents    what was read, the notes taken of it, where engines placed them
drafts       what engines drafted and what people changed
calls        what language models were asked
erasing      text erased for good
database     connecting, migrating, transactions, and the names of what can go wrong
migrations/  the schema, step by step; a file that has shipped is never edited
lock         one writing command at a time
journal_mode which journal is safe on the file system that the workspace lies on
"""
