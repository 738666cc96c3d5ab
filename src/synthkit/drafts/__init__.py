"""A draft, and what people decided about it.

    citing      the only makers of citations
    limits      how many themes, lines and words
    ledger      every note in exactly one state, and totals that add up
    corrections what a person may put right in a section
    weaving     a new draft around what a person settled in the one before

Import from the modules; this package re-exports nothing.
"""
