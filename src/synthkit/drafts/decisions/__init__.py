"""What people can decide about sections and notes; each decision applies itself.

    lines      other titles and words, other themes, lines merged and dropped
    notes      notes left out, brought back, placed
    sections   sections approved or replaced, themes arranged
    union      any of these, as the store keeps them

What a person touched is the person's from then on (`Origin.PERSON`), ids never change, and every
note of a section stays in one state: cited, left out or, once brought back, not yet summarised. An
approval is void after any other decision. Nothing here raises: what cannot be meant is refused
before it becomes a decision.
"""
