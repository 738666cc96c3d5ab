"""A question's draft: themes, insights and tensions, and a reason for every other note."""

from collections.abc import Iterable
from dataclasses import dataclass

from synthkit.drafts.citing import Citer
from synthkit.drafts.limits import FEW_NOTES
from synthkit.drafts.tree import with_left_out
from synthkit.engines.offline.crowds import gather_crowd
from synthkit.engines.offline.insights import Line, cite_the_rest, lines, shares
from synthkit.engines.offline.reading import (
    Reading,
    matter_of,
    read,
    reason_to_leave_out,
)
from synthkit.engines.offline.settled import named_by, to_titles
from synthkit.engines.offline.tensions import Disagreement, Pole, disagreements, words_of
from synthkit.engines.offline.themes import Grouping, group
from synthkit.engines.offline.titles import TitleMaker
from synthkit.model.base import Result
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.note import LeftOutReason, Note
from synthkit.model.synthesis import (
    Brief,
    Citation,
    Draft,
    Insight,
    LeftOut,
    Role,
    Side,
    Tension,
    Theme,
    line_id,
)
from synthkit.model.workshop import Question
from synthkit.text.detection import language_of
from synthkit.text.languages import LanguageCode
from synthkit.text.similarity.meaning import Meaning
from synthkit.text.wordforms import fold


@dataclass(frozen=True, slots=True)
class Sorted:
    """The notes of a question: those on its matter, and the others with their reasons."""

    matter: tuple[Note, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The themes of a question: titles, units, lines (by theme), and the units that fit in none."""

    titles: tuple[str, ...]
    units: tuple[tuple[int, ...], ...]
    lines: tuple[tuple[Line, ...], ...]
    strangers: tuple[int, ...]


def sort_out(question: Question, notes: tuple[Note, ...]) -> Sorted:
    """Tells the notes on the matter from those that are none."""
    language = tongue(notes, "sv")
    matter = matter_of([question.text], language)
    reasons = [(note, reason_to_leave_out(note, matter)) for note in notes]
    return Sorted(
        matter=tuple(note for note, reason in reasons if reason is None),
        left_out=tuple(LeftOut(note=n.id, reason=reason) for n, reason in reasons if reason),
    )


def tongue(notes: Iterable[Note], default: str) -> LanguageCode:
    """The language that the notes are written in."""
    return language_of((note.text for note in notes), "en" if default == "en" else "sv")


def draft(
    question: Question, notes: tuple[Note, ...], brief: Brief, meaning: Meaning
) -> Result[Draft]:
    """Themes, insights and tensions; notes that no line speaks for may be passed over."""
    found = sort_out(question, notes)
    language = tongue(found.matter, brief.language)
    crowd = gather_crowd(found.matter, language)
    reading = read(crowd, question.text, language, meaning)
    author = _Author(question, reading, brief)
    made = crowd.completed(author.write())
    made = with_left_out(made, (*found.left_out, *made.left_out))
    return Result(made, author.findings(made, len(found.matter)))


def plan(question: Question, reading: Reading, units: tuple[int, ...], brief: Brief) -> Plan:
    """The themes: those that a person settled, else as many as the material bears.

    They are found over all units, so that they are the same whichever of these still need a line.

    Args:
        question: whose notes were read.
        reading: the notes.
        units: those that lines are to be made of; no disagreement speaks for them.
        brief: what is settled.
    """
    every = tuple(range(len(reading.units)))
    meant = {theming.title: theming.notes for theming in brief.known_themes}
    given = brief.titles or tuple(meant)
    if brief.titles:
        grouping = to_titles(reading, every, given, meant)
        themes = grouping.themes
    else:
        named = named_by(reading, every, given, meant)
        grouping = group(reading, named.strangers)
        themes = (*named.themes, *_by_weight(reading, grouping))
    untitled = themes[len(given) :]
    weighed = _weighed(reading, untitled, _lines(reading, untitled, set()))
    made = TitleMaker(weighed, question.text, reading.language).titles(given) if weighed else ()
    free = tuple(tuple(unit for unit in theme if unit in set(units)) for theme in themes)
    written = _lines(reading, free, {fold(insight.text) for insight in brief.kept})
    cite_the_rest(reading, free, written)
    strangers = tuple(unit for unit in grouping.strangers if unit in set(units))
    return Plan((*given, *made), free, written, strangers)


def _lines(
    reading: Reading, themes: tuple[tuple[int, ...], ...], said: set[str]
) -> tuple[tuple[Line, ...], ...]:
    """The insights of each theme; no two of them alike."""
    sizes = [max(1, len(_notes_of(reading, theme))) for theme in themes]
    written: list[tuple[Line, ...]] = []
    for theme, most in zip(themes, shares(sizes, len(reading.notes)), strict=True):
        made = tuple(lines(reading, theme, most, said))
        said = said | {fold(line.text) for line in made}
        written.append(made)
    return tuple(written)


def _weighed(
    reading: Reading,
    themes: tuple[tuple[int, ...], ...],
    written: tuple[tuple[Line, ...], ...],
) -> list[tuple[Note, ...]]:
    """The notes of each theme; those that the reader will see count twice for its title."""
    return [
        _notes_of(reading, theme) + reading.of(sorted(line.spokesman for line in made))
        for theme, made in zip(themes, written, strict=True)
    ]


def _by_weight(reading: Reading, grouping: Grouping) -> tuple[tuple[int, ...], ...]:
    """Themes in the order of the groups and notes behind them."""

    def weight(theme: tuple[int, ...]) -> tuple[int, int, int]:
        voices = frozenset(v for unit in theme for v in reading.units[unit].voices)
        return -len(voices), -len(_notes_of(reading, theme)), theme[0]

    return tuple(sorted(grouping.themes, key=weight))


def _notes_of(reading: Reading, units: Iterable[int]) -> tuple[Note, ...]:
    return reading.of(sorted(at for unit in units for at in reading.units[unit].members))


class _Author:
    """Writes one question's draft."""

    def __init__(self, question: Question, reading: Reading, brief: Brief) -> None:
        self._question = question
        self._reading = reading
        self._brief = brief
        self._citer = Citer(reading.notes)

    def write(self) -> Draft:
        """The draft without the notes that are not on the matter."""
        disagreeing = disagreements(self._reading)
        taken = {at for found in disagreeing for pole in found.sides for at in pole.members}
        free = tuple(
            number
            for number, unit in enumerate(self._reading.units)
            if not taken & set(unit.members)
        )
        planned = plan(self._question, self._reading, free, self._brief)
        themes = self._themes(planned)
        tensions = tuple(self._tension(found) for found in disagreeing)
        cited = {c.note for theme in themes for i in theme.insights for c in i.citations}
        cited |= {c.note for tension in tensions for c in tension.citations}
        return Draft(
            themes=themes, tensions=tensions, left_out=self._left_out(planned, free, cited)
        )

    def findings(self, made: Draft, count: int) -> tuple[Finding, ...]:
        """What a person should know about how the draft of so many notes came to be."""
        where = Where(question=self._question.number)
        found = []
        number = self._question.number
        if 0 < count < FEW_NOTES:
            found.append(_information("few_notes", where, question=number, count=count))
        if not self._reading.understood:
            found.append(
                Finding(
                    severity=Severity.WARNING,
                    code="language_not_known",
                    where=where,
                    values={"question": number},
                )
            )
        outside = sum(left.reason is LeftOutReason.MINOR for left in made.left_out)
        if self._brief.titles and outside:
            found.append(
                _information("notes_outside_themes", where, question=number, count=outside)
            )
        return tuple(found)

    def _themes(self, planned: Plan) -> tuple[Theme, ...]:
        made = zip(planned.titles, planned.lines, strict=True)
        return tuple(
            self._theme(title, tuple(map(self._insight, lines))) for title, lines in made if lines
        )

    def _theme(self, title: str, insights: tuple[Insight, ...]) -> Theme:
        number = str(self._question.number)
        first = insights[0].citations[0].note
        return Theme(id=line_id(number, "theme", title, first), title=title, insights=insights)

    def _insight(self, line: Line) -> Insight:
        spokesman = self._reading.notes[line.spokesman].id
        return Insight(
            id=line_id(str(self._question.number), "insight", spokesman, line.text),
            text=line.text,
            citations=(
                *self._cite(line.supports, Role.SUPPORTS),
                *self._cite(line.also, Role.ALSO),
            ),
        )

    def _tension(self, found: Disagreement) -> Tension:
        spokesmen = [self._reading.notes[pole.spokesman].id for pole in found.sides]
        one, other = (self._side(pole) for pole in found.sides)
        return Tension(
            id=line_id(str(self._question.number), "tension", *spokesmen), sides=(one, other)
        )

    def _side(self, pole: Pole) -> Side:
        return Side(
            text=words_of(self._reading, pole),
            citations=self._cite(pole.members, Role.SUPPORTS),
        )

    def _cite(self, positions: Iterable[int], role: Role) -> tuple[Citation, ...]:
        cited = (self._citer.cite(self._reading.notes[at].id, role) for at in sorted(positions))
        return tuple(citation for citation in cited if citation is not None)

    def _left_out(
        self, planned: Plan, free: tuple[int, ...], cited: set[str]
    ) -> tuple[LeftOut, ...]:
        strangers = {at for u in planned.strangers for at in self._reading.units[u].members}
        left = []
        for number in free:
            members = self._reading.units[number].members
            private = all(at in self._reading.private for at in members)
            for at in members:
                if self._reading.notes[at].id not in cited and (private or at in strangers):
                    reason = LeftOutReason.PERSONAL_DATA if private else LeftOutReason.MINOR
                    left.append((at, reason))
        return tuple(
            LeftOut(note=self._reading.notes[at].id, reason=reason) for at, reason in sorted(left)
        )


def _information(code: str, where: Where, **values: str | int) -> Finding:
    return Finding(severity=Severity.INFO, code=code, where=where, values=dict(values))
