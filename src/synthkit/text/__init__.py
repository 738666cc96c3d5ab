"""What is known of texts: their languages, words, sentences, numbers, names and likeness.

    languages   the languages, one folder each: sv/, en/
    lists       reads a folder's lists into dataclasses
    catalogue   the sentences that people read, by key
    list_signs  what stands before the items of a list
    detection   which language texts are in
    similarity  how near two texts are

Nothing here knows a workshop: it takes and gives strings, numbers and dates.
"""
