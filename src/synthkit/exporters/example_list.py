"""Good examples as they are printed: each with what groups say of it, in their own words."""

from collections.abc import Iterator
from typing import Final

from synthkit.model.example import Example, Mention
from synthkit.model.synthesis import Synthesis
from synthkit.text.catalogue import catalogue
from synthkit.text.phrases import enumerated, quoted, without_stop

# Without a meeting of its own a mention is told by its group alone.
_ALONE: Final = ""


def said_of(example: Example, synthesis: Synthesis) -> Iterator[str]:
    """What is said of it, each wording once, with who says it.

    The meeting is named where there are several; of one alone the document is.
    """
    language = synthesis.workshop.language
    spoken = {mention.meeting for one in synthesis.examples for mention in one.mentions}
    several = len(spoken) > 1 or bool(synthesis.workshop.meetings)
    by_text: dict[str, list[Mention]] = {}
    for mention in example.mentions:
        by_text.setdefault(mention.text, []).append(mention)
    for said, mentions in by_text.items():
        voices = dict.fromkeys(voice_of(mention, several=several) for mention in mentions)
        yield catalogue(language).text(
            "document.examples.said",
            text=quoted(without_stop(said), language),
            by=enumerated(list(voices), language),
        )


def voices_of(example: Example) -> str:
    """Who names it, meeting by meeting where there are several: "WS 1: Grupp 2; WS 2: Grupp 1"."""
    by_meeting: dict[str, dict[str, None]] = {}
    for meeting, by in example.voices:
        by_meeting.setdefault(meeting, {})[by] = None
    if len(by_meeting) == 1:
        return ", ".join(*by_meeting.values())
    return "; ".join(f"{meeting}: {', '.join(groups)}" for meeting, groups in by_meeting.items())


def voice_of(mention: Mention, *, several: bool) -> str:
    """Who says it: the group, and of several meetings which one."""
    meeting = mention.meeting if several else _ALONE
    return f"{meeting}, {mention.by}" if meeting else mention.by
