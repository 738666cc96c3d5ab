"""From the blocks of all documents and the questions to notes, their groups and places.

    extraction  extract_notes, where other rooms come in; every block becomes notes or is set aside
    questions   find_questions: what the files share, when nobody has stated the questions
                (with question_candidates, table_heads)
    (others)    units -> outline, settling -> classification (with tables, heading_stack,
                attendance) -> points

Pure and deterministic: nothing here reads a file, and the order in which documents come does not
count. It is run again whenever documents, questions or groups change.
"""

# Changes whenever the same documents may give other notes.
NOTES_VERSION = "6"
