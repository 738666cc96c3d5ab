"""Who said what: the names that stand with a colon before what somebody said."""

import re
from collections.abc import Iterable

from synthkit.privacy.name_lexicon import name_lexicon
from synthkit.privacy.people import names_of_attendees
from synthkit.text.commands import is_instruction
from synthkit.text.languages import capitals_of_names

_CAPITAL = capitals_of_names()
_SPOKEN = re.compile(
    rf"^(?P<name>[{_CAPITAL}][\w'’\-]*(?:\s+[{_CAPITAL}][\w'’\-]*)?)\s*:\s+(?P<said>\S.*)$",
    re.DOTALL,
)


class Speakers:
    """The speakers of one document.

    Whoever has a given name, or was there, is one; and where some are, so is whoever else stands
    like them and is no word of a language: "Bryggan: laga den" is about the landing.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        labels = {found["name"] for line in lines if (found := _SPOKEN.match(line))}
        self._known = {label for label in labels if name_lexicon().given_name(label.split()[0])}
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
