"""Steps that take more than one room; `synthkit.app.pipeline` puts them in order.

reading     files -> documents in the store
gathering   documents -> notes under questions
correcting  what a person asks for -> a deed that the store keeps and can take back
forgetting  what is to be forgotten -> what the store erases, and who else still holds it
drafting    notes of one question -> a section that passed the checks
"""
