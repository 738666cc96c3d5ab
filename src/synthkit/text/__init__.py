"""What is known of texts: their languages, words, sentences, numbers, names and likeness.

    languages   the languages, one folder each: sv/, en/; folder, lists: how these are read
    rules       what a language does that no list can say
    catalogue   the sentences that people read, by key
    phrases     lists, days and quotations within sentences
    characters  what nobody sees, and what stands before the items of a list
    detection   which language texts are in
    similarity  how near two texts are

Nothing here knows a workshop: it takes and gives strings, numbers and dates.
"""
