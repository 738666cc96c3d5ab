"""Word documents: the synthesis, in our look or a template's, and forms to be filled in by hand."""
