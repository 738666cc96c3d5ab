"""The nouns: frozen classes without I/O or clock, and the ledger over them.

    base        what all nouns have in common; Result
    workshop    Series, Workshop, Question, Language
    document    Document, Block, Place, SetAside, Refusal
    note        Note, Placement, identities
    synthesis   Theme, Insight, Citation, Tension, LeftOut, Draft, Section, Material, Synthesis
    citing      the only makers of citations
    corrections what a person may put right in a section
    weaving     a new draft around what a person settled in the one before
    finding     Finding, Severity, Where
    ledger      states, counts, withdrawing and restoring

Import from the modules; this package re-exports nothing.
"""
