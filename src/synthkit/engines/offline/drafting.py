"""A question's draft: themes, insights and tensions, and a reason for every other note."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from synthkit.drafts.citing import Citer
from synthkit.drafts.limits import FEW_NOTES, insight_count
from synthkit.drafts.tree import with_left_out
from synthkit.engines.offline.analysis import (
    Analysis,
    analyse,
)
from synthkit.engines.offline.insights import (
    About,
    Line,
    best_lines,
    lines_against,
    place_the_rest,
)
from synthkit.engines.offline.relevance import reasons_to_leave_out
from synthkit.engines.offline.sampling import Sample, draw_sample
from synthkit.engines.offline.settled_themes import named_by_titles
from synthkit.engines.offline.tensions import (
    Disagreement,
    disagreements,
    words_of,
)
from synthkit.engines.offline.themes import Grouping, group
from synthkit.engines.offline.titles import TitleMaker
from synthkit.model.base import Result
from synthkit.model.citation import Citation, Role
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.note import LeftOutReason, Note
from synthkit.model.synthesis import (
    Brief,
    Draft,
    Insight,
    LeftOut,
    Outline,
    Side,
    Tension,
    Theme,
    ThemeProposal,
    line_id,
)
from synthkit.model.workshop import Question
from synthkit.text.detection import language_of
from synthkit.text.languages import DEFAULT, LanguageCode
from synthkit.text.similarity.meaning import Meaning
from synthkit.text.wordforms import fold


@dataclass(frozen=True, slots=True)
class ReadNotes:
    """The notes of a question: a sample of those on its matter, and why others are left out."""

    sample: Sample
    analysis: Analysis
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The themes of a question: titles, units, lines (by theme), and the units that fit in none."""

    titles: tuple[str, ...]
    units: tuple[tuple[int, ...], ...]
    lines: tuple[tuple[Line, ...], ...]
    outliers: tuple[int, ...]


def draft(
    question: Question, notes: tuple[Note, ...], brief: Brief, meaning: Meaning
) -> Result[Draft]:
    """Themes, insights and tensions; notes that no line speaks for may be passed over."""
    read = _read(question, notes, meaning, brief.language)
    author = _Author(question, read.analysis, brief)
    made = read.sample.completed(author.write())
    made = with_left_out(made, (*read.left_out, *made.left_out))
    return Result(made, author.findings(made, len(notes) - len(read.left_out)))


def outline(question: Question, notes: tuple[Note, ...], meaning: Meaning) -> Outline:
    """The themes that `draft` would make, with all the notes that belong to them."""
    read = _read(question, notes, meaning)
    free = _free_units(read.analysis, disagreements(read.analysis))
    planned = _plan(question, read.analysis, free, Brief())
    themes = (
        ThemeProposal(
            title=title,
            notes=tuple(
                note.id
                for one in _notes_of(read.analysis, units)
                for note in (one, *read.sample.agreeing_with(one.id))
            ),
        )
        for title, units in zip(planned.titles, planned.units, strict=True)
    )
    return Outline(themes=tuple(themes))


def _read(
    question: Question,
    notes: tuple[Note, ...],
    meaning: Meaning,
    default: LanguageCode = DEFAULT,
) -> ReadNotes:
    language = language_of((note.text for note in notes), DEFAULT)
    reasons = reasons_to_leave_out(notes, [question.text], language)
    matter = tuple(note for note in notes if note.id not in reasons)
    language = language_of((note.text for note in matter), default)
    sample = draw_sample(matter, language)
    return ReadNotes(
        sample=sample,
        analysis=analyse(sample, question.text, language, meaning),
        left_out=tuple(LeftOut(note=n.id, reason=reasons[n.id]) for n in notes if n.id in reasons),
    )


def _plan(question: Question, analysis: Analysis, units: tuple[int, ...], brief: Brief) -> Plan:
    """The themes: those that a person settled, else as many as the material bears.

    They are found over all units, so that they are the same whichever of these still need a line.

    Args:
        question: whose notes were read.
        analysis: the notes.
        units: those that lines are to be made of; no disagreement speaks for them.
        brief: what is settled.
    """
    known = {theme.title: theme.notes for theme in brief.known_themes}
    given = brief.titles or tuple(known)
    grouping = named_by_titles(analysis, question.text, given, known)
    themes = grouping.themes
    named, close = frozenset[int](), frozenset(unit for theme in themes for unit in theme)
    if not brief.titles:
        grouping = group(analysis, grouping.outliers, question.text, brief.length)
        themes = (*themes, *_by_weight(analysis, grouping))
        named, close = grouping.named, close | grouping.close
    free = tuple(tuple(unit for unit in theme if unit in set(units)) for theme in themes)
    about = [About(theme, named, close) for theme in free]
    aim = insight_count(len(analysis.notes), len(about), brief.length)
    chosen = best_lines(analysis, about, set(map(fold, brief.kept)), aim)
    # A title is made of what is printed under it.
    said_of = [here or theme for here, theme in zip(free, themes, strict=True)]
    weighed = _weighed(analysis, said_of[len(given) :], chosen[len(given) :])
    made = TitleMaker(weighed, question.text, analysis.language).titles(given) if weighed else ()
    titles = (*given, *made)
    written = lines_against(analysis, free, chosen)
    place_the_rest(analysis, free, written)
    # One note is no theme, unless a person settled it or there is nothing else.
    shared = [at for at, made in enumerate(written) if sum(len(line.cited) for line in made) > 1]
    kept = sorted({*range(len(given)), *shared}) or range(len(free))
    loose = (unit for at, theme in enumerate(free) if at not in kept for unit in theme)
    outliers = {*grouping.outliers, *loose} & set(units)
    return Plan(
        titles=tuple(titles[at] for at in kept),
        units=tuple(free[at] for at in kept),
        lines=tuple(written[at] for at in kept),
        outliers=tuple(sorted(outliers)),
    )


def _free_units(analysis: Analysis, disagreeing: Iterable[Disagreement]) -> tuple[int, ...]:
    """The units that no disagreement speaks for."""
    taken = {at for found in disagreeing for side in found.sides for at in side.members}
    return tuple(
        number for number, unit in enumerate(analysis.units) if not taken & set(unit.members)
    )


def _weighed(
    analysis: Analysis,
    themes: Sequence[tuple[int, ...]],
    written: Sequence[tuple[Line, ...]],
) -> list[tuple[Note, ...]]:
    """The notes of each theme; those that the reader will see count twice for its title."""
    return [
        _notes_of(analysis, theme) + analysis.of(sorted(line.representative for line in made))
        for theme, made in zip(themes, written, strict=True)
    ]


def _by_weight(analysis: Analysis, grouping: Grouping) -> tuple[tuple[int, ...], ...]:
    """Themes in the order of the groups and notes behind them."""

    def weight(theme: tuple[int, ...]) -> tuple[int, int, int]:
        voices = frozenset(v for unit in theme for v in analysis.units[unit].voices)
        return -len(voices), -len(_notes_of(analysis, theme)), theme[0]

    return tuple(sorted(grouping.themes, key=weight))


def _notes_of(analysis: Analysis, units: Iterable[int]) -> tuple[Note, ...]:
    return analysis.of(sorted(at for unit in units for at in analysis.units[unit].members))


class _Author:
    """Writes one question's draft."""

    def __init__(self, question: Question, analysis: Analysis, brief: Brief) -> None:
        self._question = question
        self._analysis = analysis
        self._brief = brief
        self._citer = Citer(analysis.notes)

    def write(self) -> Draft:
        """The draft without the notes that are not on the matter."""
        disagreeing = disagreements(self._analysis)
        free = _free_units(self._analysis, disagreeing)
        planned = _plan(self._question, self._analysis, free, self._brief)
        themes = self._themes(planned)
        tensions = tuple(self._tension(found) for found in disagreeing)
        cited = {c.note for theme in themes for i in theme.insights for c in i.citations}
        cited |= {c.note for tension in tensions for c in tension.citations}
        return Draft(
            themes=themes, tensions=tensions, left_out=self._left_out(planned, free, cited)
        )

    def findings(self, made: Draft, count: int) -> tuple[Finding, ...]:
        """What a person should know about how the draft of so many notes came to be."""
        number, found = self._question.number, []
        if 0 < count < FEW_NOTES:
            found.append(_finding("few_notes", number, count=count))
        if not self._analysis.in_language:
            found.append(_finding("language_not_known", number, Severity.WARNING))
        outside = sum(left.reason is LeftOutReason.MINOR for left in made.left_out)
        if self._brief.titles and outside:
            found.append(_finding("notes_outside_themes", number, count=outside))
        return tuple(found)

    def _themes(self, planned: Plan) -> tuple[Theme, ...]:
        number = str(self._question.number)
        themes = []
        for title, written in zip(planned.titles, planned.lines, strict=True):
            insights = tuple(map(self._insight, written))
            if insights:
                made_of = line_id(number, "theme", title, insights[0].citations[0].note)
                themes.append(Theme(id=made_of, title=title, insights=insights))
        return tuple(themes)

    def _insight(self, line: Line) -> Insight:
        representative = self._analysis.notes[line.representative].id
        return Insight(
            id=line_id(str(self._question.number), "insight", representative, line.text),
            text=line.text,
            citations=self._cite(line.supports) + self._cite(line.near, Role.NEAR),
        )

    def _tension(self, found: Disagreement) -> Tension:
        representatives = [self._analysis.notes[side.representative].id for side in found.sides]
        one, other = (
            Side(text=words_of(self._analysis, side), citations=self._cite(side.members))
            for side in found.sides
        )
        return Tension(
            id=line_id(str(self._question.number), "tension", *representatives), sides=(one, other)
        )

    def _cite(self, positions: Iterable[int], role: Role = Role.SUPPORTS) -> tuple[Citation, ...]:
        return self._citer.cite_all((n.id for n in self._analysis.of(sorted(positions))), role)

    def _left_out(
        self, planned: Plan, free: tuple[int, ...], cited: set[str]
    ) -> tuple[LeftOut, ...]:
        """What cannot be shown, and what no theme takes, as far as no line cites it."""
        out: dict[int, LeftOutReason] = {}
        for unit in free:
            members = self._analysis.units[unit].members
            if all(at in self._analysis.masked for at in members):
                out |= dict.fromkeys(members, LeftOutReason.PERSONAL_DATA)
            elif unit in planned.outliers:
                out |= dict.fromkeys(members, LeftOutReason.MINOR)
        notes = ((self._analysis.notes[at].id, reason) for at, reason in sorted(out.items()))
        return tuple(
            LeftOut(note=note, reason=reason) for note, reason in notes if note not in cited
        )


def _finding(
    code: str, question: int, severity: Severity = Severity.INFO, **values: int
) -> Finding:
    where = Where(question=question)
    return Finding(
        severity=severity, code=code, where=where, values={"question": question, **values}
    )
