"""Replies to the prompts of the example that were written by hand, and what replays them.

``python -m tests.recordings`` records anew what a changed prompt asks; its docstring says how.
"""
