"""The findings: how many there are to look at, or each with its advice."""

from collections import Counter
from collections.abc import Sequence

from synthkit.cli.screen import Screen
from synthkit.model.finding import Finding, Severity


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


def _numbered(screen: Screen, findings: Sequence[Finding]) -> str:
    """How many there are of each severity, worst first."""
    counted = Counter(finding.severity for finding in findings)
    return ", ".join(
        screen.texts.text(f"terminal.finding.{severity}", count=counted[severity])
        for severity in Severity
        if counted[severity]
    )
