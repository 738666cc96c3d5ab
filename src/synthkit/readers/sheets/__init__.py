"""Tables of forms, boards and planning tools: one intermediate for all their formats.

sheet            what is seen of a sheet: its cells and merges
parts            several tables on one sheet
columns          the roles of columns, by known headings, else by what they hold
table_map        what a person said of columns, which goes before
records          tables in which each row is an answer, a card or a task
contents         sheets to blocks
document_tables  tables in texts that look like an export

csv_file         text with separators
xlsx             Excel
"""
