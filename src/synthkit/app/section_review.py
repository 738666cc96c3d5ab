"""What is found in a section that was made, and the section without what fails."""

from collections.abc import Iterable

from synthkit.app.drafting import Drafting
from synthkit.checks.catalogue import check, failing_lines, unfounded_lines
from synthkit.checks.people import lines_that_reveal
from synthkit.drafts.tree import withdraw
from synthkit.engines.engine import SecondOpinion
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.synthesis import Draft, Insight, Origin, Section, Synthesis, Tension
from synthkit.model.workshop import Question
from synthkit.privacy.tokens import in_words


class SectionReview:
    """Looks at one section as often as it is made: by the checks, and by a second opinion.

    Args:
        drafting: the engine, and what it works on.
        question: of the section.
        standing: lines that no second opinion is asked about.

    Attributes:
        not_verified: why there is no second opinion on some lines.
    """

    def __init__(
        self, drafting: Drafting, question: Question, standing: Iterable[Insight | Tension]
    ) -> None:
        self._drafting = drafting
        self._asked = drafting.asked
        self._workshop = drafting.synthesis.workshop
        self._question = question
        self._notes = drafting.synthesis.material.notes_of(question.number)
        # What was found in each line that was asked about.
        self._opinions: dict[Insight | Tension, tuple[Finding, ...]] = dict.fromkeys(standing, ())
        self.not_verified: tuple[Finding, ...] = ()

    def findings(self, section: Section, completed: Draft) -> tuple[Finding, ...]:
        """What is found in the section alone; ``completed`` is its draft with all notes in it."""
        alone = self._workshop.model_copy(update={"questions": (section.question,)})
        whole = Synthesis(
            workshop=alone,
            material=self._drafting.synthesis.material,
            sections=(with_draft(section, completed),),
        )
        found = tuple(f for f in check(whole) if f.where.question == section.question.number)
        session, masker = self._drafting.session, self._drafting.masker
        revealing = lines_that_reveal(whole, session.reveals, masker) if session else ()
        known = {(finding.code, finding.where) for finding in found}
        found = (*(f for f in revealing if (f.code, f.where) not in known), *found)
        return (*found, *self._second_opinion(section, found))

    def without_failing(self, section: Section, found: tuple[Finding, ...]) -> Section:
        """The section without the lines that still fail; a finding tells of each."""
        there = {line.id for line in (*section.draft.lines, *section.draft.themes)}
        failing = failing_lines(found) | unfounded_lines(found) - _settled_lines(section)
        failing &= there
        if not failing:
            return section
        withdrawals = self._withdrawals(section, failing)
        return with_draft(section, withdraw(section.draft, failing), withdrawals)

    def _second_opinion(self, section: Section, found: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """What the engine doubts of the lines that no check rejects and that no person settled."""
        if not isinstance(self._asked, SecondOpinion):
            return ()
        out = _settled_lines(section).union(failing_lines(found), unfounded_lines(found))
        lines = [line for line in section.draft.lines if line.id not in out]
        new = {line.id: line for line in lines if line not in self._opinions}
        doubts = self._asked.doubts(self._question, section.draft, self._notes, new) if new else ()
        for id_, line in new.items():
            self._opinions[line] = tuple(
                f for f in doubts if id_ in (f.where.insight, f.where.tension)
            )
        self.not_verified = tuple(f for f in doubts if f.severity is not Severity.ERROR)
        return tuple(finding for line in lines for finding in self._opinions[line])

    def _withdrawals(self, section: Section, failing: frozenset[str]) -> tuple[Finding, ...]:
        masker, language = self._drafting.masker, self._workshop.language
        return tuple(
            Finding(
                severity=Severity.WARNING,
                code="line_withdrawn",
                where=Where(question=section.question.number),
                # The finding is stored, and personal data may be why the line is not.
                values={"text": in_words(masker.text(text), language)},
            )
            for line_id, text in _texts(section.draft)
            if line_id in failing
        )


def _settled_lines(section: Section) -> set[str]:
    """The lines on which a person has the last word."""
    worded = {line.id for line in section.draft.lines if line.origin is Origin.PERSON}
    return worded.union(section.approved)


def with_draft(section: Section, draft: Draft, findings: tuple[Finding, ...] = ()) -> Section:
    """The section with that draft, and those of the findings that it does not have yet."""
    new = tuple(finding for finding in findings if finding not in section.findings)
    return section.model_copy(update={"draft": draft, "findings": section.findings + new})


def _texts(draft: Draft) -> list[tuple[str, str]]:
    texts = [(line.id, line.text) for line in draft.lines]
    return texts + [(theme.id, theme.title) for theme in draft.themes]
