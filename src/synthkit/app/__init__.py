"""Steps that take more than one room; `synthkit.app.pipeline` puts them in order.

context      what every step works with, and what was found on the disk
reading      files -> documents in the store
transcribing what no program reads -> a document to type it into
material     documents -> notes under questions; and the sections of today
finish       notes of one question -> a section that passed the checks
review       what is found in a section (section_review), and what it is drafted with (drafting)
masking      an engine that is handed masked texts only
sections     which sections are made anew; several at once, each kept as soon as it is done
corrections  what a person asks for -> a change, with its decisions
themes       the themes of a question, to be signed off
forgetting   what is to be forgotten (sought) -> what the store erases, and who else still holds it
"""
