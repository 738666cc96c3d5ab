"""Answers to drafts: the model gives words, the code finds the places.

A citation is made only of a note that exists. What a model made up (aliases, quotes, lines that
rest on nothing) is dropped and counted; nothing of it goes further.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from synthkit.drafts.citing import Citer
from synthkit.drafts.tree import mapped, with_insights, with_themes
from synthkit.engines.llm.findings import dropped
from synthkit.engines.llm.prompt_data import aliases_of
from synthkit.engines.llm.replies import (
    DraftAnswer,
    InsightAnswer,
    LeftOutAnswer,
    OpposedLine,
    TensionAnswer,
    ThemeAnswer,
)
from synthkit.model.citation import Citation, Role
from synthkit.model.finding import Finding
from synthkit.model.note import LeftOutReason, Note
from synthkit.model.synthesis import Draft, Insight, LeftOut, Side, Tension, Theme, line_id
from synthkit.model.workshop import Question
from synthkit.prompts import one_line
from synthkit.text.commands import is_instruction
from synthkit.text.detection import language_of
from synthkit.text.languages import DEFAULT, LanguageCode
from synthkit.text.phrases import sentence, with_quotation_marks
from synthkit.text.similarity.likeness import TextVectors
from synthkit.text.wordforms import fold, stems


class DraftBuilder:
    """Makes drafts of answers about these notes.

    A note that tries to command a machine stands behind nothing, whatever the model makes of it,
    and a line that does what such a note demands is dropped.
    """

    def __init__(self, question: Question, notes: tuple[Note, ...]) -> None:
        self._question = question.number
        self.citer = Citer(notes)
        self._aliases = aliases_of(notes)
        self._language = language_of([note.text for note in notes], DEFAULT)
        self._stems = {note.id: set(stems(note.text, self._language)) for note in notes}
        self._commands = {note.id for note in notes if is_instruction(note.text)}
        self._cited_commands: dict[str, LeftOut] = {}
        self.dropped: Counter[str] = Counter()

    def draft(self, answer: DraftAnswer) -> Draft:
        """The lines that the answer comes to; they may pass over notes."""
        themes = tuple(theme for theme in map(self._theme, answer.themes) if theme)
        tensions = {one.id: one for one in map(self.tension, answer.tensions) if one}
        return Draft(themes=merge_titles(themes), tensions=tuple(tensions.values()))

    def insight(self, answer: InsightAnswer) -> Insight | None:
        """The insight, or None where it rests on no note."""
        supports = self.sources(answer.notes)
        also = [note for note in self.sources(answer.also) if note not in supports]
        if not supports:
            supports, also = also[:1], also[1:]
        citations = (*self.citer.cite_all(supports), *self.citer.cite_all(also, Role.ALSO))
        text = with_quotation_marks(answer.text, self._language)
        made = insight_of(self._question, text, citations)
        if made is None or self._obeys_a_command(made.text, supports):
            self.dropped["unsourced_lines_dropped"] += 1
            return None
        return made.model_copy(update={"citations": self._quoted(citations, answer.quote)})

    def tension(self, answer: TensionAnswer) -> Tension | None:
        """The tension, or None where a side of it rests on no note of its own."""
        one = self.sources(answer.one.notes)
        other = [note for note in self.sources(answer.other.notes) if note not in one]
        sides = ((answer.one, one), (answer.other, other))
        return self._tension(*((side.text, self.citer.cite_all(notes)) for side, notes in sides))

    def opposed(self, line: Insight, answer: OpposedLine) -> Tension | None:
        """The tension between a line and the notes that want the opposite, or None likewise."""
        behind = {citation.note for citation in line.citations}
        against = [note for note in self.sources(answer.notes) if note not in behind]
        supports = tuple(c for c in line.citations if c.role is Role.SUPPORTS)
        return self._tension((line.text, supports), (answer.text, self.citer.cite_all(against)))

    def _tension(self, *said: tuple[str, tuple[Citation, ...]]) -> Tension | None:
        sides = ((with_quotation_marks(text, self._language), cited) for text, cited in said)
        made = tension_of(self._question, *sides)
        if made is None or any(
            self._obeys_a_command(side.text, (c.note for c in side.citations))
            for side in made.sides
        ):
            self.dropped["unsourced_lines_dropped"] += 1
            return None
        return made

    def left_out(self, answers: Iterable[LeftOutAnswer]) -> tuple[LeftOut, ...]:
        """The left-outs, each note once: the first reason stands.

        Commands that lines were to rest on are among them.
        """
        left_out = dict(self._cited_commands)
        for answer in answers:
            for note in self.resolve((answer.note,)):
                left_out.setdefault(note, LeftOut(note=note, reason=LeftOutReason(answer.reason)))
        return tuple(left_out.values())

    def resolve(self, aliases: Iterable[str]) -> list[str]:
        """The notes that these aliases stand for, each once, in order."""
        notes, unknown = self._aliases.resolve_all(aliases)
        self.dropped["unknown_ids_dropped"] += unknown
        return notes

    def sources(self, aliases: Iterable[str]) -> list[str]:
        """Those of the notes that a line may rest on."""
        notes = self.resolve(aliases)
        for note in self._commands.intersection(notes):
            self.dropped["commands_dropped"] += 1
            self._cited_commands[note] = LeftOut(note=note, reason=LeftOutReason.INSTRUCTION)
        return [note for note in notes if note not in self._commands]

    def findings(self) -> tuple[Finding, ...]:
        """What of the answer was dropped so far."""
        return dropped(self.dropped, self._question)

    def _theme(self, answer: ThemeAnswer) -> Theme | None:
        insights = tuple(insight for insight in map(self.insight, answer.insights) if insight)
        return theme_of(self._question, answer.title, insights)

    def _obeys_a_command(self, text: str, supports: Iterable[str]) -> bool:
        """Whether the line's words are those of a command rather than of its notes."""
        own = set(stems(text, self._language))
        of_notes = set[str]().union(*(self._stems.get(note, set()) for note in supports))
        commanded = max((len(own & self._stems[note]) for note in self._commands), default=0)
        return commanded * 2 >= len(own) and commanded > len(own & of_notes)

    def _quoted(self, citations: tuple[Citation, ...], quote: str | None) -> tuple[Citation, ...]:
        """The citations, with the place of the quoted words in the first note that has them."""
        words = (quote or "").strip().strip("\"'”“»«").rstrip(".…").strip()
        if not words:
            return citations
        for at, citation in enumerate(citations):
            quoted = self.citer.quote(citation.note, words, citation.role)
            if quoted:
                return (*citations[:at], quoted, *citations[at + 1 :])
        self.dropped["quotes_dropped"] += 1
        return citations


def insight_of(question: int, text: str, citations: tuple[Citation, ...]) -> Insight | None:
    """A line of a model's words; None where it says nothing, or rests on nothing."""
    line = as_line(text)
    if not line or not citations:
        return None
    made_of = line_id(str(question), "insight", citations[0].note, line)
    return Insight(id=made_of, text=line, citations=citations)


def tension_of(question: int, *sides: tuple[str, tuple[Citation, ...]]) -> Tension | None:
    """A disagreement of a model's words on both sides; None where one says or rests on nothing."""
    said = [(as_line(text), citations) for text, citations in sides]
    if not all(text and citations for text, citations in said):
        return None
    one, other = (Side(text=text, citations=citations) for text, citations in said)
    notes = one.citations[0].note, other.citations[0].note
    made_of = line_id(str(question), "tension", *notes, one.text, other.text)
    return Tension(id=made_of, sides=(one, other))


def theme_of(question: int, title: str, insights: tuple[Insight, ...]) -> Theme | None:
    """A theme with these insights, none of them twice; None where there are none."""
    by_id = {insight.id: insight for insight in insights}
    words = as_title(title)
    if not by_id or not words:
        return None
    made_of = line_id(str(question), "theme", words, insights[0].citations[0].note)
    return Theme(id=made_of, title=words, insights=tuple(by_id.values()))


def merge_titles(themes: Iterable[Theme]) -> tuple[Theme, ...]:
    """The themes, those with the same title merged; an insight stands in one of them only."""
    by_title: dict[str, Theme] = {}
    seen: set[str] = set()
    for theme in themes:
        insights = tuple(insight for insight in theme.insights if insight.id not in seen)
        seen.update(insight.id for insight in insights)
        first = by_title.get(fold(theme.title))
        if first:
            insights = first.insights + insights
        if insights:
            by_title[fold(theme.title)] = with_insights(first or theme, insights)
    return tuple(by_title.values())


def under_titles(draft: Draft, titles: tuple[str, ...], language: LanguageCode) -> Draft:
    """The draft under these titles alone, in their order.

    A theme goes under the one that its own title shares the most with; it goes if it shares
    nothing with any.
    """
    nearest = _nearest([theme.title for theme in draft.themes], titles, language)

    def renamed(theme: Theme) -> Theme | None:
        title = nearest.get(theme.title)
        return theme.model_copy(update={"title": title}) if title else None

    themes = merge_titles(mapped(draft, theme=renamed).themes)
    order = {title: place for place, title in enumerate(titles)}
    return with_themes(draft, sorted(themes, key=lambda theme: order[theme.title]))


def as_line(text: str) -> str:
    """A model's words as a line: in one piece, with a full stop, without a list sign."""
    bare = one_line(text).lstrip("-–•* ").strip()
    return sentence(bare[:1].upper() + bare[1:]) if bare else ""


def as_title(text: str) -> str:
    """A model's words as a title: without the colon, which the document sets."""
    return one_line(text).strip("#*\"' ").rstrip(":.").strip()


def _nearest(texts: Sequence[str], to: Sequence[str], language: LanguageCode) -> dict[str, str]:
    """For each text the one of ``to`` that shares the most with it; none where none shares any."""
    if not texts or not to:
        return {}
    vectors = TextVectors([*texts, *to], language)
    count = len(texts)
    near = vectors.between(np.arange(count), np.arange(count, count + len(to)))
    return {
        text: to[int(np.argmax(row))]
        for text, row in zip(texts, near, strict=True)
        if float(row.max()) > 0
    }
