"""``synthkit check``: what a person should look at, worst first."""

from typing import Annotated

import typer

from synthkit.cli.localised_typer import help_text
from synthkit.cli.options import GlobalOptions, JsonOption, QuestionsOption


def check(
    options: GlobalOptions,
    question: QuestionsOption = None,
    json: JsonOption = False,
    strict: Annotated[
        bool, typer.Option("--strict", help=help_text("options.check_strict"))
    ] = False,
) -> None:
    """Prints all findings, or those about these questions.

    Raises:
        ChecksFailed: if there are errors; where ``strict``, also if there are warnings.
    """
    from synthkit.cli.reports.as_json import findings_json
    from synthkit.cli.reports.findings import report_findings
    from synthkit.cli.screen import screen_for
    from synthkit.cli.workspace import open_workspace
    from synthkit.errors import ChecksFailed
    from synthkit.model.finding import Severity
    from synthkit.store.database import Access

    screen = screen_for(options)
    with open_workspace(options, screen, Access.READ) as workspace:
        about = workspace.numbers(question) if question else None
        findings = tuple(
            finding
            for finding in workspace.overview().findings
            if about is None or finding.where.question in about
        )
    if json:
        screen.raw(findings_json(findings, screen.texts))
    else:
        report_findings(screen, findings, most=len(findings))
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    failed = sum(finding.severity in failing for finding in findings)
    if failed:
        raise ChecksFailed("checks_strict" if strict else "checks_failed", count=failed)
