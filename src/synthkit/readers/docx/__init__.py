"""Word: a walk of our own over the XML.

python-docx is made for writing: it gives no access to text boxes, content controls, tracked
insertions, footnotes or automatic numbers, and it raises on strict OOXML, on documents with
macros and on a missing thumbnail. So the parts are opened straight from the archive.

    package               the archive, its parts and their relations
    xml                   names, and a parser that cannot be led astray
    styles                what a style inherits
    numbering             automatic labels
    paragraph_properties  what a paragraph says of how it is to be read
    fields                which part of a field is seen
    inline                one paragraph's characters, and what is anchored to it
    drawings              text boxes and other text within drawings
    tables                rows and cells
    story_context         what all stories (body, header, note) of a file share
    embedded              diagrams, charts and whole documents in parts of their own
    pictures              which pictures may hold notes, and what is read in them
    body                  the walk over paragraphs, tables and what is anchored to them
    document              the format: the whole file
"""
