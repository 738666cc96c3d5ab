"""From bytes to a `Document` of blocks: what is on the page, and nothing interpreted.

Formats, listed in `formats`:

    formats              every format that is known, read or refused; which one a file is of
    contents             what a format is, what its reader may cost and gives, and how it refuses
    docx/                Word
    pdf/                 PDF
    sheets/              tables of forms, boards and planning tools
    odf                  OpenDocument
    slides               PowerPoint
    mail                 mail
    picture              pictures of notes
    plain                text files and Markdown

What is done with files:

    reading              read one file, as a person chose; refuse by name
    reading_plan         which files of a folder are to be read, and under which key
    pool                 files read in processes of their own, which are stopped at their limits
    page_images          pages and pictures as pictures, for a person to read
    table_views          columns of which nothing tells what they hold, for a person to decide on

What formats have in common:

    blocks               blocks in the making: splitting at typed signs, nesting
    characters           bytes to characters as they should stand in a block; typed list signs
    ocr                  text recognised in pictures, where tesseract is installed
    html                 web pages that were put into a document
    transcribed          documents in which people typed what stands on pages no program reads
    meeting_transcripts  what was said at a meeting, which is no group's note
"""
