"""Engines: what makes a section out of notes.

engine      the protocol that every engine meets
offline     deterministic, no network, no language model
llm         asks a language model; code decides what of its answers stands
models      the language models that it may ask, and what wraps them
"""
