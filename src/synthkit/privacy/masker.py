"""What others may see of a workshop's texts: the same with the personal data in them masked."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from synthkit.model.document import SetAside, SetAsideReason
from synthkit.model.finding import Finding
from synthkit.model.note import Note
from synthkit.model.synthesis import Citation, Material, Quote, Section, Synthesis
from synthkit.model.workshop import Workshop
from synthkit.privacy.detect import find_personal_data
from synthkit.privacy.name_lexicon import name_lexicon
from synthkit.privacy.placeholders import Replace, mask, placeholders
from synthkit.privacy.rewording import Recite, finding_reworded, reworded
from synthkit.privacy.spans import Certainty, NameList, PersonalDataKind, Span
from synthkit.text.catalogue import catalogue

# Under this heading a line of words is a list of people.
_PEOPLE = ("Deltagare",)


def names_of(workshop: Workshop) -> NameList:
    """The names that a person has decided on, as the settings have them."""
    return NameList(keep=frozenset(workshop.names_kept), mask=frozenset(workshop.names_masked))


def masker_for(synthesis: Synthesis) -> "Masker":
    """A masker that knows the people of this workshop, and puts the document's words: "[namn]".

    Whoever is named in full somewhere, in an attendance list or a note, is known by each part of
    the name everywhere else.
    """
    workshop, material = synthesis.workshop, synthesis.material
    decided = names_of(workshop)
    people = frozenset(_named_in_full(material, decided))
    return Masker(
        NameList(keep=decided.keep, mask=decided.mask | people),
        placeholders(workshop.language),
        catalogue(workshop.language).text("privacy.placeholder.attendance"),
    )


# Starts and ends, in reading order.
_Places = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class MaskedText:
    """A masked text, and where what stood in it stands now."""

    text: str
    spans: tuple[Span, ...]
    replaced_by: tuple[str, ...]

    def quote(self, quote: Quote) -> Quote:
        """The place of a quote; one that ends within what is masked is widened to hold it."""
        return _moved(quote, tuple((span.start, span.end) for span in self.spans), self._put())

    def original(self, quote: Quote) -> Quote:
        """The place in the real text of a quote of the masked one: the inverse of `quote`.

        One that ends within what stands for something is widened to hold all of that.
        """
        return _moved(quote, self._put(), tuple((span.start, span.end) for span in self.spans))

    def _put(self) -> _Places:
        """Where in the masked text stands what was put in."""
        places: list[tuple[int, int]] = []
        shift = 0
        for span, put in zip(self.spans, self.replaced_by, strict=True):
            start = span.start + shift
            places.append((start, start + len(put)))
            shift += len(put) - (span.end - span.start)
        return tuple(places)


def _moved(quote: Quote, before: _Places, after: _Places) -> Quote:
    """The place of a quote where each of ``before`` became the one of ``after``."""

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
        self._found: dict[tuple[str, tuple[str, ...]], tuple[Span, ...]] = {}

    def replacing(self, replace: Replace) -> "Masker":
        """A masker that finds the same and puts something else in its place."""
        other = Masker(self._names, replace, self._attendance)
        other._found = self._found
        return other

    def spans(self, text: str, headings: tuple[str, ...] = ()) -> tuple[Span, ...]:
        """What is masked of a text, in reading order."""
        known = self._found.get((text, headings))
        if known is None:
            known = self._found[text, headings] = find_personal_data(text, self._names, headings)
        return known

    def masked(self, text: str, headings: tuple[str, ...] = ()) -> MaskedText:
        """The text masked, with what was replaced."""
        spans = self.spans(text, headings)
        put = tuple(self._replace(span) for span in spans)
        return MaskedText(mask(text, spans, self._replace), spans, put)

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
                "findings": self.findings(synthesis.findings),
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

    def _section(self, section: Section, texts: dict[str, MaskedText]) -> Section:
        role = section.provenance.approved_by
        approved_by = {"approved_by": self.text(role) if role else None}
        update = {
            "provenance": section.provenance.model_copy(update=approved_by),
            "draft": reworded(section.draft, self.text, quotes_masked(texts)),
            "findings": self.findings(section.findings),
        }
        return section.model_copy(update=update)

    def findings(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings with what they quote masked."""
        return tuple(finding_reworded(finding, self.text) for finding in findings)

    def _told_apart(self, names: Iterable[str]) -> dict[str, str]:
        told: dict[str, str] = {}
        for name in dict.fromkeys(names):
            masked, number = self.text(name), 2
            free = masked
            while free in told.values():
                free, number = f"{masked} ({number})", number + 1
            told[name] = free
        return told


def quotes_masked(texts: Mapping[str, MaskedText]) -> Recite:
    """Citations with their quotes at their places in the masked notes, by the ids of those."""
    return _requoted(texts, MaskedText.quote)


def quotes_turned_back(texts: Mapping[str, MaskedText]) -> Recite:
    """The inverse of `quotes_masked`."""
    return _requoted(texts, MaskedText.original)


def _requoted(
    texts: Mapping[str, MaskedText], place: Callable[[MaskedText, Quote], Quote]
) -> Recite:
    def recite(citation: Citation) -> Citation:
        if citation.quote is None or citation.note not in texts:
            return citation
        return citation.model_copy(update={"quote": place(texts[citation.note], citation.quote)})

    return recite


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
