"""Answers to drafts: the model gives words, the code finds the places.

A citation is made only of a note that exists. What a model made up (aliases, quotes, lines that
rest on nothing) is dropped and counted; nothing of it goes further.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from synthkit.drafts.citing import Citer
from synthkit.drafts.tree import mapped, with_insights, with_left_out, with_themes
from synthkit.engines.llm.aliases import Aliases
from synthkit.engines.llm.replies import (
    DraftAnswer,
    InsightAnswer,
    LeftOutAnswer,
    SideAnswer,
    TensionAnswer,
    ThemeAnswer,
)
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.note import LeftOutReason, Note
from synthkit.model.synthesis import (
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
from synthkit.prompts import one_line
from synthkit.text.asides import is_instruction
from synthkit.text.detection import language_of
from synthkit.text.phrases import sentence
from synthkit.text.wordforms import fold, stems

DROPPED: Final = (
    "unknown_ids_dropped",
    "quotes_dropped",
    "citations_dropped",
    "commands_dropped",
    "unsourced_lines_dropped",
)


class Dropped:
    """Counts what was made up, by the code of the finding that tells of it."""

    def __init__(self) -> None:
        self._counts = dict.fromkeys(DROPPED, 0)

    def add(self, code: str, count: int = 1) -> None:
        """Counts some more of a kind."""
        self._counts[code] += count

    def findings(self, question: int | None) -> tuple[Finding, ...]:
        """One finding for each kind of which there was any."""
        return tuple(
            Finding(
                severity=Severity.INFO,
                code=code,
                where=Where(question=question),
                values={"count": count},
            )
            for code, count in self._counts.items()
            if count
        )


def added_up(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings, each once; those that count as one of their code."""
    by_code: dict[str, Finding] = {}
    for finding in findings:
        key = finding.code if "count" in finding.values else finding.model_dump_json()
        held = by_code.get(key, finding)
        if held is not finding and "count" in finding.values:
            count = int(held.values["count"]) + int(finding.values["count"])
            held = held.model_copy(update={"values": {**held.values, "count": count}})
        by_code[key] = held
    return tuple(by_code.values())


class Builder:
    """Makes drafts of answers about these notes.

    A note that tries to command a machine stands behind nothing, whatever the model makes of it,
    and a line that says what such a note wants is dropped.

    Args:
        question: that the notes belong to.
        notes: those that may be cited.
        aliases: theirs.
    """

    def __init__(self, question: Question, notes: Iterable[Note], aliases: Aliases) -> None:
        held = tuple(notes)
        self._number = str(question.number)
        self._citer = Citer(held)
        self._aliases = aliases
        self._language = language_of([note.text for note in held], "sv")
        self._said = {note.id: set(stems(note.text, self._language)) for note in held}
        self._commands = {note.id for note in held if is_instruction(note.text)}
        self._refused: dict[str, LeftOut] = {}
        self.dropped = Dropped()

    def draft(self, answer: DraftAnswer) -> Draft:
        """The lines that the answer comes to; they may pass over notes."""
        themes = tuple(theme for theme in map(self._theme, answer.themes) if theme)
        tensions = tuple(made for made in map(self.tension, answer.tensions) if made)
        return Draft(themes=one_a_title(themes), tensions=_once(tensions))

    def with_left_out(self, draft: Draft, answer: DraftAnswer) -> Draft:
        """The draft with the left-outs of the answer, as far as it does not cite them."""
        return with_left_out(draft, self.left_out(answer.left_out))

    def insight(self, answer: InsightAnswer) -> Insight | None:
        """The insight, or None where it rests on no note."""
        supports = self.sources(answer.notes)
        also = [note for note in self.sources(answer.also) if note not in supports]
        text = as_line(answer.text)
        if not supports:
            supports, also = also[:1], also[1:]
        if not supports or not text or self._obeys(text, supports):
            self.dropped.add("unsourced_lines_dropped")
            return None
        return Insight(
            id=line_id(self._number, "insight", supports[0], text),
            text=text,
            citations=self._quoted(
                (*self.cite(supports, Role.SUPPORTS), *self.cite(also, Role.ALSO)), answer.quote
            ),
        )

    def tension(self, answer: TensionAnswer) -> Tension | None:
        """The tension, or None where a side of it rests on no note of its own."""
        one = self.sources(answer.one.notes)
        other = [note for note in self.sources(answer.other.notes) if note not in one]
        sides = (self._side(answer.one, one), self._side(answer.other, other))
        if sides[0] is None or sides[1] is None:
            self.dropped.add("unsourced_lines_dropped")
            return None
        texts = (side.text for side in (sides[0], sides[1]))
        made_of = line_id(self._number, "tension", one[0], other[0], *texts)
        return Tension(id=made_of, sides=(sides[0], sides[1]))

    def left_out(self, answers: Iterable[LeftOutAnswer]) -> tuple[LeftOut, ...]:
        """The left-outs, each note once: the first reason stands.

        Commands that lines were to rest on are among them.
        """
        made = dict(self._refused)
        for answer in answers:
            for note in self.resolve((answer.note,)):
                made.setdefault(note, LeftOut(note=note, reason=answer.why))
        return tuple(made.values())

    def resolve(self, aliases: Iterable[str]) -> list[str]:
        """The notes that these aliases stand for, each once, in order."""
        asked = tuple(aliases)
        found = [self._aliases.resolve(alias) for alias in asked]
        self.dropped.add("unknown_ids_dropped", sum(note is None for note in found))
        return list(dict.fromkeys(note for note in found if note))

    def sources(self, aliases: Iterable[str]) -> list[str]:
        """Those of the notes that something may rest on."""
        found = self.resolve(aliases)
        for note in self._commands.intersection(found):
            self.dropped.add("commands_dropped")
            self._refused[note] = LeftOut(note=note, reason=LeftOutReason.INSTRUCTION)
        return [note for note in found if note not in self._commands]

    def cite(self, notes: Iterable[str], role: Role = Role.SUPPORTS) -> tuple[Citation, ...]:
        """Citations of these notes."""
        cited = (self._citer.cite(note, role) for note in notes)
        return tuple(citation for citation in cited if citation)

    def _theme(self, answer: ThemeAnswer) -> Theme | None:
        insights = tuple(made for made in map(self.insight, answer.insights) if made)
        return theme_of(self._number, answer.title, insights)

    def _side(self, answer: SideAnswer, notes: list[str]) -> Side | None:
        text = as_line(answer.text)
        if not notes or not text or self._obeys(text, notes):
            return None
        return Side(text=text, citations=self.cite(notes))

    def _obeys(self, text: str, supports: Iterable[str]) -> bool:
        """Whether the line's words are those of a command rather than of its notes."""
        spoken = set(stems(text, self._language))
        behind = set[str]().union(*(self._said[note] for note in supports))
        ordered = max((len(spoken & self._said[note]) for note in self._commands), default=0)
        return ordered * 2 >= len(spoken) and ordered > len(spoken & behind)

    def _quoted(self, citations: tuple[Citation, ...], quote: str | None) -> tuple[Citation, ...]:
        """The citations, the first note that the quoted words stand in with their place."""
        words = (quote or "").strip().strip("\"'”“»«").rstrip(".…").strip()
        if not words:
            return citations
        for at, citation in enumerate(citations):
            quoted = self._citer.quote(citation.note, words, citation.role)
            if quoted:
                return (*citations[:at], quoted, *citations[at + 1 :])
        self.dropped.add("quotes_dropped")
        return citations


def theme_of(number: str, title: str, insights: tuple[Insight, ...]) -> Theme | None:
    """A theme with these insights, none of them twice; None where there are none."""
    by_id = {insight.id: insight for insight in insights}
    words = as_title(title)
    if not by_id or not words:
        return None
    first = insights[0].citations[0].note
    return Theme(
        id=line_id(number, "theme", words, first), title=words, insights=tuple(by_id.values())
    )


def one_a_title(themes: Iterable[Theme]) -> tuple[Theme, ...]:
    """The themes, those of one title as one."""
    by_title: dict[str, Theme] = {}
    seen: set[str] = set()
    for theme in themes:
        insights = tuple(insight for insight in theme.insights if insight.id not in seen)
        seen.update(insight.id for insight in insights)
        held = by_title.get(fold(theme.title))
        if held:
            insights = held.insights + insights
        if insights:
            by_title[fold(theme.title)] = with_insights(held or theme, insights)
    return tuple(by_title.values())


def by_weight(draft: Draft, notes: Iterable[Note], settled: tuple[str, ...] = ()) -> Draft:
    """The draft with its themes, and the insights in each, by how many groups stand behind them.

    Settled themes keep the order in which they were settled.
    """
    weigh = _Weigher(notes)
    order = {fold(title): place for place, title in enumerate(settled)}
    sorted_within = insights_by_weight(draft, notes)
    themes = sorted(
        sorted_within.themes,
        key=lambda theme: (order.get(fold(theme.title), len(order)), weigh(theme.insights)),
    )
    return with_themes(draft, themes)


def insights_by_weight(draft: Draft, notes: Iterable[Note]) -> Draft:
    """The draft with the insights of each theme by how many groups stand behind them."""
    weigh = _Weigher(notes)

    def in_order(theme: Theme) -> Theme:
        return with_insights(theme, sorted(theme.insights, key=lambda one: weigh((one,))))

    return mapped(draft, theme=in_order)


def to_settled(draft: Draft, titles: tuple[str, ...], likeness: Mapping[str, str]) -> Draft:
    """The draft under the settled titles alone, by what each title of it is nearest to."""

    def named(theme: Theme) -> Theme | None:
        title = likeness.get(theme.title)
        return theme.model_copy(update={"title": title}) if title else None

    kept = one_a_title(mapped(draft, theme=named).themes)
    order = {title: place for place, title in enumerate(titles)}
    return with_themes(draft, sorted(kept, key=lambda theme: order[theme.title]))


def as_line(text: str) -> str:
    """A model's words as a line: in one piece, with a full stop, without a list sign."""
    bare = one_line(text).lstrip("-–•* ").strip()
    return sentence(bare[:1].upper() + bare[1:]) if bare else ""


def as_title(text: str) -> str:
    """A model's words as a title: without the colon that the document sets."""
    return one_line(text).strip("#*\"' ").rstrip(":.").strip()


class _Weigher:
    """How many groups, and then notes, stand behind insights; the most sort first."""

    def __init__(self, notes: Iterable[Note]) -> None:
        self._voices = {note.id: note.voice for note in notes}

    def __call__(self, insights: Iterable[Insight]) -> tuple[int, int]:
        # A line that a person settled may rest on a note that the engine was not given.
        cited = {c.note for insight in insights for c in insight.citations}
        voices = {self._voices[note] for note in cited if note in self._voices}
        return -len(voices), -len(cited)


def _once(tensions: Iterable[Tension]) -> tuple[Tension, ...]:
    return tuple({tension.id: tension for tension in tensions}.values())
