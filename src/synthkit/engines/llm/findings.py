"""Findings about a model's answers."""

from collections.abc import Iterable
from typing import Final

from synthkit.model.finding import Finding, Severity, Where

_DROPPED: Final = (
    "unknown_ids_dropped",
    "quotes_dropped",
    "citations_dropped",
    "commands_dropped",
    "unsourced_lines_dropped",
)


class Dropped:
    """Counts what a model made up, by the code of the finding that reports it."""

    def __init__(self) -> None:
        self._counts = dict.fromkeys(_DROPPED, 0)

    def add(self, code: str, count: int = 1) -> None:
        """Counts some more of a kind."""
        self._counts[code] += count

    def findings(self, question: int | None) -> tuple[Finding, ...]:
        """One finding for each kind of which there was any."""
        return tuple(
            Finding(
                severity=Severity.INFO,
                code=code,
                where=Where(question=question),
                values={"count": count},
            )
            for code, count in self._counts.items()
            if count
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
