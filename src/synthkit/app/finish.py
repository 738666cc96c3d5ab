"""One question's notes to a section, the same way for every engine.

The engine proposes; what people settled is put back in its place, and lines that say the same are
joined; the checks look at the whole; the engine is asked once more for what they found and for the
notes that it passed over. Lines that still fail are withdrawn, and the ledger proves what is left.
What the engine is handed is masked, and what it answers turned back, unless a person says not to.
"""

import datetime as dt

from synthkit.app.drafting import Drafting
from synthkit.app.section_review import SectionReview, with_draft
from synthkit.drafts.citing import Citer
from synthkit.drafts.decisions.sections import Replace
from synthkit.drafts.joining import join_repeats
from synthkit.drafts.ledger import prove
from synthkit.drafts.rebase import lost_titles, rebase
from synthkit.drafts.settled import cited_by, settled_in
from synthkit.drafts.settled_themes import empty_themes, in_settled_words, known_themes
from synthkit.drafts.tree import complete, leave_out, with_left_out
from synthkit.drafts.updating import Standing, can_be_updated, standing_of
from synthkit.engines.engine import GIVEN_UP
from synthkit.errors import ModelError
from synthkit.model.base import Result
from synthkit.model.finding import Finding, Where
from synthkit.model.note import LeftOutReason, Note
from synthkit.model.outcome import SectionFate
from synthkit.model.provenance import Provenance
from synthkit.model.staleness import brief_of, section_fingerprint
from synthkit.model.synthesis import (
    Brief,
    Draft,
    Insight,
    LeftOut,
    Origin,
    Outline,
    Section,
    Synthesis,
    line_id,
)
from synthkit.model.workshop import Question
from synthkit.text.commands import is_instruction
from synthkit.text.phrases import sentence


def finish(drafting: Drafting, number: int, fate: SectionFate, at: dt.datetime) -> Section:
    """A section that no check finds an error in, but for what a person worded or approved.

    Args:
        drafting: the engine and what it works on.
        number: of the question.
        fate: MADE drops what people settled in the section before, but for what is about notes;
            REBASED keeps it; UPDATED keeps all that a change of its notes does not concern.
        at: the time, with time zone.

    Raises:
        ModelError: if the engine got no answer about notes that the section stands on: it then
            stays as it is, for it is worth more than nothing.
    """
    stands = before = drafting.synthesis.section(number)
    if before and fate is SectionFate.MADE:
        before = Replace(question=number).apply(before, at)
    work = _Finishing(drafting, drafting.question(number), before, fate)
    proposal = work.proposal()
    work.refuse_to_lose(stands, proposal)
    section, found = work.checked(work.rebased(work.begun(at), proposal))
    if found or work.passed_over_in(section.draft):
        section, found = work.checked(work.rebased(section, work.asked_again(section, found)))
    return work.proven(section, found)


def is_updatable(section: Section, synthesis: Synthesis) -> bool:
    """Whether most of a stale section can stand as it is."""
    question = synthesis.workshop.question(section.question.number)
    if question is None:
        return False
    notes = synthesis.material.notes_of(question.number)
    brief = brief_of(synthesis.workshop, question.number)
    today = section_fingerprint(question, notes, section.provenance.engine, brief)
    by_person = {o.note for o in section.draft.left_out if o.origin is Origin.PERSON}
    given = {note.id for note in notes} - by_person
    return can_be_updated(section, given, today)


def propose(drafting: Drafting, number: int) -> Outline:
    """The themes that the engine would make of a question, for a person to sign off."""
    notes = drafting.synthesis.material.notes_of(number)
    return drafting.asked.outline(drafting.question(number), notes).value


class _Finishing:
    """The steps of one section."""

    def __init__(
        self, drafting: Drafting, question: Question, before: Section | None, fate: SectionFate
    ) -> None:
        self._drafting = drafting
        self._asked = drafting.asked
        self._workshop = drafting.synthesis.workshop
        self._question = question
        self._brief = brief_of(self._workshop, question.number)
        self._notes = drafting.synthesis.material.notes_of(question.number)
        settled = settled_in(before, self._notes, self._workshop.language)
        # These become lines of the document, whose words no engine can turn back.
        masked = drafting.masker.notes(self._notes)
        own = (_own_line(note, question) for note in masked if note.id in settled.brought_back)
        self._settled = settled.model_copy(update={"own_lines": tuple(own)})
        by_person = {left.note for left in settled.left_out}
        self._given = tuple(note for note in self._notes if note.id not in by_person)
        updated = before if fate is SectionFate.UPDATED else None
        self._standing = self._standing_of(updated) if updated else None
        self._review = SectionReview(drafting, question, updated.draft.lines if updated else ())
        # Whatever an engine makes of them, and whichever it is.
        self._commands = tuple(
            LeftOut(note=note.id, reason=LeftOutReason.INSTRUCTION)
            for note in self._given
            if note.id not in self._settled.brought_back and is_instruction(note.text)
        )

    def begun(self, at: dt.datetime) -> Section:
        """The section without a line, and where it comes from."""
        engine = self._drafting.engine
        return Section(
            question=self._question,
            draft=Draft(),
            brought_back=self._settled.brought_back,
            approved=self._settled.approved,
            comments=self._settled.comments,
            registered=self._settled.registered,
            findings=self._sent_unmasked(),
            provenance=Provenance(
                engine=engine.name,
                engine_version=engine.version,
                model=engine.model,
                model_label=engine.model_label,
                prompts=engine.prompts,
                notes_seen=tuple(note.id for note in self._given),
                # What a person settled is in the section already, and makes it no staler.
                fingerprint=section_fingerprint(
                    self._question, self._notes, engine.name, self._brief
                ),
                made_at=at,
                edited_at=self._settled.edited_at,
            ),
        )

    def proposal(self) -> Result[Draft]:
        """The engine's draft; where it leaves out a note that was brought back, a second one.

        The note's own words are then given to it as a line that is settled, to find a place for.
        """
        brief = self._brief_beside(self._settled.lines)
        if self._standing:
            return self._asked.extend(self._question, self._standing.draft, self._given, brief)
        proposed = self._asked.draft(self._question, self._given, brief)
        left = {one.note for one in proposed.value.left_out}
        left.update(note.id for note in self.passed_over_in(proposed.value))
        again = tuple(i for i in self._settled.own_lines if left & {c.note for c in i.citations})
        if not again:
            return proposed
        brief = self._brief_beside(self._settled.lines + again)
        return self._asked.draft(self._question, self._given, brief)

    def refuse_to_lose(self, stands: Section | None, made: Result[Draft]) -> None:
        """Lets no proposal through that lacks what the section has, for want of an answer.

        Nor one that is nothing at all: notes that nobody answered about are not summarised.

        Raises:
            ModelError: "kept_" and what the server did.
        """
        reasons = [finding.code for finding in made.findings if finding.code in GIVEN_UP]
        if not reasons:
            return
        cited = {c.note for line in stands.draft.lines for c in line.citations} if stands else set()
        lost = cited.intersection(note.id for note in self.passed_over_in(made.value))
        if lost or not made.value.lines:
            raise ModelError(f"kept_{reasons[0]}", question=self._question.number)

    def rebased(self, section: Section, made: Result[Draft]) -> Section:
        """The section with what the engine made, around what people settled; nothing said twice."""
        titles = self._brief.titles
        fresh = in_settled_words(leave_out(made.value, self._commands), titles)
        rebased = rebase(fresh, self._settled, self._question.number)
        draft = in_settled_words(rebased.value, titles)
        draft = join_repeats(draft, self._workshop.language)
        return with_draft(section, draft, (*made.findings, *rebased.findings))

    def checked(self, section: Section) -> tuple[Section, tuple[Finding, ...]]:
        """The section, and what is found in it alone."""
        return section, self._review.findings(section, self._completed(section.draft))

    def asked_again(self, section: Section, found: tuple[Finding, ...]) -> Result[Draft]:
        """What the engine makes of the draft, of what was found in it and what it passed over."""
        given = {note.id for note in self._given}
        # It knows nothing of what a person left out.
        left_out = (left for left in section.draft.left_out if left.note in given)
        draft = with_left_out(section.draft, left_out)
        about = self._of_the_engine(found, draft)
        if self._standing is None:
            return self._asked.repair(self._question, draft, about, self._given)
        about = self._standing.concerning(about)
        made = self._asked.repair(self._question, draft, about, self._given)
        return Result(self._standing.only_concerned(made.value), made.findings)

    def proven(self, section: Section, found: tuple[Finding, ...]) -> Section:
        """The section without what fails, every note in one state, and what is settled without."""
        section = self._review.without_failing(section, found)
        number = self._question.number
        lost = lost_titles(section.draft, self._settled, number)
        empty = empty_themes(section.draft, self._brief, number)
        draft = prove(self._completed(section.draft), self._notes)
        return with_draft(section, draft, (*lost, *empty, *self._review.not_verified))

    def _brief_beside(self, kept: tuple[Insight, ...]) -> Brief:
        """What the engine is handed beside question and notes, with the lines that stand."""
        there = {note.id for note in self._given}
        of_themes = self._drafting.theme_notes.get(self._question.number, {})
        themes = known_themes(self._brief, self._settled.proposals, of_themes, there)
        said = {"kept": tuple(line.text for line in kept), "covered": cited_by(kept)}
        return self._brief.model_copy(update={"known_themes": themes, **said})

    def _completed(self, draft: Draft) -> Draft:
        return complete(draft, self._notes, LeftOutReason.NOT_COVERED)

    def passed_over_in(self, draft: Draft) -> list[Note]:
        """The notes that the engine did not account for."""
        spoken_of = draft.speaks_of
        return [note for note in self._given if note.id not in spoken_of]

    def _standing_of(self, before: Section) -> Standing:
        masker = self._drafting.masker
        given = {note.id for note in self._given}
        return standing_of(before, given, lambda text: masker.text(text) != text)

    def _sent_unmasked(self) -> tuple[Finding, ...]:
        if self._drafting.session:
            return ()
        where = Where(question=self._question.number)
        values: dict[str, str | int] = {"question": self._question.number}
        return (Finding.warning("sent_unmasked", where, **values),)

    def _of_the_engine(self, found: tuple[Finding, ...], draft: Draft) -> tuple[Finding, ...]:
        """The findings without those about settled titles: no engine renames these."""
        titles = {*self._brief.titles, *(theme.title for theme in self._brief.known_themes)}
        fixed = {theme.id for theme in draft.themes if theme.title in titles}
        return tuple(
            finding
            for finding in found
            if finding.where.insight or finding.where.tension or finding.where.theme not in fixed
        )


def _own_line(note: Note, question: Question) -> Insight:
    """A note as it was written, as a line of the document."""
    return Insight(
        id=line_id(str(question.number), "own", note.id),
        text=sentence(note.text[:1].upper() + note.text[1:]),
        citations=Citer((note,)).cite_all((note.id,)),
    )
