"""A chat window as a language model: prompts to paste there, and replies that are pasted back."""
