"""The engine that asks a language model; see `synthkit.engines.llm.engine`.

asking      one prompt put to the model, and its answer read
replies     the forms of the answers
aliases     notes as fenced data under short names
building    answers to drafts: citations, quotes, left-outs
dividing    notes in parts; merging: their drafts made into one
joining     lines that say the same
drafting, mending, placing, outlining: what the engine does
putting     what a mending answer changes
"""

from synthkit.engines.llm.engine import LlmEngine

__all__ = ["LlmEngine"]
