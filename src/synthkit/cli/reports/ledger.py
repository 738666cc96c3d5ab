"""The ledger: where every note went, by question, by group and in all."""

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from synthkit.cli.reports.files import unread_parts
from synthkit.cli.reports.findings import report_look_at
from synthkit.cli.screen import Screen
from synthkit.drafts.ledger import Entry, Ledger, NoteState, Totals, balance
from synthkit.model.finding import Severity
from synthkit.model.synthesis import Synthesis, is_stale

R = TypeVar("R", bound=StrEnum)


def report_questions(screen: Screen, synthesis: Synthesis, ledger: Ledger) -> None:
    """The ledger by question."""
    text = screen.texts.text
    states = [text(f"terminal.column.{c}") for c in ("notes", "cited", "left_out", "open")]
    by_question: list[list[object]] = []
    for question in synthesis.workshop.questions:
        row = _counts(ledger.of_question(question.number))
        by_question.append(
            [f"{question.number}.", *row, _state(screen, synthesis, question.number)]
        )
    by_question.append([text("terminal.no_question"), *_counts(ledger.of_question(None)), ""])
    by_question.append([text("terminal.all"), *_counts(ledger.entries), ""])
    screen.table(
        [text("terminal.column.by_question"), *states, text("terminal.column.section")],
        by_question,
    )


def report_groups(screen: Screen, ledger: Ledger) -> None:
    """The ledger by group."""
    text = screen.texts.text
    states = [text(f"terminal.column.{c}") for c in ("notes", "cited", "left_out", "open")]
    groups = dict.fromkeys(entry.group for entry in ledger.entries)
    screen.table(
        [text("terminal.column.by_group"), *states],
        [
            [group or text("terminal.unknown_group"), *_counts(ledger.of_group(group))]
            for group in sorted(groups, key=lambda g: (g is None, g or ""))
        ],
    )


def report_totals(screen: Screen, ledger: Ledger) -> None:
    """The way from blocks to insights, in lines whose sums can be checked."""
    totals = ledger.totals
    aside = _reasons(screen, "terminal.aside", totals.set_aside_blocks)
    screen.result(
        "terminal.totals.blocks",
        blocks=_counted(screen, "blocks", totals.blocks),
        documents=screen.texts.text("terminal.documents", count=totals.documents),
        with_notes=totals.blocks_with_notes,
        aside=sum(totals.set_aside_blocks.values()),
        reasons=aside,
    )
    screen.result(
        "terminal.totals.notes",
        notes=totals.notes,
        cited=totals.cited,
        left_out=sum(totals.left_out.values()),
        reasons=_reasons(screen, "terminal.left_out", totals.left_out),
        open=totals.not_summarised,
    )
    screen.result(
        "terminal.totals.lines",
        made=what_was_made(screen, totals),
        citations=_counted(screen, "citations", totals.citations),
    )


def what_was_made(screen: Screen, totals: Totals) -> str:
    """Insights, themes and disagreements, as far as there are any."""
    made = screen.texts.text(
        "terminal.made",
        insights=_counted(screen, "insights", totals.insights),
        themes=_counted(screen, "themes", totals.themes),
    )
    if not totals.tensions:
        return made
    tensions = _counted(screen, "tensions", totals.tensions)
    return screen.texts.text("terminal.made_and_tensions", made=made, tensions=tensions)


def _counted(screen: Screen, kind: str, count: int) -> str:
    return screen.texts.text(f"terminal.count.{kind}", count=count)


def _reasons(screen: Screen, prefix: str, counted: Mapping[R, int]) -> str:
    if not counted:
        return ""
    reasons = (screen.texts.text(f"{prefix}.{reason}", count=n) for reason, n in counted.items())
    return f" ({', '.join(reasons)})"


def _counts(entries: Iterable[Entry]) -> list[int]:
    states = Counter(entry.state for entry in entries)
    return [
        sum(states.values()),
        states[NoteState.CITED],
        states[NoteState.LEFT_OUT],
        states[NoteState.NOT_SUMMARISED],
    ]


def _state(screen: Screen, synthesis: Synthesis, number: int) -> str:
    section = synthesis.section(number)
    if section is None:
        return screen.texts.text("terminal.state.none")
    if is_stale(section, synthesis):
        return screen.texts.text("terminal.state.stale")
    key = "approved" if section.provenance.approved_at else "up_to_date"
    return screen.texts.text(
        f"terminal.state.{key}",
        insights=_counted(screen, "insights", len(section.draft.insights)),
    )


def report_status(screen: Screen, synthesis: Synthesis, compared_by: str) -> None:
    """The ledger, what texts are compared by, and what to look at but for mere remarks."""
    ledger = balance(synthesis)
    report_questions(screen, synthesis, ledger)
    report_groups(screen, ledger)
    report_totals(screen, ledger)
    for refusal in synthesis.material.refusals:
        if refusal.reason.may_hold_notes:
            reason = screen.texts.text(f"refusals.{refusal.reason}")
            screen.result("terminal.unread_file", name=refusal.path, reason=reason)
    for document in synthesis.material.documents:
        asides = [s for s in synthesis.material.set_asides if s.document == document.key]
        for what in unread_parts(screen, asides):
            screen.result("terminal.not_transcribed", name=document.path, what=what)
    screen.line(f"{screen.texts.text('calls.doctor.meaning')}: {compared_by}")
    screen.line()
    report_look_at(screen, synthesis.findings)
    screen.findings([f for f in synthesis.findings if f.severity is not Severity.INFO], most=2)
