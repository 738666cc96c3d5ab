"""What the program talks about: frozen classes without I/O, clock or decisions.

    base        what all of them have in common; Result
    workshop    Series, Workshop, Question
    document    Document, Block, Place, SetAside, Refusal
    note        Note, Placement, identities
    synthesis   Theme, Insight, Citation, Tension, LeftOut, Draft, Section, Material, Synthesis
    provenance  how a section came to be; staleness: whether it still holds
    finding     Finding, Severity, Where

Import from the modules; this package re-exports nothing.
"""
