"""Tables of forms, boards and planning tools: one intermediate for all their formats.

sheet      what is seen of a sheet: its cells and merges
columns    the roles of columns, by known headings, else by what they hold
records    tables in which each row is an answer, a card or a task
contents   sheets to blocks

csv_file   text with separators
xlsx       Excel
"""
