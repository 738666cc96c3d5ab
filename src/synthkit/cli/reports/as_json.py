"""What ``--json`` prints: the results of commands for a machine to read."""

import json
from collections.abc import Iterable, Mapping

from synthkit.cli.chat_files import WaitingFile
from synthkit.cli.reports.themes import ShownThemes
from synthkit.cli.unsure_tables import UnsureFile
from synthkit.drafts.changes import ChangeRecord
from synthkit.drafts.ledger import Entry, NoteState, balance
from synthkit.engines.models.endpoint import Endpoint, Prices
from synthkit.engines.models.model import Request
from synthkit.errors import SynthkitError
from synthkit.model.calls import Call
from synthkit.model.finding import Finding, Severity
from synthkit.model.note import Note
from synthkit.model.outcome import Ingested
from synthkit.model.synthesis import Synthesis, is_stale
from synthkit.model.workshop import Workshop
from synthkit.privacy.spans import Certainty
from synthkit.privacy.suspects import Suspect
from synthkit.prompts import TASKS, PromptLibrary
from synthkit.text.catalogue import Catalogue


def ingest_json(ingested: Ingested, unsure: Iterable[UnsureFile]) -> str:
    """What became of each file, the questions, how many notes stand under them, unsure tables."""
    material = ingested.material
    question_of = {p.note: p.question for p in material.placements}
    files = []
    for outcome in ingested.files:
        notes = [note for note in material.notes if note.document == outcome.document]
        files.append(
            outcome.model_dump(mode="json")
            | {
                "groups": list(dict.fromkeys(note.group for note in notes)),
                "notes": len(notes) if outcome.document else None,
                "notes_by_question": {
                    str(q.number): sum(question_of.get(n.id) == q.number for n in notes)
                    for q in ingested.questions
                },
                "doubts": [
                    finding.model_dump(mode="json")
                    for finding in ingested.doubts
                    if outcome.document and finding.where.document == outcome.document
                ],
            }
        )
    return _dumped(
        {
            "files": files,
            "questions": [q.model_dump(mode="json") for q in ingested.questions],
            "notes": len(material.notes),
            "may_have_lost_notes": ingested.may_have_lost_notes,
            "unsure_tables": [
                {"path": file.path, "line": file.line}
                | {"tables": [table.model_dump(mode="json") for table in file.tables]}
                for file in unsure
            ],
        }
    )


def status_json(
    synthesis: Synthesis, compared_by: str, waiting: Iterable[WaitingFile], texts: Catalogue
) -> str:
    """The ledger, the sections' state, the findings, what texts are compared by, what waits."""
    ledger = balance(synthesis)
    questions = []
    for question in synthesis.workshop.questions:
        section = synthesis.section(question.number)
        state = "not_summarised" if section is None else "up_to_date"
        if section is not None and is_stale(section, synthesis):
            state = "stale"
        elif section is not None and section.provenance.approved_at:
            state = "approved"
        counts = _counts(ledger.of_question(question.number))
        questions.append({"number": question.number, "section": state} | counts)
    groups = dict.fromkeys(entry.group for entry in ledger.entries)
    return _dumped(
        {
            "totals": ledger.totals.model_dump(mode="json"),
            "questions": questions,
            "no_question": _counts(ledger.of_question(None)),
            "groups": [{"name": group} | _counts(ledger.of_group(group)) for group in groups],
            "not_read": [r.model_dump(mode="json") for r in synthesis.material.refusals],
            "not_transcribed": _not_transcribed(synthesis),
            "findings": _findings(synthesis.findings, texts),
            "compared_by": compared_by,
            "waiting": [{"question": one.question, "file": one.shown} for one in waiting],
        }
    )


def _not_transcribed(synthesis: Synthesis) -> list[dict[str, str | int | None]]:
    """The pages and pictures that only a person can read."""
    path_of = {document.key: document.path for document in synthesis.material.documents}
    return [
        {"document": path_of[aside.document], "page": aside.page, "picture": aside.picture}
        for aside in synthesis.material.set_asides
        if aside.block is None
    ]


def findings_json(findings: Iterable[Finding], texts: Catalogue) -> str:
    """The findings with their sentences and advice, worst first."""
    by_severity = sorted(findings, key=lambda finding: tuple(Severity).index(finding.severity))
    return _dumped({"findings": _findings(by_severity, texts)})


def changes_json(changes: Iterable[ChangeRecord]) -> str:
    """What people changed, the oldest first."""
    return _dumped(
        [
            {
                "number": record.number,
                "at": record.at.isoformat(),
                "command": record.change.command,
                "undoes": record.change.undoes,
                "what": record.change.details,
            }
            for record in changes
        ]
    )


def names_json(found: Iterable[Suspect], notes: Mapping[str, Note], workshop: Workshop) -> str:
    """The names that are not decided on with their places, and those that are."""
    suspects = [
        {
            "name": one.name,
            "forms": one.forms,
            "count": one.count,
            "certain": one.certainty is Certainty.CERTAIN,
            "places": [
                {
                    "file": note.document_name,
                    "group": note.group,
                    "note": note.id,
                    "text": note.text,
                }
                for note in (notes[id_] for id_ in one.notes)
            ],
        }
        for one in found
    ]
    settled = {"kept": workshop.names_kept, "masked": workshop.names_masked}
    return _dumped({"undecided": suspects} | settled)


def themes_json(shown: Iterable[ShownThemes]) -> str:
    """The themes of questions, with how many notes and groups each has."""
    return _dumped(
        {
            "questions": [
                {
                    "number": one.question.number,
                    "text": one.question.text,
                    "state": one.state,
                    "themes": [
                        {
                            "id": theme.id,
                            "title": theme.title,
                            "pinned": theme.pinned,
                            "notes": len(theme.notes),
                            "groups": one.groups[theme.id],
                        }
                        for theme in one.themes
                    ],
                    "outside": one.outside,
                }
                for one in shown
            ]
        }
    )


def calls_json(calls: Iterable[Call], priced: Mapping[str, Prices]) -> str:
    """The calls of language models, the oldest first; a cost where the model's prices are known."""
    dumped = []
    for call in calls:
        prices = priced.get(call.model)
        cost = prices.of(call.prompt_tokens, call.reply_tokens) if prices else None
        fields = call.model_dump(mode="json", exclude={"request", "reply"})
        dumped.append(fields | {"cost": cost})
    return _dumped(dumped)


def preview_json(requests: Iterable[Request], endpoint: Endpoint) -> str:
    """What would be sent, with the form that the reply is to have."""
    dumped = [request.model_dump(mode="json") for request in requests]
    return _dumped({"address": endpoint.address, "model": endpoint.model, "requests": dumped})


def doctor_json(facts: Mapping[str, str], error: SynthkitError | None) -> str:
    """What was looked into, and what is amiss."""
    return _dumped({"found": dict(facts), "trouble": error.key if error else None})


def prompts_json(library: PromptLibrary) -> str:
    """The prompts with their versions, and which of them are the workspace's own."""
    prompts = (library[name] for name in TASKS)
    return _dumped(
        {"prompts": [p.use.model_dump() | {"own": library.is_own(p.name)} for p in prompts]}
    )


def _findings(findings: Iterable[Finding], texts: Catalogue) -> list[dict[str, object]]:
    return [
        finding.model_dump(mode="json")
        | {
            part: texts.text(f"findings.{finding.code}.{part}", **finding.values)
            for part in ("message", "hint")
        }
        for finding in findings
    ]


def _counts(entries: tuple[Entry, ...]) -> dict[str, object]:
    reasons: dict[str, int] = {}
    for entry in entries:
        if entry.reason:
            reasons[entry.reason] = reasons.get(entry.reason, 0) + 1
    states = [entry.state for entry in entries]
    return {
        "notes": len(entries),
        "cited": states.count(NoteState.CITED),
        "left_out": dict(sorted(reasons.items())),
        "not_summarised": states.count(NoteState.NOT_SUMMARISED),
    }


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
