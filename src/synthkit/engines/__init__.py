"""Engines: what makes a section out of notes.

engine      the protocol that every engine meets
offline     deterministic, no network, no language model
"""
