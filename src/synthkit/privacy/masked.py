"""What others may see of a workshop's texts: the same with the personal data in them masked."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from synthkit.domain.document import SetAside, SetAsideReason
from synthkit.domain.finding import Finding
from synthkit.domain.note import Note
from synthkit.domain.synthesis import Citation, Draft, Material, Quote, Section, Synthesis, Tension
from synthkit.domain.workshop import Workshop
from synthkit.language.catalogue import catalogue
from synthkit.privacy.detect import find_personal_data
from synthkit.privacy.lexicon import lexicon
from synthkit.privacy.masking import Replace, mask, placeholders
from synthkit.privacy.span import Certainty, NameList, PersonalDataKind, Span

# Under this heading a line of words is a list of people.
_PEOPLE = ("Deltagare",)


def names_of(workshop: Workshop) -> NameList:
    """The names that a person has decided on, as the settings have them."""
    return NameList(keep=frozenset(workshop.names_kept), mask=frozenset(workshop.names_masked))


def masker_for(synthesis: Synthesis, replace: Replace | None = None) -> "Masker":
    """A masker that knows the people of this workshop.

    Whoever is named in full somewhere, in an attendance list or a note, is known by each part of
    the name everywhere else.

    Args:
        synthesis: whose settings and material it is.
        replace: what is put in; "[namn]" and its like, in the document's language, by default.
    """
    workshop, material = synthesis.workshop, synthesis.material
    decided = names_of(workshop)
    people = frozenset(_named_in_full(material, decided))
    return Masker(
        NameList(keep=decided.keep, mask=decided.mask | people),
        replace or placeholders(workshop.language),
        catalogue(workshop.language).text("privacy.placeholder.attendance"),
    )


@dataclass(frozen=True, slots=True)
class Masked:
    """A masked text, and where what stood in it stands now."""

    text: str
    spans: tuple[Span, ...]
    replaced_by: tuple[str, ...]

    def quote(self, quote: Quote) -> Quote:
        """The place of a quote; one that ends within what is masked is widened to hold it."""
        return Quote(start=self._moved(quote.start, 0), end=self._moved(quote.end, 1))

    def _moved(self, position: int, edge: int) -> int:
        before = bisect_right(self.spans, position, key=lambda span: span.start)
        shift = 0
        for span, put in zip(self.spans[:before], self.replaced_by, strict=False):
            if span.start < position < span.end:
                return span.start + shift + edge * len(put)
            if span.end <= position:
                shift += len(put) - (span.end - span.start)
        return position + shift


class Masker:
    """Masks texts; the same text always in the same way.

    Args:
        names: what is decided, and who is known.
        replace: what is put in the place of a span.
        attendance: what is put in the place of a whole attendance list.
    """

    def __init__(self, names: NameList, replace: Replace, attendance: str) -> None:
        self._names = names
        self._replace = replace
        self._attendance = attendance
        self._seen: dict[tuple[str, tuple[str, ...]], Masked] = {}

    def masked(self, text: str, headings: tuple[str, ...] = ()) -> Masked:
        """The text masked, with what was replaced."""
        known = self._seen.get((text, headings))
        if known is None:
            spans = find_personal_data(text, self._names, headings)
            put = tuple(self._replace(span) for span in spans)
            known = Masked(mask(text, spans, self._replace), spans, put)
            self._seen[text, headings] = known
        return known

    def text(self, text: str, headings: tuple[str, ...] = ()) -> str:
        """The text masked."""
        return self.masked(text, headings).text

    def notes(self, notes: Iterable[Note]) -> tuple[Note, ...]:
        """The notes with masked words, under the ids of the real ones.

        Groups and files that would get the same name are told apart by a number.
        """
        held = tuple(notes)
        groups = self._told_apart(note.group for note in held if note.group)
        files = self._told_apart(note.document_name for note in held)
        return tuple(
            note.model_copy(
                update={
                    "text": self.text(note.text, note.headings),
                    "group": groups[note.group] if note.group else note.group,
                    "document_name": files[note.document_name],
                    "headings": tuple(self.text(heading) for heading in note.headings),
                }
            )
            for note in held
        )

    def synthesis(self, synthesis: Synthesis) -> Synthesis:
        """The whole as others may see it; every id, number and state is that of the real one.

        What the workshop's settings say is left as it is: a person wrote it to be read.
        """
        texts = {n.id: self.masked(n.text, n.headings) for n in synthesis.material.notes}
        return synthesis.model_copy(
            update={
                "material": self._material(synthesis.material),
                "sections": tuple(self._section(s, texts) for s in synthesis.sections),
                "findings": self._findings(synthesis.findings),
            }
        )

    def _material(self, material: Material) -> Material:
        paths = self._told_apart(
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
            }
        )

    def _set_aside(self, aside: SetAside) -> SetAside:
        attendance = aside.reason is SetAsideReason.ATTENDANCE and aside.text
        text = self._attendance if attendance else self.text(aside.text)
        return aside.model_copy(update={"text": text})

    def _section(self, section: Section, texts: dict[str, Masked]) -> Section:
        update = {
            "draft": self._draft(section.draft, texts),
            "findings": self._findings(section.findings),
        }
        return section.model_copy(update=update)

    def _draft(self, draft: Draft, texts: dict[str, Masked]) -> Draft:
        themes = tuple(
            theme.model_copy(
                update={
                    "title": self.text(theme.title),
                    "insights": tuple(
                        insight.model_copy(
                            update={
                                "text": self.text(insight.text),
                                "citations": _cited(insight.citations, texts),
                            }
                        )
                        for insight in theme.insights
                    ),
                }
            )
            for theme in draft.themes
        )
        tensions = tuple(self._tension(tension, texts) for tension in draft.tensions)
        return draft.model_copy(update={"themes": themes, "tensions": tensions})

    def _tension(self, tension: Tension, texts: dict[str, Masked]) -> Tension:
        sides = tuple(
            side.model_copy(
                update={"text": self.text(side.text), "citations": _cited(side.citations, texts)}
            )
            for side in tension.sides
        )
        return tension.model_copy(update={"sides": sides})

    def _findings(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        return tuple(
            finding.model_copy(
                update={
                    "values": {
                        name: self.text(value) if isinstance(value, str) else value
                        for name, value in finding.values.items()
                    }
                }
            )
            for finding in findings
        )

    def _told_apart(self, names: Iterable[str]) -> dict[str, str]:
        told: dict[str, str] = {}
        for name in dict.fromkeys(names):
            masked, number = self.text(name), 2
            free = masked
            while free in told.values():
                free, number = f"{masked} ({number})", number + 1
            told[name] = free
        return told


def _cited(citations: Iterable[Citation], texts: dict[str, Masked]) -> tuple[Citation, ...]:
    return tuple(
        citation.model_copy(update={"quote": texts[citation.note].quote(citation.quote)})
        if citation.quote and citation.note in texts
        else citation
        for citation in citations
    )


def _named_in_full(material: Material, decided: NameList) -> Iterator[str]:
    lists = [s.text for s in material.set_asides if s.reason is SetAsideReason.ATTENDANCE]
    known = lexicon()
    texts = [(text, _PEOPLE) for text in lists] + [(n.text, n.headings) for n in material.notes]
    for text, headings in texts:
        for span in find_personal_data(text, decided, headings):
            certain = span.certainty is Certainty.CERTAIN
            parts = span.text.split()
            if span.kind is PersonalDataKind.NAME and certain and len(parts) > 1:
                yield " ".join(parts)
                # Of a listed name the parts are known anyway; this is for those on no list.
                yield from (p for p in (parts[0], parts[-1]) if len(p) > 3 and known.plain(p))
