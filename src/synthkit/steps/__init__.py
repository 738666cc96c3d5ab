"""Steps that take more than one room; `synthkit.pipeline` puts them in order.

reading     files -> documents in the store
gathering   documents -> notes under questions
drafting    notes of one question -> a section that passed the checks
"""
