"""Excel workbooks: the synthesis, and the register in which an organisation follows it up."""
