"""One SQLite file a workspace, the only SQL of the program, append-only migrations.

store        Store: what is kept and how it is asked for; the room's door
changes      what people decided, a change a command
erasing      text erased for good, and known again when it comes anew
records      the classes that the store gives back beside the nouns
places       where ingested folders lie, so that a workspace can be copied and moved
database     connecting, migrating, and the names of what can go wrong
migrations/  the schema, step by step; a file that has shipped is never edited
lock         one writing command at a time
journal_mode which journal is safe on the file system that the workspace lies on
"""
