"""Tables of forms, boards and planning tools."""
