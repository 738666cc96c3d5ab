"""``synthkit check``: what a person should look at, worst first."""

from synthkit.cli.options import QuestionsOption
from synthkit.cli.session import Session


def check(
    session: Session,
    question: QuestionsOption = None,
    json: bool = False,
    strict: bool = False,
) -> None:
    """Prints all findings, or those about these questions."""
    from synthkit.cli.reports.ledger import findings_json, report_findings
    from synthkit.errors import ChecksFailed
    from synthkit.model.finding import Severity

    screen = session.screen
    with session.reading() as workspace:
        about = workspace.numbers(question) if question else None
        findings = tuple(
            finding
            for finding in workspace.overview().findings
            if about is None or finding.where.question in about
        )
    if json:
        screen.json(findings_json(findings, screen.texts))
    else:
        report_findings(screen, findings, most=len(findings))
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    failed = sum(finding.severity in failing for finding in findings)
    if failed:
        raise ChecksFailed("checks_strict" if strict else "checks_failed", count=failed)
