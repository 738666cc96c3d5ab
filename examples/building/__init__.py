"""Makes the group files and gold.json of a workshop from its readable text."""
