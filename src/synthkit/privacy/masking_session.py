"""How an engine sees a workshop: masked; and what it answers, turned back."""

from collections.abc import Iterable, Iterator

from synthkit.model.finding import Finding
from synthkit.model.note import Note
from synthkit.model.synthesis import Brief, Draft, Outline, Synthesis
from synthkit.model.workshop import Question, Workshop
from synthkit.privacy.leaks import MaskedValues
from synthkit.privacy.masker import MaskedText, Masker, names_of, quotes_masked, quotes_turned_back
from synthkit.privacy.rewording import finding_reworded, insight_reworded, reworded
from synthkit.privacy.spans import Span
from synthkit.privacy.tokens import MaskTable, Tokens, enrolled, in_words


def session_with_placeholders(masker: Masker) -> "MaskingSession":
    """What an engine on this machine sees: "[namn]", which is not turned back."""
    return MaskingSession(masker)


def session_with_tokens(synthesis: Synthesis, masker: Masker, table: MaskTable) -> "MaskingSession":
    """What an engine that sends sees: "[PERSON-1]".

    Whoever the workshop's texts speak of is enrolled here, in the order of the texts, so that
    numbers do not depend on which question is worked on first.
    """
    known = table.tokens()
    tokens = enrolled(known, _met(synthesis, masker))
    if tokens != known:
        table.save_tokens(tokens)
    return MaskingSession(
        masker,
        Tokens(tokens, synthesis.workshop.language),
        MaskedValues(tokens, names_of(synthesis.workshop)),
    )


class MaskingSession:
    """What is masked before an engine sees it; safe to be used from several threads.

    Args:
        masker: with the words of the document.
        tokens: what is put in their place, where something is to be turned back.
        originals: what stands behind those.
    """

    def __init__(
        self, masker: Masker, tokens: Tokens | None = None, originals: MaskedValues | None = None
    ) -> None:
        self._masker = masker.replacing(tokens.put) if tokens else masker
        self._tokens = tokens
        self._originals = originals
        self._told: set[str] = set()

    def view(self, notes: Iterable[Note]) -> "MaskedView":
        """A look at these notes, for one thing asked of an engine."""
        return MaskedView(self._masker, self._tokens, notes, self._told)

    def reveals(self, text: str) -> bool:
        """Whether a text of an engine's holds what had been masked.

        A name that is a common word too ("Bo") is known only in a text that was turned back.
        """
        return text in self._told or bool(self._originals and self._originals.first_leak(text))


class MaskedView:
    """What an engine is handed for one thing that is asked of it, and what it answers.

    Attributes:
        notes: masked, under the ids of the real ones.
    """

    def __init__(
        self, masker: Masker, tokens: Tokens | None, notes: Iterable[Note], told: set[str]
    ) -> None:
        held = tuple(notes)
        self._masker = masker
        self._tokens = tokens
        self._told = told
        self._texts: dict[str, MaskedText] = {n.id: masker.masked(n.text, n.headings) for n in held}
        self._handed: dict[str, str] = {}
        self.notes = masker.notes(held)

    def workshop(self, workshop: Workshop) -> Workshop:
        """What an engine is told of the workshop: no names, and nothing that is not named here."""
        return Workshop(
            language=workshop.language,
            purpose=self.text(workshop.purpose) if workshop.purpose else None,
            questions=tuple(map(self.question, workshop.questions)),
            glossary={short: self.text(long) for short, long in workshop.glossary.items()},
        )

    def question(self, question: Question) -> Question:
        """The question masked."""
        return question.model_copy(update={"text": self.text(question.text)})

    def brief(self, brief: Brief) -> Brief:
        """The brief masked, without what a person decided on names."""
        recite = quotes_masked(self._texts)
        return Brief(
            language=brief.language,
            titles=tuple(map(self.text, brief.titles)),
            standing=tuple(
                theming.model_copy(update={"title": self.text(theming.title)})
                for theming in brief.standing
            ),
            kept=tuple(insight_reworded(insight, self.text, recite) for insight in brief.kept),
        )

    def draft(self, draft: Draft) -> Draft:
        """A draft masked, to be mended."""
        return reworded(draft, self.text, quotes_masked(self._texts))

    def findings(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Findings masked."""
        return self._masker.findings(findings)

    def text(self, text: str) -> str:
        """A text masked; what the engine gives back of it unchanged is this very text again."""
        masked = self._masker.text(text)
        self._handed.setdefault(masked, text)
        return masked

    def unmasked_draft(self, draft: Draft) -> Draft:
        """What an engine made, turned back: its texts, and the places of its quotes."""
        return reworded(draft, self._turned_back, quotes_turned_back(self._texts))

    def unmasked_outline(self, outline: Outline) -> Outline:
        """Themes that an engine proposes, turned back."""
        themes = tuple(
            theming.model_copy(update={"title": self._turned_back(theming.title)})
            for theming in outline.themes
        )
        return outline.model_copy(update={"themes": themes})

    def unmasked_findings(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """What an engine found: findings are stored and shown, so tokens become "[namn]"."""
        tokens = self._tokens
        if tokens is None:
            return tuple(findings)
        return tuple(
            finding_reworded(finding, lambda text: in_words(text, tokens.locale))
            for finding in findings
        )

    def _turned_back(self, text: str) -> str:
        if text in self._handed:
            return self._handed[text]
        turned = self._tokens.turned_back(text) if self._tokens else text
        if turned != text:
            self._told.add(turned)
        return turned


def _met(synthesis: Synthesis, masker: Masker) -> Iterator[Span]:
    """All that is masked of what engines are handed, in one order."""
    workshop = synthesis.workshop
    told = (workshop.purpose or "", *workshop.glossary.values())
    settled = (title for themes in workshop.themes.values() for title in themes.titles)
    for text in (*(question.text for question in workshop.questions), *told, *settled):
        yield from masker.spans(text)
    for note in synthesis.material.notes:
        for heading in note.headings:
            yield from masker.spans(heading)
        yield from masker.spans(note.group or "")
        yield from masker.spans(note.document_name)
        yield from masker.spans(note.text, note.headings)
    for section in synthesis.sections:
        for text in _texts_of(section.draft):
            yield from masker.spans(text)


def _texts_of(draft: Draft) -> Iterator[str]:
    for theme in draft.themes:
        yield theme.title
        yield from (insight.text for insight in theme.insights)
    for tension in draft.tensions:
        yield from (side.text for side in tension.sides)
