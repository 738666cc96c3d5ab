"""``synthkit check``: what a person should look at, worst first."""

from synthkit.cli.machine import findings_json
from synthkit.cli.options import Globals
from synthkit.cli.reports import report_findings
from synthkit.cli.screen import screen_for
from synthkit.cli.workspace import open_workspace
from synthkit.errors import ChecksFailed
from synthkit.model.finding import Severity
from synthkit.store.records import Access


def check(said: Globals, *, as_json: bool, strict: bool) -> None:
    """Prints all findings.

    Raises:
        ChecksFailed: if there are errors; where ``strict``, also if there are warnings.
    """
    screen = screen_for(said)
    with open_workspace(said, screen, Access.READ) as workspace:
        synthesis = workspace.overview()
    findings = synthesis.findings
    if as_json:
        screen.raw(findings_json(findings, screen.texts))
    else:
        report_findings(screen, findings, most=len(findings))
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    failed = sum(finding.severity in failing for finding in findings)
    if failed:
        raise ChecksFailed("checks_strict" if strict else "checks_failed", count=failed)
