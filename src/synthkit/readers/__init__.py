"""From bytes to a `Document` of blocks: what is on the page, and nothing interpreted.

    formats              every format that is known, read or refused; which one a file is of
    contents             what a format is, and what its reader gives
    docx/                Word
    archives             which of the formats that keep their parts in an archive a file is of
    sheets/              tables of forms, boards and planning tools
    odf                  OpenDocument
    slides               PowerPoint
    mail                 mail
    pdf/                 PDF
    picture              pictures of notes
    plain                text files
    markdown             Markdown
    refusals             formats that are known and not read

    reading              read one file; refuse by name
    reading_plan         which files of a folder are to be read, and under which key
    limits               what reading one file may cost
    pool                 files read in processes of their own, which are stopped at those limits
    worker               what runs in such a process
    page_images          pages and pictures as pictures, for a person to read

    blocks               blocks in the making: splitting at typed signs, nesting
    characters           characters as they should stand in a block; typed list signs
    encodings            bytes to characters
    ocr                  text recognised in pictures, where tesseract is installed
    html                 web pages that were put into a document
    transcribed          documents in which people typed what stands on pages no program reads
    meeting_transcripts  what was said at a meeting, which is no group's note

A new format is a module or a folder with a `Format`, and a line in `formats`.
"""
