"""How near two texts are, and what follows from it.

    meaning        vectors of what texts mean: the protocol that back ends meet, and their cache
    wordtable      the back end that is shipped: a table of word vectors
    backends       the one that is an extra, a sentence model, and which is used
    likeness       characters, stems and meaning in one number
    sketches       the same for very many texts, and their clusters
    clusters       size-capped average linkage, and likeness by the company that texts keep
    polarity       whether two texts on one matter say opposite things, or other numbers
    contradiction  whether two texts on one matter contradict each other, and by what
    repeats        which lines say the same, and which texts some words were taken out of
    duplicates     which notes say nearly the same

Pure functions over strings and numpy arrays. Nothing here knows a workshop.
"""
