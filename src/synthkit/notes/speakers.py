"""Who said what: the names that stand with a colon before what somebody said."""

import re
from collections.abc import Iterable

from synthkit.privacy.name_lexicon import name_lexicon
from synthkit.privacy.people import names_of_attendees
from synthkit.text.commands import is_instruction
from synthkit.text.languages import capitals_of_names

_CAPITAL = capitals_of_names()
_TIME = r"[(\[]?\d{1,2}[:.]\d\d(?:[:.]\d\d)?[)\]]?"
_SPOKEN = re.compile(
    rf"^(?:(?P<before>{_TIME})\s+)?(?P<name>[{_CAPITAL}][\w'’\-]*(?:\s+[{_CAPITAL}][\w'’\-]*)?)"
    rf"(?:[\s,]+(?P<after>{_TIME}))?\s*:\s+(?P<said>\S.*)$",
    re.DOTALL,
)


class Speakers:
    """The speakers of one document.

    Whoever has a given name, or was there, is one; and where some are, so is whoever else stands
    like them and is no word of a language: "Bryggan: laga den" is about the landing. So is who
    stands with a time, as in a chat ("Anna Ek 10:41: laga den").

    Attributes:
        chatting: those with a time.
        heard: the names that were cut off.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        spoken = [found for line in lines if (found := _SPOKEN.match(line))]
        labels = {found["name"] for found in spoken}
        given = name_lexicon().given_name
        self._known = {label for label in labels if given(label.split()[0])}
        stamped = {found["name"] for found in spoken if found["before"] or found["after"]}
        if any(" " in label or label in self._known for label in stamped):
            self._known |= stamped
        self.chatting = stamped & self._known
        others = labels - self._known if self._known else set()
        self._known |= {label for label in others if any(names_of_attendees([label]))}
        self._there: set[str] = set()
        self.heard: dict[str, None] = {}

    def add(self, people: Iterable[str]) -> None:
        """Adds people who were there."""
        self._there.update(names_of_attendees(people))

    def without_speaker(self, text: str) -> str:
        """What was said, without who said it; an order stays whole, as it may be to a machine."""
        found = _SPOKEN.match(text)
        if found is None or not (found["name"] in self._known or found["name"] in self._there):
            return text
        if is_instruction(text):
            return text
        self.heard[found["name"]] = None
        return str(found["said"])
