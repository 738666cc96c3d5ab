"""One question's notes to a section: draft, check, mend, check, withdraw what still fails."""

import datetime as dt

from synthkit.checks.catalogue import check, failing_lines
from synthkit.domain.finding import Finding, Severity, Where
from synthkit.domain.ledger import seal, withdraw
from synthkit.domain.synthesis import (
    Draft,
    Material,
    Provenance,
    Section,
    Synthesis,
    brief_of,
    section_fingerprint,
)
from synthkit.domain.workshop import Question, Workshop
from synthkit.engines.engine import Engine


def draft_section(
    engine: Engine,
    workshop: Workshop,
    question: Question,
    material: Material,
    made_at: dt.datetime,
) -> Section:
    """A section that no check finds an error in.

    The engine is asked once to mend what the checks found. A line that still fails is withdrawn,
    whichever engine made it, and a finding says so.
    """
    notes = material.notes_of(question.number)
    brief = brief_of(workshop)
    drafted = engine.draft(question, notes, brief)
    draft, findings = seal(drafted.value, notes), drafted.findings
    provenance = Provenance(
        engine=engine.name,
        engine_version=engine.version,
        notes_seen=tuple(note.id for note in notes),
        fingerprint=section_fingerprint(question, notes, engine.name, brief),
        made_at=made_at,
    )
    section = Section(question=question, draft=draft, provenance=provenance)

    found = _check(section, workshop, material)
    if found:
        mended = engine.mend(question, draft, found, notes)
        draft, findings = seal(mended.value, notes), findings + mended.findings
        section = section.model_copy(update={"draft": draft})
        found = _check(section, workshop, material)
    failing = failing_lines(found)
    if failing:
        findings += _withdrawals(draft, failing, question)
        draft = seal(withdraw(draft, failing), notes)
    return section.model_copy(update={"draft": draft, "findings": findings})


def _check(section: Section, workshop: Workshop, material: Material) -> tuple[Finding, ...]:
    """What the checks find in this section alone."""
    alone = workshop.model_copy(update={"questions": (section.question,)})
    found = check(Synthesis(workshop=alone, material=material, sections=(section,)))
    return tuple(f for f in found if f.where.question == section.question.number)


def _withdrawals(draft: Draft, failing: frozenset[str], question: Question) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            severity=Severity.WARNING,
            code="line_withdrawn",
            where=Where(question=question.number),
            values={"text": text},
        )
        for line_id, text in _texts(draft)
        if line_id in failing
    )


def _texts(draft: Draft) -> list[tuple[str, str]]:
    texts = [(insight.id, insight.text) for insight in draft.insights]
    texts += [(t.id, " – ".join(side.text for side in t.sides)) for t in draft.tensions]
    return texts + [(theme.id, theme.title) for theme in draft.themes]
