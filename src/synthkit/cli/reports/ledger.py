"""The ledger and the findings: where every note went, and what a person should look at."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from synthkit.cli.chat import WaitingFile
from synthkit.cli.reports.files import unread_parts
from synthkit.cli.screen import Screen
from synthkit.drafts.ledger import Entry, Ledger, NoteState, Totals, balance
from synthkit.model.finding import Finding, Severity
from synthkit.model.staleness import is_stale
from synthkit.model.synthesis import Synthesis
from synthkit.text.catalogue import Catalogue

R = TypeVar("R", bound=StrEnum)

_STATES = ("notes", "cited", "near", "left_out", "open")


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


def status_json(
    synthesis: Synthesis, compared_by: str, waiting: Iterable[WaitingFile], texts: Catalogue
) -> object:
    """The ledger, the sections' state, the findings, what texts are compared by, what waits."""
    ledger = balance(synthesis)
    questions = []
    for question in synthesis.workshop.questions:
        state = _section_state(synthesis, question.number) or "not_summarised"
        counts = _counts_json(ledger.of_question(question.number))
        questions.append({"number": question.number, "section": state} | counts)
    groups = dict.fromkeys(entry.group for entry in ledger.entries)
    return {
        "totals": ledger.totals.model_dump(mode="json"),
        "questions": questions,
        "no_question": _counts_json(ledger.of_question(None)),
        "groups": [{"name": group} | _counts_json(ledger.of_group(group)) for group in groups],
        "not_read": [r.model_dump(mode="json") for r in synthesis.material.refusals],
        "not_transcribed": _not_transcribed(synthesis),
        "findings": _findings_json(synthesis.findings, texts),
        "compared_by": compared_by,
        "waiting": [{"question": one.question, "file": one.shown} for one in waiting],
    }


def report_questions(screen: Screen, synthesis: Synthesis, ledger: Ledger) -> None:
    """The ledger by question."""
    text = screen.texts.text
    numbers = [question.number for question in synthesis.workshop.questions]
    screen.table(
        screen.columns("terminal", "by_question", *_STATES, "section"),
        [
            *(
                [f"{n}.", *_counts(ledger.of_question(n)), _state(screen, synthesis, n)]
                for n in numbers
            ),
            [text("terminal.no_question"), *_counts(ledger.of_question(None)), ""],
            [text("terminal.all"), *_counts(ledger.entries), ""],
        ],
    )


def report_groups(screen: Screen, ledger: Ledger) -> None:
    """The ledger by group."""
    groups = dict.fromkeys(entry.group for entry in ledger.entries)
    screen.table(
        screen.columns("terminal", "by_group", *_STATES),
        [
            [group or screen.texts.text("terminal.unknown_group"), *_counts(ledger.of_group(group))]
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
        near=totals.near,
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


def report_findings(screen: Screen, findings: Sequence[Finding], most: int = 5) -> None:
    """The findings with their advice, and a line that counts them."""
    if findings:
        screen.result("terminal.findings_sum", things=_numbered(screen, findings))
    else:
        screen.result("terminal.look_at_nothing")
    screen.findings(findings, most)


def report_look_at(screen: Screen, findings: Sequence[Finding]) -> None:
    """How much there is to look at and how, in a line."""
    if findings:
        screen.result("terminal.look_at", things=_numbered(screen, findings))
    else:
        screen.result("terminal.look_at_nothing")


def remark_look_at(screen: Screen, findings: Sequence[Finding]) -> None:
    """The same beside a result that is another."""
    if findings:
        screen.remark("terminal.look_at", things=_numbered(screen, findings))


def findings_json(findings: Iterable[Finding], texts: Catalogue) -> object:
    """The findings with their sentences and advice, worst first."""
    by_severity = sorted(findings, key=lambda finding: tuple(Severity).index(finding.severity))
    return {"findings": _findings_json(by_severity, texts)}


def _numbered(screen: Screen, findings: Sequence[Finding]) -> str:
    """How many there are of each severity, worst first."""
    counted = Counter(finding.severity for finding in findings)
    return ", ".join(
        screen.texts.text(f"terminal.finding.{severity}", count=counted[severity])
        for severity in Severity
        if counted[severity]
    )


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
        states[NoteState.NEAR],
        states[NoteState.LEFT_OUT],
        states[NoteState.NOT_SUMMARISED],
    ]


def _state(screen: Screen, synthesis: Synthesis, number: int) -> str:
    section, state = synthesis.section(number), _section_state(synthesis, number)
    if section is None:
        return screen.texts.text("terminal.state.none")
    insights = _counted(screen, "insights", len(section.draft.insights))
    return screen.texts.text(f"terminal.state.{state}", insights=insights)


def _section_state(synthesis: Synthesis, number: int) -> str | None:
    section = synthesis.section(number)
    if section is None:
        return None
    if is_stale(section, synthesis):
        return "stale"
    return "approved" if section.provenance.approved_at else "up_to_date"


def _not_transcribed(synthesis: Synthesis) -> list[dict[str, str | int | None]]:
    """The pages and pictures that only a person can read."""
    path_of = {document.key: document.path for document in synthesis.material.documents}
    return [
        {"document": path_of[aside.document], "page": aside.page, "picture": aside.picture}
        for aside in synthesis.material.set_asides
        if aside.block is None
    ]


def _findings_json(findings: Iterable[Finding], texts: Catalogue) -> list[dict[str, object]]:
    return [
        finding.model_dump(mode="json")
        | {
            part: texts.text(f"findings.{finding.code}.{part}", **finding.values)
            for part in ("message", "hint")
        }
        for finding in findings
    ]


def _counts_json(entries: tuple[Entry, ...]) -> dict[str, object]:
    reasons: dict[str, int] = {}
    for entry in entries:
        if entry.reason:
            reasons[entry.reason] = reasons.get(entry.reason, 0) + 1
    states = [entry.state for entry in entries]
    return {
        "notes": len(entries),
        "cited": states.count(NoteState.CITED),
        "near": states.count(NoteState.NEAR),
        "left_out": dict(sorted(reasons.items())),
        "not_summarised": states.count(NoteState.NOT_SUMMARISED),
    }
