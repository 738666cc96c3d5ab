"""A Word file that is exported, edited as people and programs edit, and taken over."""
