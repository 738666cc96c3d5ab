"""A draft, and what people decided about it.

    tree            the one place that rebuilds and orders a draft
    citing          the only makers of citations
    limits          how many themes, lines and words
    joining         lines that say the same become one
    ledger          every note in exactly one state, and totals that add up
    decisions/      what a person can decide; each decision applies itself
    changes         the log of decisions, and the sections that follow from it
    settled         what people settled in a section
    rebase          a fresh draft with what is settled put back
    settled_themes  the themes that a person settled before or after a draft

Import from the modules; this package re-exports nothing.
"""
