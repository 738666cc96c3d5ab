"""What a person settled, as a model is told of it."""

from typing import Final

from synthkit.engines.llm.aliases import Aliases
from synthkit.model.synthesis import Brief
from synthkit.prompts import one_line

NONE: Final = "(none)"
# Enough to see what a theme was meant to be of.
_MOST_NOTES_TOLD: Final = 6


def settled_values(brief: Brief, aliases: Aliases | None = None) -> dict[str, str]:
    """The values of the variables ``titles``, ``standing`` and ``kept``.

    Args:
        brief: what is settled.
        aliases: of the notes that go along, to tell which of them a theme was settled over.
    """
    meant = {theming.title: theming.notes for theming in brief.standing}
    beside = [title for title in meant if title not in brief.titles]

    def told(title: str) -> str:
        known = [n for n in meant.get(title, ()) if aliases and aliases.knows(n)]
        named = " ".join(aliases.of(note) for note in known[:_MOST_NOTES_TOLD]) if aliases else ""
        return f"- {one_line(title)}" + (f" ({named})" if named else "")

    return {
        "titles": "\n".join(map(told, brief.titles)) or NONE,
        "standing": "\n".join(map(told, beside)) or NONE,
        "kept": "\n".join(f"- {one_line(line.text)}" for line in brief.kept) or NONE,
    }
