"""A question's draft: in one call while its notes fit, else in parts that are merged.

No note is lost on the way: whatever a reply passes over, or a call that fails takes with it, is in
the draft as not covered, which is how `synthkit.engines.llm.mending` knows what to ask again.
"""

from dataclasses import dataclass
from functools import partial
from typing import Final

from synthkit.drafts.ledger import seal
from synthkit.drafts.tree import complete
from synthkit.engines.llm.aliases import GroupLetters, Headings, aliases_of, note_lines
from synthkit.engines.llm.asking import Asker, Asking, Malformed, Refused, TooLong, side_by_side
from synthkit.engines.llm.building import Builder, added_up, by_weight, to_settled
from synthkit.engines.llm.dividing import MOST_NOTES_A_CALL, dealt_out, expected_reply, halves
from synthkit.engines.llm.joining import nearest, without_doubles
from synthkit.engines.llm.merging import Merger, is_overlong
from synthkit.engines.llm.replies import DraftAnswer
from synthkit.engines.llm.settled import settled_values
from synthkit.engines.llm.spread import without_spread
from synthkit.engines.llm.tongue import is_in_another_language, language_fault
from synthkit.model.base import Result
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.note import LeftOutReason, Note
from synthkit.model.synthesis import Brief, Draft
from synthkit.model.workshop import Question
from synthkit.prompts import one_line
from synthkit.text import languages

# How often what came back malformed is divided: a model that cannot answer does not learn to.
_MOST_DIVISIONS: Final = 3


@dataclass(frozen=True, slots=True)
class Part:
    """What was made of some of the notes; those that it passes over are in no state yet."""

    draft: Draft
    findings: tuple[Finding, ...] = ()


class Drafter:
    """Drafts one question.

    Args:
        asker: puts the prompts.
        question: the question.
        notes: all notes to draft.
        brief: what is settled.
    """

    def __init__(
        self, asker: Asker, question: Question, notes: tuple[Note, ...], brief: Brief
    ) -> None:
        self._asker = asker
        self._question = question
        self._notes = notes
        self._brief = brief
        self._letters = GroupLetters(notes)
        self._headings = Headings(notes)
        spoken_for = {citation.note for line in brief.kept for citation in line.citations}
        self._open = tuple(note for note in notes if note.id not in spoken_for)

    def draft(self) -> Result[Draft]:
        """Themes, insights and tensions; every note is cited or left out, exactly once."""
        if not self._open:
            return Result(complete(Draft(), self._notes, LeftOutReason.NOT_COVERED))
        parts = self._parts(self._open)
        findings = tuple(finding for part in parts for finding in part.findings)
        made = parts[0].draft
        if len(parts) > 1 or is_overlong(made):
            merger = Merger(self._asker, self._question, self._notes, self._brief)
            merged = merger.merged(tuple(part.draft for part in parts))
            made, findings = merged.value, findings + merged.findings
        made = without_doubles(self._settled(made), self._brief.language)
        made = by_weight(made, self._notes, self._brief.titles)
        made = complete(made, self._notes, LeftOutReason.NOT_COVERED)
        if is_in_another_language([i.text for i in made.insights], self._brief.language):
            findings += (self._finding("other_language"),)
        return Result(seal(made, self._notes), added_up(findings))

    def _settled(self, draft: Draft) -> Draft:
        """The draft under settled titles alone, where titles are settled."""
        titles = self._brief.titles
        if not titles:
            return draft
        made = tuple(theme.title for theme in draft.themes)
        return to_settled(draft, titles, nearest(made, titles, self._brief.language))

    def _parts(self, notes: tuple[Note, ...]) -> list[Part]:
        count = -(-len(notes) // MOST_NOTES_A_CALL)
        while count < len(notes) and not all(map(self._fits, dealt_out(notes, count))):
            count += 1
        dealt = dealt_out(notes, count)
        answered = side_by_side([partial(self._part, part, 0) for part in dealt])
        return [part for held in answered for part in held]

    def _fits(self, notes: tuple[Note, ...]) -> bool:
        return self._asker.fits(self._asking(notes), expected_reply(len(notes)))

    def _part(self, notes: tuple[Note, ...], divisions: int) -> list[Part]:
        """What the model makes of these notes; in halves where it cannot answer for all."""
        asking = self._asking(notes)
        try:
            answer = self._asker.ask(asking)
        except Refused:
            return [self._nothing("model_refused", notes)]
        except (TooLong, Malformed) as error:
            parts = halves(notes)
            too_often = isinstance(error, Malformed) and divisions == _MOST_DIVISIONS
            if len(parts) == 1 or too_often:
                return [self._nothing("reply_unusable", notes)]
            asked = side_by_side([partial(self._part, part, divisions + 1) for part in parts])
            return [part for held in asked for part in held]
        builder = Builder(self._question, notes, aliases_of(notes))
        made = without_spread(builder.draft(answer), notes, self._brief.language)
        builder.dropped.add("citations_dropped", made.count)
        draft = builder.with_left_out(made.draft, answer)
        return [Part(draft, builder.dropped.findings(self._question.number))]

    def _language_fault(self, answer: DraftAnswer) -> str | None:
        texts = [insight.text for theme in answer.themes for insight in theme.insights]
        return language_fault(texts, self._brief.language)

    def _asking(self, notes: tuple[Note, ...]) -> Asking[DraftAnswer]:
        aliases = aliases_of(notes)
        titles = self._brief.titles
        return Asking(
            task="draft",
            question=self._question.number,
            values={
                "language": languages.get(self._brief.language).setting.english_name,
                "question": one_line(self._question.text),
                "notes": note_lines(notes, aliases, self._letters, self._headings),
                **settled_values(self._brief, aliases),
            },
            answer=DraftAnswer,
            offered={"note": aliases.all, "title": titles},
            judge=self._language_fault,
        )

    def _nothing(self, code: str, notes: tuple[Note, ...]) -> Part:
        """No answer: the notes stay, and a finding says how many."""
        return Part(Draft(), (self._finding(code, count=len(notes)),))

    def _finding(self, code: str, **values: int) -> Finding:
        number = self._question.number
        return Finding(
            severity=Severity.WARNING,
            code=code,
            where=Where(question=number),
            values={"question": number, **values},
        )
