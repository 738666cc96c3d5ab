"""The engine that asks a language model; see `synthkit.engines.llm.engine`.

drafting, repair, placement: what the engine does
prompt_runner    one prompt sent to the model, and its answer read; less at once where that fails
prompt_data      notes as fenced data under short aliases
replies          the forms of the answers
draft_builder    answers to drafts: citations, quotes, left-outs
citation_limits  takes out citations that only a careless model makes
batching         notes in batches, and what they cost; merging: their drafts made into one
patch            what an answer to a repair changes
findings         what is reported of all this
"""

from synthkit.engines.llm.engine import LlmEngine

__all__ = ["LlmEngine"]
