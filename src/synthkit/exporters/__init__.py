"""Synthesis to document: `formats` lists the exports, `layout` decides what stands in them."""
