"""Word: a walk of our own over the XML.

python-docx is made for writing: it gives no access to text boxes, content controls, tracked
insertions, footnotes or automatic numbers, and it raises on strict OOXML, on documents with
macros and on a missing thumbnail. So the parts are opened straight from the archive.

    package     the archive, its parts and their relations
    xml         names, and a parser that cannot be led astray
    styles      what a style inherits
    numbering   automatic labels
    properties  what a paragraph says of how it is to be read
    fields      which part of a field is seen
    inline      one paragraph's characters
    drawings    text boxes and other text within drawings
    tables      rows and cells
    parts       what all stories of a file share
    attached    diagrams, charts and whole documents in parts of their own
    pictures    which pictures may hold notes, and what is read in them
    body        the walk over paragraphs, tables and what hangs on them
    document    the whole file
"""
