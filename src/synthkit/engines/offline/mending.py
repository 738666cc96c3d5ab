"""What checks found, put right where the engine can; the rest is withdrawn by the ledger later."""

from synthkit.drafts.ledger import seal
from synthkit.drafts.tree import withdraw
from synthkit.engines.offline.titles import TitleMaker, is_title
from synthkit.model.base import Result
from synthkit.model.finding import Finding
from synthkit.model.note import Note
from synthkit.model.synthesis import Citation, Draft, Insight, Origin, Role, Theme
from synthkit.model.workshop import Question
from synthkit.text.detection import language_of
from synthkit.text.wordforms import fold

_TITLES = {"duplicate_title", "catch_all_title", "title_length"}
_WITHDRAWN = {"number_without_source"}


def mend(
    question: Question, draft: Draft, findings: tuple[Finding, ...], notes: tuple[Note, ...]
) -> Result[Draft]:
    """The draft with doubled insights joined, unsupported ones withdrawn and titles renamed.

    What a person worded is left as it stands.
    """
    by_code = {finding.code for finding in findings}
    mended = draft
    if "duplicate_insight" in by_code:
        for finding in findings:
            if finding.code == "duplicate_insight" and finding.where.insight:
                mended = _join(mended, finding.where.insight)
    wrong = {
        finding.where.insight
        for finding in findings
        if finding.code in _WITHDRAWN and finding.where.insight
    }
    engines_own = {i.id for i in mended.insights if i.origin is Origin.ENGINE}
    if wrong & engines_own:
        mended = withdraw(mended, wrong & engines_own)
    titles = {f.where.theme for f in findings if f.code in _TITLES and f.where.theme}
    if titles:
        mended = _renamed(question, mended, titles, notes)
    return Result(seal(mended, notes))


def _join(draft: Draft, doubled: str) -> Draft:
    """Gives the citations of an insight to the one most like it, and takes it out."""
    by_id = {insight.id: insight for insight in draft.insights}
    extra = by_id.get(doubled)
    if extra is None or extra.origin is Origin.PERSON or len(by_id) < 2:
        return draft
    twin = _twin(extra, tuple(i for i in draft.insights if i.id != doubled))
    merged = twin.model_copy(update={"citations": _merged(twin.citations, extra.citations)})
    themes: list[Theme] = []
    for theme in draft.themes:
        insights = tuple(
            merged if insight.id == twin.id else insight
            for insight in theme.insights
            if insight.id != doubled
        )
        if insights:
            themes.append(theme.model_copy(update={"insights": insights}))
    return draft.model_copy(update={"themes": tuple(themes)})


def _twin(extra: Insight, others: tuple[Insight, ...]) -> Insight:
    words = set(fold(extra.text).split())

    def likeness(other: Insight) -> float:
        theirs = set(fold(other.text).split())
        return len(words & theirs) / max(1, len(words | theirs))

    return max(others, key=likeness)


def _merged(kept: tuple[Citation, ...], added: tuple[Citation, ...]) -> tuple[Citation, ...]:
    """One citation a note, the stronger role standing."""
    by_note = {citation.note: citation for citation in kept}
    for citation in added:
        standing = by_note.get(citation.note)
        if standing is None or (standing.role is Role.ALSO and citation.role is Role.SUPPORTS):
            by_note[citation.note] = citation
    return tuple(by_note.values())


def _renamed(question: Question, draft: Draft, titles: set[str], notes: tuple[Note, ...]) -> Draft:
    """Other titles for those themes, out of the words of their notes."""
    by_id = {note.id: note for note in notes}
    held = [
        [by_id[c.note] for insight in theme.insights for c in insight.citations]
        for theme in draft.themes
    ]
    language = language_of((note.text for note in notes), "sv")
    maker = TitleMaker(held, question.text, language)
    used = {fold(theme.title) for theme in draft.themes}
    themes = []
    for at, theme in enumerate(draft.themes):
        if theme.id not in titles or theme.origin is Origin.PERSON or not held[at]:
            themes.append(theme)
            continue
        offers = (c.text for c in maker.candidates(at) if is_title(c.text))
        title = next((offer for offer in offers if fold(offer) not in used), None)
        used.add(fold(title or theme.title))
        themes.append(theme.model_copy(update={"title": title or theme.title}))
    return draft.model_copy(update={"themes": tuple(themes)})
