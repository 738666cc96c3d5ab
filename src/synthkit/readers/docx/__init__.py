"""Word: a walk of our own over the XML.

python-docx is made for writing: it gives no access to text boxes, content controls, tracked
insertions, footnotes or automatic numbers, and it raises on strict OOXML, on documents with
macros and on a missing thumbnail. So the parts are opened straight from the archive.

    package        the archive, its parts and their relations
    xml            names, and a parser that cannot be led astray
    styles         what styles, with all that they inherit, and properties say of a text
    numbering      automatic labels
    inline         one paragraph's characters, what of its fields is seen, what is anchored to it
    drawings       text boxes and other text within drawings; pictures, and what they say
    tables         rows and cells
    story_context  what all stories (body, header, note) of a file share
    body           the walk over paragraphs, tables and what is anchored to them
    document       the whole file
"""
