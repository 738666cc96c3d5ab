"""Texts that people read, by key, and what is known of a language.

    catalogue   the texts in locales/, Swedish and English
    (others)    sentence ends, numbers, dates, negations, stop words

Nothing here knows a workshop: it takes and gives strings, numbers and dates.
"""
