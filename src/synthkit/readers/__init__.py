"""From bytes to a `Document` of blocks: what is on the page, and nothing interpreted.

    reading     read one file; refuse by name
    intake      which files of a folder are to be read, and under which key
    limits      what reading one file may cost
    pool        files read in processes of their own, which are stopped at those limits
    worker      what runs in such a process
    sniffing    what a file really is, whatever its name says
    contents    what the reader of one format gives, or why it gives nothing
    text        characters as they should stand in a block; typed list signs
    drafting    blocks in the making: splitting at typed signs, nesting
    docx/       Word
    pdf/        PDF
    plain       text files and Markdown
    encodings   bytes to characters
    ocr         text recognised in pictures, where tesseract is installed
    picture     pictures of notes
    html        web pages that were put into a document
    typed       documents that people typed into, for pages that no program reads
    showing     pages and pictures as pictures, for a person to read
    transcripts what was said at a meeting, which is no group's note

A new format is a new file or folder here, a kind in `sniffing` and a case in `reading`.
"""
