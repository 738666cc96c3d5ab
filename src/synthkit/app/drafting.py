"""One question's notes to a section: draft, check, mend, check, withdraw what still fails.

Whatever the engine does at each step, what a person settled is woven in again after it. What the
engine is handed is masked, and what it answers turned back, unless a person said otherwise.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from synthkit.app.masking import MaskedEngine
from synthkit.checks.catalogue import check, failing_lines, unfounded_lines
from synthkit.checks.people import lines_that_reveal
from synthkit.drafts.citing import Citer
from synthkit.drafts.held import Held, about_notes_only, held_in
from synthkit.drafts.ledger import seal
from synthkit.drafts.settling import empty_themes, in_settled_words, known_themes
from synthkit.drafts.tree import complete, join, withdraw
from synthkit.drafts.weaving import lost_titles, weave
from synthkit.engines.engine import Engine
from synthkit.model.base import Result
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.note import LeftOutReason, Note
from synthkit.model.outcome import SectionFate
from synthkit.model.synthesis import (
    Brief,
    Draft,
    Insight,
    Origin,
    Outline,
    Provenance,
    Section,
    Synthesis,
    brief_of,
    line_id,
    section_fingerprint,
)
from synthkit.model.workshop import Question
from synthkit.privacy.masker import Masker
from synthkit.privacy.masking_session import MaskingSession
from synthkit.privacy.tokens import in_words
from synthkit.text.phrases import sentence


@dataclass(frozen=True, slots=True)
class Desk:
    """What all sections are drafted with.

    Attributes:
        engine: drafts and mends; is not shown what a person left out.
        synthesis: whose workshop and material it is.
        masker: puts the words of the document in the place of personal data.
        session: how the engine sees the workshop; None where it is handed everything as it is.
        meant: by question and title, the notes that a theme was settled over.
    """

    engine: Engine
    synthesis: Synthesis
    masker: Masker
    session: MaskingSession | None
    meant: Mapping[int, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    @property
    def asked(self) -> MaskedEngine | Engine:
        """The engine, through its masks."""
        return MaskedEngine(self.engine, self.session) if self.session else self.engine


def draft_section(desk: Desk, number: int, fate: SectionFate, made_at: dt.datetime) -> Section:
    """A section that no check finds an error in.

    The engine is asked once to mend what the checks found and what it passed over. A line that
    still fails is withdrawn, whichever engine made it, and a finding says so. A person's lines are
    never withdrawn.

    Args:
        desk: the engine and what it works on.
        number: of the question.
        fate: MADE drops what a person settled in the section before, but for what is about notes;
            WOVEN keeps it.
        made_at: the time, with time zone.
    """
    question = desk.synthesis.workshop.question(number)
    if question is None:
        raise LookupError(number)
    notes = desk.synthesis.material.notes_of(number)
    held = held_in(desk.synthesis.section(number), notes)
    if fate is SectionFate.MADE:
        held = about_notes_only(held)
    return _Drafting(desk, question, held).section(made_at)


def propose(desk: Desk, number: int) -> Outline:
    """The themes that the engine would make of a question, for a person to sign off."""
    question = desk.synthesis.workshop.question(number)
    if question is None:
        raise LookupError(number)
    return desk.asked.outline(question, desk.synthesis.material.notes_of(number)).value


class _Drafting:
    """The drafting of one section."""

    def __init__(self, desk: Desk, question: Question, held: Held) -> None:
        self._desk = desk
        self._engine = desk.engine
        self._asked = desk.asked
        self._workshop = desk.synthesis.workshop
        self._material = desk.synthesis.material
        self._question = question
        self._settled = brief_of(self._workshop, question.number)
        self._meant = desk.meant.get(question.number, {})
        self._notes = self._material.notes_of(question.number)
        # These become lines of the document, whose words no engine can turn back.
        masked = desk.masker.notes(self._notes)
        self._held = held.model_copy(
            update={
                "own_lines": tuple(
                    _own_line(note, question) for note in masked if note.id in held.brought_back
                )
            }
        )
        by_person = {left.note for left in held.left_out}
        self._given = tuple(note for note in self._notes if note.id not in by_person)

    def section(self, made_at: dt.datetime) -> Section:
        there = {note.id for note in self._given}
        standing = known_themes(self._settled, self._held.themings, self._meant, there)
        brief = self._settled.model_copy(update={"standing": standing, "kept": self._held.kept})
        section = Section(
            question=self._question,
            draft=Draft(),
            brought_back=self._held.brought_back,
            approved=self._held.approved,
            findings=self._sent_unmasked(),
            provenance=Provenance(
                engine=self._engine.name,
                engine_version=self._engine.version,
                model=self._engine.model,
                model_label=self._engine.model_label,
                prompts=self._engine.prompts,
                notes_seen=tuple(note.id for note in self._given),
                # What a person settled is in the section already, and makes it no staler.
                fingerprint=section_fingerprint(
                    self._question, self._notes, self._engine.name, self._settled
                ),
                made_at=made_at,
                edited_at=self._held.edited_at,
            ),
        )
        section = self._woven(section, self._drafted(brief))
        found = self._check(section)
        if found or _passes_over(section.draft):
            draft = self._without_left_out(section.draft)
            faults = self._of_the_engine(found, draft)
            mended = self._asked.repair(self._question, draft, faults, self._given)
            section = self._woven(section, mended)
            found = self._check(section)
        section = _with(section, seal(_without_doubles(section.draft, found), self._notes), ())
        there = {line.id for line in (*section.draft.lines, *section.draft.themes)}
        failing = (failing_lines(found) | unfounded_lines(found) - _settled_in(section)) & there
        if failing:
            draft = seal(withdraw(section.draft, failing), self._notes)
            section = _with(section, draft, self._withdrawals(section, failing))
        number = self._question.number
        lost = lost_titles(section.draft, self._held, number)
        empty = empty_themes(section.draft, self._settled, number)
        return _with(section, section.draft, (*lost, *empty))

    def _sent_unmasked(self) -> tuple[Finding, ...]:
        if self._desk.session:
            return ()
        where = Where(question=self._question.number)
        values: dict[str, str | int] = {"question": self._question.number}
        return (
            Finding(severity=Severity.WARNING, code="sent_unmasked", where=where, values=values),
        )

    def _drafted(self, brief: Brief) -> Result[Draft]:
        """The engine's draft; where it leaves out a note that was brought back, a second one.

        The note's own words are then given to it as a line that is settled, to find a place for.
        """
        drafted = self._asked.draft(self._question, self._given, brief)
        cited = {citation.note for citation in drafted.value.citations}
        again = tuple(i for i in self._held.own_lines if {c.note for c in i.citations} - cited)
        if not again:
            return drafted
        told = brief.model_copy(update={"kept": brief.kept + again})
        return self._asked.draft(self._question, self._given, told)

    def _woven(self, section: Section, made: Result[Draft]) -> Section:
        titles = self._settled.titles
        whole = complete(made.value, self._given, LeftOutReason.NOT_COVERED)
        draft = in_settled_words(seal(whole, self._given), titles)
        woven = weave(draft, self._held, self._question.number, self._notes)
        ordered = in_settled_words(woven.value, titles)
        return _with(section, ordered, made.findings + woven.findings)

    def _withdrawals(self, section: Section, failing: frozenset[str]) -> tuple[Finding, ...]:
        return tuple(
            Finding(
                severity=Severity.WARNING,
                code="line_withdrawn",
                where=Where(question=section.question.number),
                # The finding is stored, and personal data may be why the line is not.
                values={"text": in_words(self._desk.masker.text(text), self._workshop.language)},
            )
            for line_id, text in _texts(section.draft)
            if line_id in failing
        )

    def _without_left_out(self, draft: Draft) -> Draft:
        """What the engine is shown of a draft: it knows nothing of what a person left out."""
        given = {note.id for note in self._given}
        left_out = tuple(left for left in draft.left_out if left.note in given)
        return draft.model_copy(update={"left_out": left_out})

    def _of_the_engine(self, found: tuple[Finding, ...], draft: Draft) -> tuple[Finding, ...]:
        """The findings without those about settled titles: no engine renames these."""
        settled = {*self._settled.titles, *(theming.title for theming in self._settled.standing)}
        fixed = {theme.id for theme in draft.themes if theme.title in settled}
        return tuple(
            finding
            for finding in found
            if finding.where.insight or finding.where.tension or finding.where.theme not in fixed
        )

    def _check(self, section: Section) -> tuple[Finding, ...]:
        """What the checks find in this section alone."""
        alone = self._workshop.model_copy(update={"questions": (section.question,)})
        whole = Synthesis(workshop=alone, material=self._material, sections=(section,))
        found = tuple(f for f in check(whole) if f.where.question == section.question.number)
        session = self._desk.session
        told = lines_that_reveal(whole, session.reveals, self._desk.masker) if session else ()
        known = {(finding.code, finding.where) for finding in found}
        return (*(f for f in told if (f.code, f.where) not in known), *found)


def _own_line(note: Note, question: Question) -> Insight:
    """A note as it was written, as a line of the document."""
    citation = Citer((note,)).cite(note.id)
    return Insight(
        id=line_id(str(question.number), "own", note.id),
        text=sentence(note.text[:1].upper() + note.text[1:]),
        citations=(citation,) if citation else (),
    )


def _passes_over(draft: Draft) -> bool:
    """Whether there are notes that the engine said nothing of, or not enough."""
    return any(left.reason is LeftOutReason.NOT_COVERED for left in draft.left_out)


def _settled_in(section: Section) -> set[str]:
    """The lines on which a person has the last word."""
    worded = {line.id for line in section.draft.lines if line.origin is Origin.PERSON}
    return worded.union(section.approved)


def _with(section: Section, draft: Draft, findings: tuple[Finding, ...]) -> Section:
    new = tuple(finding for finding in findings if finding not in section.findings)
    return section.model_copy(update={"draft": draft, "findings": section.findings + new})


def _without_doubles(draft: Draft, found: tuple[Finding, ...]) -> Draft:
    """The draft with lines that say the same joined; only other faults need a withdrawal."""
    for finding in found:
        if finding.code == "duplicate_insight" and finding.where.insight:
            twins = (i.id for i in draft.insights if i.text == finding.values["other"])
            twin = next((one for one in twins if one != finding.where.insight), None)
            draft = join(draft, finding.where.insight, twin) if twin else draft
    return draft


def _texts(draft: Draft) -> list[tuple[str, str]]:
    texts = [(insight.id, insight.text) for insight in draft.insights]
    texts += [(t.id, " – ".join(side.text for side in t.sides)) for t in draft.tensions]
    return texts + [(theme.id, theme.title) for theme in draft.themes]
