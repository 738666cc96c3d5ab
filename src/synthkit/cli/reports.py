"""What commands report: what became of files and sections, the ledger, the findings."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from synthkit.cli.screen import Screen
from synthkit.domain.finding import Severity
from synthkit.domain.ledger import Entry, Ledger, NoteState, balance
from synthkit.domain.outcome import FileFate, FileOutcome, Ingested, SectionFate, SectionOutcome
from synthkit.domain.synthesis import Synthesis, is_stale

R = TypeVar("R", bound=StrEnum)


def report_ingest(screen: Screen, ingested: Ingested) -> None:
    """A row a file: its groups, blocks, notes, the questions they stand under, remarks."""
    text = screen.texts.text
    numbers = [question.number for question in ingested.questions]
    heads = ["file", "groups", "blocks", "notes"]
    columns = [text(f"terminal.column.{head}") for head in heads]
    columns += [text("terminal.column.question", number=number) for number in numbers]
    columns += [text("terminal.column.unplaced"), text("terminal.column.remarks")]
    rows = [_file_row(screen, outcome, ingested, numbers) for outcome in ingested.files]
    if rows:
        screen.table(columns, rows)
    if not ingested.material.documents:
        screen.warn("terminal.nothing_read")
        return
    placed = [p for p in ingested.material.placements if p.question is not None]
    screen.result(
        "terminal.ingest_sum",
        notes=text("terminal.notes", count=len(ingested.material.notes)),
        documents=text("terminal.documents", count=len(ingested.material.documents)),
        placed=len(placed),
        unplaced=len(ingested.material.notes) - len(placed),
    )
    screen.notices(ingested.findings)


def _file_row(
    screen: Screen, outcome: FileOutcome, ingested: Ingested, numbers: list[int]
) -> list[object]:
    remarks = _remarks(screen, outcome, ingested)
    blanks: list[object] = [""] * (len(numbers) + 1)
    material = ingested.material
    document = next((d for d in material.documents if d.key == outcome.document), None)
    if document is None:
        return [outcome.path, "", "", "", *blanks, remarks]
    notes = [note for note in material.notes if note.document == document.key]
    question_of = {p.note: p.question for p in material.placements}
    under = Counter(question_of.get(note.id) for note in notes)
    groups = dict.fromkeys(
        note.group or screen.texts.text("terminal.unknown_group") for note in notes
    )
    counts = [under[number] for number in numbers]
    unplaced = len(notes) - sum(counts)
    names = ", ".join(groups)
    return [outcome.path, names, len(document.blocks), len(notes), *counts, unplaced, remarks]


def _remarks(screen: Screen, outcome: FileOutcome, ingested: Ingested) -> str:
    text = screen.texts.text
    if outcome.reason is not None:
        return text("terminal.not_read", reason=text(f"refusals.{outcome.reason}"))
    remarks = []
    if outcome.fate is not FileFate.READ:
        remarks.append(text(f"terminal.fate.{outcome.fate}"))
    asides = [s for s in ingested.material.set_asides if s.document == outcome.document]
    reasons = Counter(s.reason for s in asides if s.page is None)
    remarks += [text(f"terminal.aside.{reason}", count=n) for reason, n in sorted(reasons.items())]
    pages = [str(s.page) for s in asides if s.page is not None]
    if pages:
        remarks.append(text("terminal.unread_pages", count=len(pages), pages=", ".join(pages)))
    return "; ".join(remarks)


def report_sections(
    screen: Screen, synthesis: Synthesis, outcomes: Sequence[SectionOutcome]
) -> None:
    """What became of each question's section, with the themes of those that were made."""
    for outcome in outcomes:
        section = synthesis.section(outcome.question)
        if section is None:
            continue
        screen.line()
        screen.heading(f"{section.question.number}. {section.question.text}")
        if outcome.fate is not SectionFate.MADE:
            screen.result(f"terminal.section.{outcome.fate}", number=outcome.question)
        if not section.draft.themes:
            screen.result("terminal.no_themes")
        for theme in section.draft.themes:
            screen.line(
                screen.texts.text(
                    "terminal.theme_line", title=theme.title, count=len(theme.insights)
                ),
                indent=2,
            )
        if section.draft.tensions:
            screen.line(
                screen.texts.text("terminal.tension_line", count=len(section.draft.tensions)),
                indent=2,
            )


def report_ledger(screen: Screen, synthesis: Synthesis, ledger: Ledger) -> None:
    """The ledger by question and by group, and the way from page to document."""
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
    groups = dict.fromkeys(entry.group for entry in ledger.entries)
    screen.table(
        [text("terminal.column.by_group"), *states],
        [
            [group or text("terminal.unknown_group"), *_counts(ledger.of_group(group))]
            for group in sorted(groups, key=lambda g: (g is None, g or ""))
        ],
    )
    report_totals(screen, ledger)


def report_totals(screen: Screen, ledger: Ledger) -> None:
    """The way from blocks to insights, in lines whose sums can be checked."""
    totals = ledger.totals
    aside = _reasons(screen, "terminal.aside", totals.set_aside_blocks)
    screen.result(
        "terminal.totals.blocks",
        blocks=totals.blocks,
        documents=totals.documents,
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
        insights=totals.insights,
        themes=totals.themes,
        tensions=totals.tensions,
        citations=totals.citations,
    )


def _reasons(screen: Screen, prefix: str, counted: Mapping[R, int]) -> str:
    if not counted:
        return ""
    told = (screen.texts.text(f"{prefix}.{reason}", count=n) for reason, n in counted.items())
    return f" ({', '.join(told)})"


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
        themes=len(section.draft.themes),
        insights=len(section.draft.insights),
    )


def report_findings(screen: Screen, synthesis: Synthesis, most: int = 5) -> None:
    """The findings with their advice, and a line that counts them."""
    counted = Counter(finding.severity for finding in synthesis.findings)
    screen.result(
        "terminal.findings_sum",
        errors=counted[Severity.ERROR],
        warnings=counted[Severity.WARNING],
        remarks=counted[Severity.INFO],
    )
    screen.findings(synthesis.findings, most)


def report_status(screen: Screen, synthesis: Synthesis) -> None:
    """The ledger and the findings."""
    report_ledger(screen, synthesis, balance(synthesis))
    for refusal in synthesis.material.refusals:
        if refusal.reason.may_hold_notes:
            reason = screen.texts.text(f"refusals.{refusal.reason}")
            screen.result("terminal.unread_file", name=refusal.path, reason=reason)
    report_findings(screen, synthesis)
