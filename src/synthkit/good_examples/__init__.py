"""Good examples: what groups point at by name, found by names and by the words beside them.

    notation   what stands in the notes: which words are ordinary ones, which names are not meant
    names      names in a note, as far as capitals, quotation marks and the words before them tell
    places     places, with what there is in each
    pointing   whether a note points at a name as an example
    spellings  which names are one
    finding    all of it together

Pure functions over notes. Notes come in masked, so that no private person is ever an example.
"""
