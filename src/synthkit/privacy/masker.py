"""A workshop's texts as others may see them: with the personal data in them masked."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from synthkit.drafts.tree import mapped
from synthkit.model.citation import Citation, Quote
from synthkit.model.document import SetAside, SetAsideReason
from synthkit.model.finding import Finding
from synthkit.model.note import Note
from synthkit.model.synthesis import Draft, Insight, Material, Section, Side, Synthesis, Theme
from synthkit.model.workshop import Workshop
from synthkit.privacy.detect import find_personal_data
from synthkit.privacy.name_lexicon import name_lexicon
from synthkit.privacy.people import names_of_attendees
from synthkit.privacy.spans import (
    Certainty,
    NameList,
    PersonalDataKind,
    Replace,
    Span,
    mask,
    placeholders,
)
from synthkit.text.catalogue import catalogue

MapText = Callable[[str], str]
MapCitation = Callable[[Citation], Citation]
# Under this heading a line of words is a list of people.
_PEOPLE = ("Deltagare",)
# Starts and ends, in reading order.
_Ranges = tuple[tuple[int, int], ...]


def _unchanged(citation: Citation) -> Citation:
    return citation


def texts_of(draft: Draft) -> Iterator[str]:
    """Titles, insights and sides of tensions, in order."""
    for theme in draft.themes:
        yield theme.title
        yield from (insight.text for insight in theme.insights)
    for tension in draft.tensions:
        yield from (side.text for side in tension.sides)


def map_draft(draft: Draft, text: MapText, citation: MapCitation = _unchanged) -> Draft:
    """The draft with every text and every citation mapped."""

    def of_theme(theme: Theme) -> Theme:
        return theme.model_copy(update={"title": text(theme.title)})

    def of_side(side: Side) -> Side:
        return side.model_copy(update=_mapped(side, text, citation))

    def of_insight(insight: Insight) -> Insight:
        return map_insight(insight, text, citation)

    return mapped(draft, theme=of_theme, insight=of_insight, side=of_side)


def map_insight(insight: Insight, text: MapText, citation: MapCitation = _unchanged) -> Insight:
    """The insight with its text and every citation mapped."""
    return insight.model_copy(update=_mapped(insight, text, citation))


def map_finding(finding: Finding, text: MapText) -> Finding:
    """The finding with every text in it mapped."""
    values = {
        name: text(value) if isinstance(value, str) else value
        for name, value in finding.values.items()
    }
    return finding.model_copy(update={"values": values})


def _mapped(line: Insight | Side, text: MapText, citation: MapCitation) -> dict[str, object]:
    return {"text": text(line.text), "citations": tuple(map(citation, line.citations))}


def names_of(workshop: Workshop) -> NameList:
    """The names that a person has decided on in the settings."""
    return NameList(keep=frozenset(workshop.names_kept), mask=frozenset(workshop.names_masked))


def masker_for(synthesis: Synthesis) -> "Masker":
    """A masker that knows the people of this workshop and uses the document's words: "[namn]".

    Whoever is named in full somewhere, in an attendance list or a note, is recognised by each part
    of the name everywhere else.
    """
    workshop, material = synthesis.workshop, synthesis.material
    decided = names_of(workshop)
    people = frozenset((*_named_in_full(material, decided), *names_of_attendees(material.people)))
    return Masker(
        NameList(keep=decided.keep, mask=decided.mask | people),
        placeholders(workshop.language),
        catalogue(workshop.language).text("privacy.placeholder.attendance"),
    )


@dataclass(frozen=True, slots=True)
class MaskedText:
    """A masked text, with what was replaced and by what."""

    text: str
    spans: tuple[Span, ...]
    replaced_by: tuple[str, ...]

    def quote(self, quote: Quote) -> Quote:
        """Where a quote is now; one that ends inside something masked is widened to hold it."""
        return _moved(
            quote, tuple((span.start, span.end) for span in self.spans), self._replacements()
        )

    def original(self, quote: Quote) -> Quote:
        """Where a quote of the masked text is in the real one: the inverse of `quote`.

        One that ends inside a replacement is widened to hold all of what was replaced.
        """
        return _moved(
            quote, self._replacements(), tuple((span.start, span.end) for span in self.spans)
        )

    def _replacements(self) -> _Ranges:
        """Where the replacements are in the masked text."""
        ranges: list[tuple[int, int]] = []
        shift = 0
        for span, replacement in zip(self.spans, self.replaced_by, strict=True):
            start = span.start + shift
            ranges.append((start, start + len(replacement)))
            shift += len(replacement) - (span.end - span.start)
        return tuple(ranges)


def _moved(quote: Quote, before: _Ranges, after: _Ranges) -> Quote:
    """Where a quote is once each range of ``before`` has become the one of ``after``."""

    def moved(position: int, edge: int) -> int:
        shift = 0
        for (start, end), now in zip(before, after, strict=True):
            if start < position < end:
                return now[edge]
            if end <= position:
                shift = now[1] - end
        return position + shift

    return Quote(start=moved(quote.start, 0), end=moved(quote.end, 1))


class Masker:
    """Masks texts, the same text always in the same way.

    Args:
        names: what is decided, and who is known.
        replace: gives what replaces a span.
        attendance: what replaces a whole attendance list.
    """

    def __init__(self, names: NameList, replace: Replace, attendance: str) -> None:
        self._names = names
        self._replace = replace
        self._attendance = attendance

    def replacing(self, replace: Replace) -> "Masker":
        """A masker that finds the same and replaces it by something else."""
        return Masker(self._names, replace, self._attendance)

    def spans(self, text: str, headings: tuple[str, ...] = ()) -> tuple[Span, ...]:
        """What is masked of a text, in reading order."""
        return find_personal_data(text, self._names, headings)

    def people_in(self, attendance: str) -> tuple[Span, ...]:
        """Who is named in a list of those who were there."""
        return self.spans(attendance, _PEOPLE)

    def masked(self, text: str, headings: tuple[str, ...] = ()) -> MaskedText:
        """The text masked, with what was replaced."""
        spans = self.spans(text, headings)
        replacements = tuple(self._replace(span) for span in spans)
        return MaskedText(mask(text, spans, self._replace), spans, replacements)

    def text(self, text: str, headings: tuple[str, ...] = ()) -> str:
        """The text masked."""
        return self.masked(text, headings).text

    def notes(self, notes: Iterable[Note]) -> tuple[Note, ...]:
        """The notes with masked words, under the ids of the real ones.

        Groups and files that would get the same name are distinguished by a number.
        """
        real = tuple(notes)
        groups = self._distinct(note.group for note in real if note.group)
        files = self._distinct(note.document_name for note in real)
        return tuple(
            note.model_copy(
                update={
                    "text": self.text(note.text, note.headings),
                    "group": groups[note.group] if note.group else note.group,
                    "document_name": files[note.document_name],
                    "headings": tuple(self.text(heading) for heading in note.headings),
                }
            )
            for note in real
        )

    def synthesis(self, synthesis: Synthesis) -> Synthesis:
        """The whole as others may see it; ids, numbers and states are those of the real one.

        What the workshop's settings say stays as it is: a person wrote it to be read.
        """
        texts = {n.id: self.masked(n.text, n.headings) for n in synthesis.material.notes}
        return synthesis.model_copy(
            update={
                "material": self._material(synthesis.material),
                "sections": tuple(self._section(s, texts) for s in synthesis.sections),
                "findings": self.findings(synthesis.findings),
            }
        )

    def _material(self, material: Material) -> Material:
        paths = self._distinct(
            (*(d.path for d in material.documents), *(r.path for r in material.refusals))
        )
        return material.model_copy(
            update={
                "documents": tuple(
                    document.model_copy(update={"path": paths[document.path]})
                    for document in material.documents
                ),
                "notes": self.notes(material.notes),
                "set_asides": tuple(self._set_aside(aside) for aside in material.set_asides),
                "refusals": tuple(
                    refusal.model_copy(update={"path": paths[refusal.path]})
                    for refusal in material.refusals
                ),
                "people": (),
            }
        )

    def _set_aside(self, aside: SetAside) -> SetAside:
        attendance = aside.reason is SetAsideReason.ATTENDANCE and aside.text
        text = self._attendance if attendance else self.text(aside.text)
        return aside.model_copy(update={"text": text})

    def _section(self, section: Section, texts: dict[str, MaskedText]) -> Section:
        role = section.provenance.approved_by
        approved_by = {"approved_by": self.text(role) if role else None}
        update = {
            "provenance": section.provenance.model_copy(update=approved_by),
            "draft": map_draft(section.draft, self.text, mask_quotes(texts)),
            "findings": self.findings(section.findings),
        }
        return section.model_copy(update=update)

    def findings(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings with what they quote masked."""
        return tuple(map_finding(finding, self.text) for finding in findings)

    def _distinct(self, names: Iterable[str]) -> dict[str, str]:
        """The names masked, each in a way of its own."""
        distinct: dict[str, str] = {}
        for name in dict.fromkeys(names):
            masked, number = self.text(name), 2
            free = masked
            while free in distinct.values():
                free, number = f"{masked} ({number})", number + 1
            distinct[name] = free
        return distinct


def mask_quotes(texts: Mapping[str, MaskedText]) -> MapCitation:
    """Moves the quotes of citations to their places in the masked notes, given by id."""
    return _quotes_moved(texts, MaskedText.quote)


def unmask_quotes(texts: Mapping[str, MaskedText]) -> MapCitation:
    """The inverse of `mask_quotes`."""
    return _quotes_moved(texts, MaskedText.original)


def _quotes_moved(
    texts: Mapping[str, MaskedText], place: Callable[[MaskedText, Quote], Quote]
) -> MapCitation:
    def moved(citation: Citation) -> Citation:
        if citation.quote is None or citation.note not in texts:
            return citation
        return citation.model_copy(update={"quote": place(texts[citation.note], citation.quote)})

    return moved


def _named_in_full(material: Material, decided: NameList) -> Iterator[str]:
    lists = [s.text for s in material.set_asides if s.reason is SetAsideReason.ATTENDANCE]
    known = name_lexicon()
    texts = [(text, _PEOPLE) for text in lists] + [(n.text, n.headings) for n in material.notes]
    for text, headings in texts:
        for span in find_personal_data(text, decided, headings):
            certain = span.certainty is Certainty.CERTAIN
            parts = span.text.split()
            if span.kind is PersonalDataKind.NAME and certain and len(parts) > 1:
                yield " ".join(parts)
                # Of a listed name the parts are known anyway; this is for those on no list.
                yield from (p for p in (parts[0], parts[-1]) if len(p) > 3 and known.plain(p))
