"""synthkit.toml: what it may say (settings, llm), the first one written, and edits of it."""
