"""How the document opens: its title, what it is about, what is not known of the workshop."""

from collections.abc import Iterator

from synthkit.model.finding import Finding, Severity
from synthkit.model.workshop import Workshop
from synthkit.text.catalogue import catalogue
from synthkit.text.dates import days
from synthkit.text.numbers import number_word
from synthkit.text.phrases import occasion, quoted, sentence


def series_title(workshop: Workshop) -> str | None:
    """As it stands at the top; the series' name where it has no title of its own."""
    return workshop.series.title or workshop.series.name


def document_title(workshop: Workshop) -> str:
    """What the document is called: "Sammanställning WS 2"."""
    texts = catalogue(workshop.language)
    if workshop.name:
        return texts.text("document.heading.document", workshop=workshop.name)
    return texts.text("document.heading.document_without_name")


def introduction(workshop: Workshop) -> str:
    """What was summarised, then what for. What is not known is left out."""
    texts = catalogue(workshop.language)
    meeting = _named_meeting(workshop)
    name = workshop.series.name or workshop.series.title
    opening = texts.text(
        "document.introduction.sentence",
        occasion=texts.text("document.introduction.occasion", occasion=meeting) if meeting else "",
        series=texts.text(
            "document.introduction.series",
            kind=workshop.series.kind or texts.text("document.introduction.series_kind"),
            name=quoted(name, workshop.language),
        )
        if name
        else "",
        dates=texts.text(
            "document.introduction.dates", dates=days(workshop.dates, workshop.language)
        )
        if workshop.dates
        else "",
    )
    purpose = workshop.purpose or texts.text("document.introduction.purpose")
    return f"{opening} {sentence(purpose)}"


def lead_in(workshop: Workshop) -> str:
    """What stands before the list of questions."""
    texts = catalogue(workshop.language)
    count = len(workshop.questions)
    kind = occasion(workshop.kind, None, workshop.language) if workshop.kind else None
    return texts.text(
        "document.questions.lead_in",
        count=count,
        number=_capitalised(number_word(count, workshop.language)),
        occasion=texts.text("document.introduction.occasion", occasion=kind) if kind else "",
    )


def missing_facts(workshop: Workshop) -> Iterator[Finding]:
    """A finding for every fact that the document has to do without."""
    series = workshop.series
    known = {
        "missing_series": (series.title or series.name, Severity.WARNING),
        "missing_workshop_name": (workshop.name, Severity.WARNING),
        "missing_kind": (workshop.kind, Severity.INFO),
        "missing_ordinal": (workshop.ordinal, Severity.INFO),
        "missing_date": (workshop.dates, Severity.WARNING),
        "missing_purpose": (workshop.purpose, Severity.INFO),
    }
    for code, (fact, severity) in known.items():
        if not fact:
            yield Finding(severity=severity, code=code)


def _named_meeting(workshop: Workshop) -> str | None:
    """The meeting in running text; by its short name where its kind is not known."""
    if workshop.kind:
        return occasion(workshop.kind, workshop.ordinal, workshop.language)
    return workshop.name


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
