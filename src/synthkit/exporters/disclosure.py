"""The disclosure: how this very document was made."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from synthkit.model.synthesis import Provenance, Section, Synthesis
from synthkit.text.catalogue import catalogue
from synthkit.text.languages import LanguageCode
from synthkit.text.phrases import enumerated


def disclosure(synthesis: Synthesis) -> str:
    """Which questions a language model had a part in, a person edited, and somebody reviewed.

    Sections without a line of their own are spoken of only where no other is; "" where there is
    no section at all.
    """
    sections = [section for section in synthesis.sections if section.draft.lines]
    sections = sections or list(synthesis.sections)
    return " ".join(_DisclosureWriter(sections, synthesis.workshop.language).sentences())


def questions_named(numbers: Sequence[int], language: LanguageCode) -> str:
    """The questions by number: "fråga 1 och 3"."""
    return catalogue(language).text(
        "document.disclosure.questions",
        count=len(numbers),
        numbers=enumerated((str(number) for number in numbers), language),
    )


def service_of(made: Provenance) -> str | None:
    """The name for people of the AI service that had a part in a section.

    "" where none is configured, for a model's own name says nothing to readers; None where no
    language model had a part in it.
    """
    return made.model_label or ("" if made.model else None)


class _DisclosureWriter:
    """Writes how each of these sections was made, then what persons did to it.

    What was done to everything that was made in one way goes into the same sentence. Reviews come
    after edits, for an edit voids a review.
    """

    def __init__(self, sections: Sequence[Section], language: LanguageCode) -> None:
        self._language = language
        self._texts = catalogue(language)
        self._all = {section.question.number for section in sections}
        # In the order in which the document meets them.
        self._made: dict[str | None, set[int]] = {}
        self._reviewed: dict[str, set[int]] = {}
        self._edited: set[int] = set()
        for section in sections:
            number, made = section.question.number, section.provenance
            self._made.setdefault(service_of(made), set()).add(number)
            if made.edited_at:
                self._edited.add(number)
            if made.approved_at and made.approved_by:
                self._reviewed.setdefault(made.approved_by, set()).add(number)

    def sentences(self) -> Iterator[str]:
        """The sentences."""
        one_way = len(self._made) == 1
        edited, reviewed = set(self._edited), dict(self._reviewed)
        for service, numbers in self._made.items():
            clauses = [self._making(service)]
            if self._edited_with(numbers):
                clauses.append(self._text("edited"))
                edited -= numbers
            by = self._reviewed_with(numbers)
            if by is not None:
                clauses.append(self._text("reviewed", by=by))
                reviewed[by] = reviewed[by] - numbers
            yield self._sentence(numbers, clauses)
            if service is None:
                yield self._text("no_model_used" if one_way else "no_model_used_there")
        yield from self._done_afterwards(edited, {b: n for b, n in reviewed.items() if n})

    def _edited_with(self, numbers: AbstractSet[int]) -> bool:
        """Whether it is told with the making of these; of all that was made, in a sentence."""
        everything = self._edited == self._all and numbers != self._all
        return numbers <= self._edited and not everything

    def _reviewed_with(self, numbers: AbstractSet[int]) -> str | None:
        """The role that is told with the making of these, if there is one."""
        untouched = not numbers & self._edited
        if not (untouched or self._edited_with(numbers)):
            return None
        for by, reviewed in self._reviewed.items():
            everything = reviewed == self._all and numbers != self._all
            if numbers <= reviewed and not everything:
                return by
        return None

    def _done_afterwards(
        self, edited: AbstractSet[int], reviewed: dict[str, set[int]]
    ) -> Iterator[str]:
        """Of parts, or of what was made in several ways."""
        together = next((by for by, numbers in reviewed.items() if numbers == edited), None)
        if edited:
            clauses = [self._text("edited")]
            if together is not None:
                clauses.append(self._text("reviewed", by=together))
            yield self._sentence(edited, clauses, afterwards=True)
        for by, numbers in reviewed.items():
            if by != together:
                clause = self._text("reviewed", by=by)
                yield self._sentence(numbers, [clause], afterwards=True)

    def _making(self, service: str | None) -> str:
        if service is None:
            return self._text("no_model")
        return self._text("model", name=service) if service else self._text("unnamed_model")

    def _sentence(
        self, numbers: AbstractSet[int], clauses: Sequence[str], *, afterwards: bool = False
    ) -> str:
        if numbers == self._all:
            subject = self._text("all_of_it" if afterwards else "whole")
        else:
            subject = self._text("part", questions=questions_named(sorted(numbers), self._language))
        joined = enumerated(clauses, self._language)
        return self._text("sentence", subject=subject, clauses=joined)

    def _text(self, key: str, **values: object) -> str:
        return self._texts.text(f"document.disclosure.{key}", **values)
