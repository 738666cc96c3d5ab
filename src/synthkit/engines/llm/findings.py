"""Findings about a model's answers."""

from collections.abc import Iterable, Mapping
from typing import Final

from synthkit.model.finding import Finding, Severity, Where

_DROPPED: Final = (
    "unknown_ids_dropped",
    "quotes_dropped",
    "citations_dropped",
    "commands_dropped",
    "unsourced_lines_dropped",
)


def dropped(counts: Mapping[str, int], question: int | None) -> tuple[Finding, ...]:
    """One finding for each kind of which a model made any up, by the finding's code."""
    where = Where(question=question)
    return tuple(
        Finding(severity=Severity.INFO, code=code, where=where, values={"count": counts[code]})
        for code in _DROPPED
        if counts.get(code)
    )


def warning(code: str, question: int, **values: int) -> Finding:
    """A warning about the section of that question."""
    return Finding(
        severity=Severity.WARNING,
        code=code,
        where=Where(question=question),
        values={"question": question, **values},
    )


def summed(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, each once; those with a count as one of their code."""
    by_code: dict[str, Finding] = {}
    for finding in findings:
        counts = "count" in finding.values
        key = finding.code if counts else finding.model_dump_json()
        earlier = by_code.get(key)
        if earlier and counts:
            count = int(earlier.values["count"]) + int(finding.values["count"])
            by_code[key] = earlier.model_copy(update={"values": {**earlier.values, "count": count}})
        else:
            by_code.setdefault(key, finding)
    return tuple(by_code.values())
