"""How a theme or a disagreement went from meeting to meeting, told by what stands behind it.

That something is new, or did not come back, is said only where no line of another meeting so much
as shares its words.
"""

from collections.abc import Iterable, Iterator, Sequence

from synthkit.model.citation import Citation
from synthkit.model.note import Note
from synthkit.model.synthesis import RecurringTheme, Synthesis, Tension, Theme, ThemeChange
from synthkit.text.catalogue import Catalogue
from synthkit.text.frame import says_settled
from synthkit.text.phrases import enumerated
from synthkit.text.wordforms import related_words, stems

# A line that shares so many words with a theme may be about it.
_MAY_BE_ABOUT_IT = 2


class OverTime:
    """Tells how the themes and disagreements of one closing synthesis went on."""

    def __init__(self, synthesis: Synthesis, texts: Catalogue) -> None:
        self._texts = texts
        self._language = synthesis.workshop.language
        self._notes = {note.id: note for note in synthesis.material.notes}
        spoken = {note.group for note in synthesis.material.notes}
        self._meetings = tuple(m for m in synthesis.workshop.meetings if m in spoken)
        self._stems: dict[str, tuple[str, ...]] = {}

    def theme(self, theme: Theme) -> str:
        """A sentence on a theme; "" where there is only one meeting to tell of."""
        notes = self._cited(c for insight in theme.insights for c in insight.sources)
        stood = self._in_order(notes)
        if len(self._meetings) < 2 or not stood:
            return ""
        if len(stood) == len(self._meetings) and not self._settled(notes, stood[-1]):
            return self._text("over_time.throughout", meetings=self._listed(stood))
        if len(stood) > 1:
            first, later = self._listed(stood[:1]), self._listed(stood[1:])
            if self._settled(notes, stood[-1]):
                before, last = self._listed(stood[:-1]), self._listed(stood[-1:])
                return self._text("over_time.settled", first=before, later=last)
            return self._text("over_time.returned", first=first, later=later)
        return self._text(self._of_one(theme, notes, stood[0]), meetings=stood[0])

    def back(self, themes: Iterable[RecurringTheme]) -> Iterator[str]:
        """What came back, a line for each of the meetings that it came back in; how it went on."""
        told: dict[tuple[str, ...], list[str]] = {}
        changed: dict[tuple[ThemeChange, str], list[str]] = {}
        for theme in themes:
            stood = self._in_order(theme.notes)
            if len(stood) < 2:
                continue
            told.setdefault(stood, []).append(theme.title)
            if theme.change:
                changed.setdefault((theme.change, stood[-1]), []).append(theme.title)
        for stood in sorted(told, key=lambda meetings: -len(meetings)):
            titles = self._listed(told[stood])
            yield self._text("over_time.back", meetings=self._listed(stood), titles=titles)
        for change, last in sorted(changed, key=lambda one: (one[0], self._meetings.index(one[1]))):
            titles = self._listed(changed[change, last])
            yield self._text(f"over_time.is_{change}", later=last, titles=titles)

    def dispute(self, tension: Tension) -> str:
        """What stands behind a disagreement, in brackets; "" where there is only one meeting."""
        sides = [self._in_order(self._cited(side.citations)) for side in tension.sides]
        disputed = [m for m in self._meetings if all(m in side for side in sides)]
        one_sided = [m for m in self._meetings if sum(m in side for side in sides) == 1]
        if len(self._meetings) < 2 or not (disputed or one_sided):
            return ""
        if not disputed:
            one, other = map(self._listed, sides)
            return self._text("dispute.apart", meetings=one, later=other)
        last = self._meetings.index(disputed[-1])
        later = [m for m in one_sided if self._meetings.index(m) > last]
        meetings = self._listed(disputed)
        if later:
            return self._text("dispute.resolved", meetings=meetings, later=self._listed(later))
        if last + 1 == len(self._meetings):
            return self._text("dispute.remains", meetings=meetings)
        return self._text("dispute.arose", meetings=meetings)

    def meetings(self, citations: Iterable[Citation]) -> str:
        """The meetings behind a line, in brackets."""
        stood = self._in_order(self._cited(citations))
        return self._text("counts.meetings", meetings=self._listed(stood)) if stood else ""

    def _of_one(self, theme: Theme, notes: Sequence[Note], meeting: str) -> str:
        if meeting == self._meetings[-1] and not self._is_spoken_of(theme, notes, meeting):
            return "over_time.new"
        if meeting != self._meetings[-1] and not self._is_spoken_of(theme, notes, meeting):
            return "over_time.not_again"
        return "over_time.rests_on"

    def _is_spoken_of(self, theme: Theme, notes: Sequence[Note], meeting: str) -> bool:
        """Whether another meeting may be on its matter."""
        title = stems(theme.title, self._language)
        own = [self._stems_of(note) for note in notes]
        return any(
            any(_related(word, said) for word in title)
            or any(sum(_related(w, said) for w in mine) >= _MAY_BE_ABOUT_IT for mine in own)
            for note in self._notes.values()
            if note.group != meeting
            for said in (self._stems_of(note),)
        )

    def _stems_of(self, note: Note) -> tuple[str, ...]:
        if note.id not in self._stems:
            self._stems[note.id] = tuple(dict.fromkeys(stems(note.text, self._language)))
        return self._stems[note.id]

    def _settled(self, notes: Iterable[Note], last: str) -> bool:
        """Whether a line of the last of several meetings says that it is done with."""
        return any(n.group == last and says_settled(n.text) for n in notes)

    def _cited(self, citations: Iterable[Citation]) -> tuple[Note, ...]:
        ids = dict.fromkeys(citation.note for citation in citations)
        return tuple(self._notes[one] for one in ids if one in self._notes)

    def _in_order(self, notes: Iterable[Note]) -> tuple[str, ...]:
        stood = {note.group for note in notes}
        return tuple(meeting for meeting in self._meetings if meeting in stood)

    def _listed(self, meetings: Iterable[str]) -> str:
        return enumerated(meetings, self._language)

    def _text(self, key: str, **values: object) -> str:
        return self._texts.text(f"closing.{key}", **values)


def _related(word: str, said: Iterable[str]) -> bool:
    return any(related_words(word, other) for other in said)
