"""What an engine may see of a workshop, and what it answers with the real names back in place.

A last search looks for what was masked, and all that has a form of its own, in what is to be sent.
"""

import re
from collections.abc import Iterable, Iterator

from synthkit.model.finding import Finding
from synthkit.model.note import Note
from synthkit.model.synthesis import Brief, Draft, Outline, Synthesis
from synthkit.model.workshop import Question, Workshop
from synthkit.privacy.detect import FINDERS, DecidedNames, form_of, is_full
from synthkit.privacy.masker import (
    MaskedText,
    Masker,
    map_draft,
    map_finding,
    mask_quotes,
    names_of,
    texts_of,
    unmask_quotes,
)
from synthkit.privacy.name_lexicon import name_lexicon
from synthkit.privacy.spans import NameList, PersonalDataKind, Span
from synthkit.privacy.tokens import NUMBERS, MaskTable, Token, Tokens, enrolled, in_words

_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s\u00a0\u2009\-–‑−./()]+(?=\d)")
# This many digits identify a number; fewer occur in others too.
_IDENTIFYING_DIGITS = 7
# A shorter name is a word as well.
_SHORTEST_ALONE = 4


class MaskedValues:
    """The values behind tokens, found however they are written.

    A name of one word that is a common word as well ("Bo", "Lind") is not searched for: whether it
    is a person depends on its context.

    Args:
        tokens: whose values to search for.
        decided: what a person decided on names; those to keep may stand.
    """

    def __init__(self, tokens: Iterable[Token], decided: NameList) -> None:
        all_tokens = tuple(tokens)
        people = (token for token in all_tokens if token.kind is PersonalDataKind.NAME)
        names = (form for token in people for form in token.forms if _is_unambiguous(form))
        self._names = DecidedNames(decided.keep, (*decided.mask, *names))
        others = [token for token in all_tokens if token.kind is not PersonalDataKind.NAME]
        self._words = tuple(f for token in others if token.kind not in NUMBERS for f in token.forms)
        self._numbers = tuple(
            form
            for token in others
            for form in token.forms
            if token.kind in NUMBERS and len(_digits(form)) >= _IDENTIFYING_DIGITS
        )

    def first_leak(self, text: str) -> str | None:
        """The first of them in the text, as written there or as it was found."""
        lower, joined = text.casefold(), _BETWEEN_DIGITS.sub("", text)
        for form in self._words:
            if form.casefold() in lower:
                return form
        for form in self._numbers:
            if _digits(form)[-_IDENTIFYING_DIGITS:] in joined:
                return form
        for found in self._names.applied(text, ()):
            return text[found.start : found.end]
        return None


class LeakScanner:
    """Searches what is about to be sent; thread-safe.

    Args:
        table: of tokens, as it grows.
        decided: what a person decided on names.
        ours: texts of our own in the requests: "Mark" is a name, and prompts contain it.
    """

    def __init__(self, table: MaskTable, decided: NameList, ours: Iterable[str] = ()) -> None:
        self._table = table
        self._decided = decided
        # One word of ours may be anywhere, a full stop is in every address. The longest first, for
        # a part of it would cut it to pieces.
        phrases = (text for text in ours if len(text.split()) > 1)
        self._ours = sorted(phrases, key=lambda text: (-len(text), text))

    def first_leak(self, text: str) -> str | None:
        """The first thing that must not be sent: what was masked, any address, any number."""
        for own in self._ours:
            text = text.replace(own, "\n")
        masked = MaskedValues(self._table.tokens(), self._decided).first_leak(text)
        return masked or _address_or_number(text)


def _address_or_number(text: str) -> str | None:
    """The first address or number in a text, no matter whose."""
    for line in text.splitlines():
        for _, find in FINDERS:
            for found in find(line):
                if found.certain:
                    return line[found.start : found.end]
    return None


def _is_unambiguous(name: str) -> bool:
    """Whether it means the person wherever it stands."""
    form = form_of(name)
    if is_full(form):
        return True
    known = name_lexicon()
    return len(form) == 1 and len(name) >= _SHORTEST_ALONE and known.plain(name.capitalize())


def _digits(form: str) -> str:
    return re.sub(r"\D", "", form)


def session_with_placeholders(masker: Masker) -> "MaskingSession":
    """A session with an engine on this machine: it sees "[namn]", which stays in its answers."""
    return MaskingSession(masker)


def session_with_tokens(synthesis: Synthesis, masker: Masker, table: MaskTable) -> "MaskingSession":
    """A session with an engine that sends: it sees "[PERSON-1]", which is turned back.

    Everybody whom the workshop's texts mention is enrolled first, in the order of the texts, so
    that numbers do not depend on which question is worked on first.
    """
    known = table.tokens()
    tokens = enrolled(known, _spans(synthesis, masker))
    if tokens != known:
        table.save_tokens(tokens)
    return MaskingSession(
        masker,
        Tokens(tokens, synthesis.workshop.language),
        MaskedValues(tokens, names_of(synthesis.workshop)),
    )


class MaskingSession:
    """Masks what an engine sees; thread-safe.

    Args:
        masker: with the words of the document.
        tokens: used instead of those words, where answers are to be turned back.
        masked_values: what is behind the tokens.
    """

    def __init__(
        self,
        masker: Masker,
        tokens: Tokens | None = None,
        masked_values: MaskedValues | None = None,
    ) -> None:
        self._masker = masker.replacing(tokens.put) if tokens else masker
        self._tokens = tokens
        self._masked_values = masked_values
        self._turned_back: set[str] = set()

    def view(self, notes: Iterable[Note]) -> "MaskedView":
        """A view of these notes, for one request to an engine."""
        return MaskedView(self._masker, self._tokens, notes, self._turned_back)

    def reveals(self, text: str) -> bool:
        """Whether a text by an engine contains what had been masked.

        A name that is a common word too ("Bo") is only recognised in a text that had tokens in it.
        """
        if text in self._turned_back:
            return True
        return bool(self._masked_values and self._masked_values.first_leak(text))


class MaskedView:
    """What an engine is given for one request, and what it answers.

    Attributes:
        notes: masked, under the ids of the real ones.
    """

    def __init__(
        self, masker: Masker, tokens: Tokens | None, notes: Iterable[Note], turned_back: set[str]
    ) -> None:
        real = tuple(notes)
        self._masker = masker
        self._tokens = tokens
        self._turned_back = turned_back
        self._texts: dict[str, MaskedText] = {
            note.id: masker.masked(note.text, note.headings) for note in real
        }
        self._real: dict[str, str] = {}
        self.notes = masker.notes(real)

    def workshop(self, workshop: Workshop) -> Workshop:
        """What an engine learns of the workshop: no names, and no field but these."""
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
        return Brief(
            language=brief.language,
            titles=tuple(map(self.text, brief.titles)),
            known_themes=tuple(
                theme.model_copy(update={"title": self.text(theme.title)})
                for theme in brief.known_themes
            ),
            kept=tuple(map(self.text, brief.kept)),
            covered=brief.covered,
        )

    def draft(self, draft: Draft) -> Draft:
        """A draft masked, to be repaired."""
        return map_draft(draft, self.text, mask_quotes(self._texts))

    def findings(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Findings masked."""
        return self._masker.findings(findings)

    def text(self, text: str) -> str:
        """A text masked; if the engine returns it unchanged, it becomes this very text again."""
        masked = self._masker.text(text)
        self._real.setdefault(masked, text)
        return masked

    def unmasked_draft(self, draft: Draft) -> Draft:
        """What an engine made, turned back: its texts, and the places of its quotes."""
        return map_draft(draft, self._unmasked, unmask_quotes(self._texts))

    def unmasked_outline(self, outline: Outline) -> Outline:
        """Themes that an engine proposes, turned back."""
        themes = tuple(
            theme.model_copy(update={"title": self._unmasked(theme.title)})
            for theme in outline.themes
        )
        return outline.model_copy(update={"themes": themes})

    def unmasked_findings(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """What an engine found: findings are stored and shown, so tokens become "[namn]"."""
        tokens = self._tokens
        if tokens is None:
            return tuple(findings)
        return tuple(
            map_finding(finding, lambda text: in_words(text, tokens.locale)) for finding in findings
        )

    def _unmasked(self, text: str) -> str:
        if text in self._real:
            return self._real[text]
        unmasked = self._tokens.turned_back(text) if self._tokens else text
        if unmasked != text:
            self._turned_back.add(unmasked)
        return unmasked


def _spans(synthesis: Synthesis, masker: Masker) -> Iterator[Span]:
    """All that is masked of what engines are given, always in the same order."""
    workshop = synthesis.workshop
    context = (workshop.purpose or "", *workshop.glossary.values())
    titles = (title for themes in workshop.themes.values() for title in themes.titles)
    for text in (*(question.text for question in workshop.questions), *context, *titles):
        yield from masker.spans(text)
    for note in synthesis.material.notes:
        for heading in note.headings:
            yield from masker.spans(heading)
        yield from masker.spans(note.group or "")
        yield from masker.spans(note.document_name)
        yield from masker.spans(note.text, note.headings)
    for section in synthesis.sections:
        for text in texts_of(section.draft):
            yield from masker.spans(text)
