"""Synthesis to document: `layout` decides what stands in it, the others how it looks."""
