"""PDF, read through pdfium: its characters with their places, and the lines that are drawn.

pdfium maps characters of damaged and unusual fonts better than pdfminer does, is several times
faster, and keeps nothing of a page once it is closed. It gives no layout; that is made here.

    geometry             rectangles on a page
    glyphs               characters: what they are, where, how they look
    words                characters to words
    pdfplumber_fallback  characters that pdfium does not know, as pdfplumber reads them
    annotations          fields that are filled in, typed text, comments
    ruling_lines         ruling lines and boxes that are drawn
    page                 one page: its words, its ruling lines, whether there are pictures
    lines                words to lines of writing, and the sizes that lines are set in
    grid                 tables and boxes out of ruling lines
    columns              the order of reading: columns down, not across
    sticky_notes         pages like a wall of sticky notes
    unruled_tables       tables without ruling lines
    layout               the regions of a page: areas, columns of text, tables, boxes
    headers_footers      headers, footers and page numbers, by repetition
    paragraphs           lines to paragraphs and items
    pages                pages to the blocks of the document
    document             the format: the whole file
"""
