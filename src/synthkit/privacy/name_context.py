"""The context of a word in a text, and whether it says that the word is a person."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from synthkit.privacy.organisations import beside_another_town
from synthkit.privacy.spans import Stretches
from synthkit.privacy.words import (
    ADDRESSED,
    BEFORE,
    BEFORE_PAIRS,
    BELONGS,
    CLOSING,
    JOINS,
    LIST_LEAD,
    MEANS,
    OF_THE_GROUP,
    ORG_DOES,
    PERSON_VERBS,
    PUBLIC_TITLES,
    ROLE,
    SPATIAL,
    SPEECH_VERBS,
    TITLES,
    WORKPLACE,
    WRITER_LEAD,
    Word,
)
from synthkit.text.languages import either_word
from synthkit.text.sentences import just_before

_LISTING = re.compile(
    rf"\W*(?:{either_word(lambda language: language.attendance.headings)})\b", re.IGNORECASE
)
_SIGNED = re.compile(r"(?:^|[\s.!?,)])/{1,2}\s?$|^\s*[-–—]\s$")
# What is found before names is blanked out with these.
_CONTACT = re.compile(r"[\s,:(]{1,3}#{5}")
_COLON = re.compile(r":\s")
_NOTHING_MORE = re.compile(r"[ .!)]*(?:\n|$)")
_ENUMERATES = frozenset({", ", " & ", "/", " / ", " + ", "+", " ", ","})


@dataclass(frozen=True, slots=True)
class NameContext:
    """What the context of some words says.

    Attributes:
        title: a form of address comes before them.
        public: a title comes before them whose holder everyone knows.
        role: an occupation or a kinship comes before them.
        cue: somebody talks to them or about them, or they do what only people do.
        speech: a verb of saying or doing comes after them.
        addressed: a preposition comes before them that often goes with people.
        spatial: a preposition of place comes before them.
        listed: they are in a list of people.
        signed: they sign what was written.
        thing: what follows says that something is called so: "Linnea heter systemet".
    """

    title: bool = False
    public: bool = False
    role: bool = False
    cue: bool = False
    speech: bool = False
    addressed: bool = False
    spatial: bool = False
    listed: bool = False
    signed: bool = False
    thing: bool = False

    @property
    def personal(self) -> bool:
        """Whether anything says that it is a person."""
        return any(
            (self.title, self.public, self.role, self.cue, self.speech, self.listed, self.signed)
        )

    @property
    def strict(self) -> bool:
        """Whether even an unknown word is a name here."""
        return self.title or self.public or self.signed


class ContextReader:
    """Reads the context of words in one text."""

    def __init__(self, text: str, words: Sequence[Word], headings: tuple[str, ...]) -> None:
        self._text = text
        self._words = words
        lists = [
            (line.start() + lead.end(), line.end())
            for line in re.finditer(r"[^\n]+", text)
            if (lead := LIST_LEAD.search(line.group()))
        ]
        if headings and _LISTING.match(headings[-1]):
            lists = [(0, len(text))]
        self._lists = Stretches(lists)
        self._labels = Stretches(
            lead.span() for pattern in (LIST_LEAD, WRITER_LEAD) for lead in pattern.finditer(text)
        )
        self._writers = {match.end() for match in WRITER_LEAD.finditer(text)}

    def of(self, run: range) -> NameContext:
        """The context of the words at these positions."""
        words = self._words
        first, last = words[run.start], words[run.stop - 1]
        before = [word.small for word in words[max(0, run.start - 2) : run.start]]
        near = before[-1] if before and _near(first.gap) else ""
        return NameContext(
            title=near in TITLES,
            public=near in PUBLIC_TITLES,
            role=bool(near and ROLE.fullmatch(near)) or self._apposition(run),
            cue=self._cue(before, near, first.gap) or self._belongs(run) or self._reached(run),
            speech=self._verb(run) or self._speaks(last),
            addressed=near in ADDRESSED and before[0] not in ORG_DOES,
            spatial=near in SPATIAL and not self._belongs(run),
            listed=self._lists.hold(first.start, first.start + 1),
            signed=self._signs(first, last),
            thing=bool(MEANS.match(self._text, last.end)),
        )

    def is_label(self, run: range) -> bool:
        """Whether the words themselves announce names: "Frånv:"."""
        first, last = self._words[run.start], self._words[run.stop - 1]
        return self._labels.hold(first.start, last.end)

    def is_writer(self, run: range) -> bool:
        """Whether "Antecknat av", "Sekreterare:", "Tolk:" or the like comes right before."""
        first, after = self._words[run.start], self._next(run)
        if first.start in self._writers:
            return True
        role = (
            run.start > 0 and first.gap == ": " and ROLE.fullmatch(self._words[run.start - 1].small)
        )
        return bool(role) and (after is None or after.gap.startswith((",", ";", " (", "\n")))

    def enumerates(self, run: range) -> bool:
        """Whether a sign before it says that it goes on with an enumeration: "Bo, Anna"."""
        gap = self._words[run.start].gap
        return gap in _ENUMERATES and gap != " "

    def joins(self, at: int) -> bool:
        """Whether the word there ties what stands around it: "Anna och Per"."""
        return 0 <= at < len(self._words) and self._words[at].small in JOINS

    def _cue(self, before: list[str], near: str, gap: str) -> bool:
        if gap.endswith("@"):
            return True
        if near in BEFORE:
            return True
        return len(before) > 1 and bool(near) and (before[0], near) in BEFORE_PAIRS

    def _reached(self, run: range) -> bool:
        """Whether the number or address that reaches them comes right after a full name."""
        end = self._words[run.stop - 1].end
        return len(run) > 1 and bool(_CONTACT.match(self._text, end))

    def _next(self, run: range, ahead: int = 0) -> Word | None:
        at = run.stop + ahead
        return self._words[at] if at < len(self._words) else None

    def _verb(self, run: range) -> bool:
        after = self._next(run)
        if after is None or after.gap not in {" ", "\u00a0"}:
            return False
        # Towns "share" and "want", too, but seldom "say".
        doubtful = self._words[run.start].opens or beside_another_town(self._words, run)
        return after.small in (SPEECH_VERBS if doubtful else PERSON_VERBS)

    def _belongs(self, run: range) -> bool:
        after, then = self._next(run), self._next(run, 1)
        if after is None or then is None or after.gap != " " or then.gap != " ":
            return bool(after and after.gap in {" (", ", "} and WORKPLACE.fullmatch(after.small))
        if f"{after.small} {then.small}" in OF_THE_GROUP:
            return True
        return after.small in BELONGS and (then.capital or bool(WORKPLACE.fullmatch(then.small)))

    def _apposition(self, run: range) -> bool:
        after = self._next(run)
        if after is None or after.gap not in {", ", " (", " – ", " - "} or after.capital:
            return False
        return bool(ROLE.fullmatch(after.small))

    def _speaks(self, last: Word) -> bool:
        """Whether it introduces what somebody said: "Jonas: vi måste …"."""
        opened = self._line_before(last.start)
        return not opened.strip(" -•*–") and bool(_COLON.match(self._text, last.end))

    def _signs(self, first: Word, last: Word) -> bool:
        if CLOSING.search(just_before(self._text, first.start)):
            return True
        signed = "/" in first.gap and _SIGNED.search(self._line_before(first.start))
        return bool(signed and _NOTHING_MORE.match(self._text, last.end))

    def _line_before(self, at: int) -> str:
        """What stands before a place on its line, as far back as matters."""
        return just_before(self._text, at).rsplit("\n", 1)[-1]


def _near(gap: str) -> bool:
    return gap in {" ", "\u00a0", ": ", ". ", ", ", " @", '"', ' "', " ”"}
