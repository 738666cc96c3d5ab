"""How near two texts are, and what follows from it.

    vectors     texts as vectors of character n-grams and word stems; their similarities
    meaning     vectors of what texts mean: the protocol that back ends meet, and their cache
    wordtable   the back end that is shipped: a table of word vectors
    sentences   the back end that is an extra: a sentence model
    backends    which one is used
    likeness    characters, stems and meaning in one number
    clusters    size-capped average linkage over a similarity matrix
    neighbours  likeness by the company that texts keep
    polarity    whether two texts on one matter say opposite things, or other numbers
    contradiction  whether two texts on one matter contradict each other, and by what
    duplicates  which texts say nearly the same
    search      which texts some words were taken out of

Pure functions over strings and numpy arrays. Nothing here knows a workshop.
"""
