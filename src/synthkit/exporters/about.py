"""How this very document was made: the disclosure, and the block "Om sammanställningen".

Both name the program and the service that people know; the exact engines and models stand in the
properties of the document (`exporters/making.py`) and in its JSON.
"""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from synthkit import __version__
from synthkit.drafts.ledger import Ledger
from synthkit.exporters.view import Detail, hidden, uncited
from synthkit.exporters.wording import texts_of
from synthkit.model.note import VoiceKind, groups_of
from synthkit.model.provenance import Provenance
from synthkit.model.synthesis import Section, Synthesis
from synthkit.text.catalogue import Catalogue
from synthkit.text.numbers_in_text import figures, number_word
from synthkit.text.phrases import enumerated


def disclosure(synthesis: Synthesis) -> str:
    """Which questions a language model had a part in, a person edited, and somebody reviewed.

    Sections without a line of their own are spoken of only where no other is; "" where there is
    no section at all.
    """
    sections = [section for section in synthesis.sections if section.draft.lines]
    sections = sections or list(synthesis.sections)
    services = {name for one in synthesis.material.documents for name in one.services}
    writer = _DisclosureWriter(sections, texts_of(synthesis.workshop), sorted(services))
    return " ".join(writer.sentences())


def service_of(made: Provenance) -> str | None:
    """The name for people of the AI service that had a part in a section.

    "" where none is configured, for a model's own name says nothing to readers; None where no
    language model had a part in it.
    """
    return made.model_label or ("" if made.model else None)


def service_names(texts: Catalogue, services: Iterable[str | None]) -> tuple[str, ...]:
    """AI services as they are spoken of, each once; those that are None are none."""
    return tuple(
        texts.text("document.about.service", name=name)
        if name
        else texts.text("document.about.unnamed_service")
        for name in dict.fromkeys(services)
        if name is not None
    )


class _DisclosureWriter:
    """Writes how each of these sections was made, then what persons did to it.

    What was done to everything that was made in one way goes into the same sentence. Reviews come
    after edits, for an edit voids a review.
    """

    def __init__(
        self, sections: Sequence[Section], texts: Catalogue, services: Sequence[str]
    ) -> None:
        """``services`` had a part in the syntheses that these rest on; "" has no name."""
        self._language = texts.locale
        self._texts = texts
        self._services = services
        self._all = {section.question.number for section in sections}
        # In the order in which the document meets them.
        self._made: dict[str | None, set[int]] = {}
        self._reviewed: dict[str, set[int]] = {}
        self._edited: set[int] = set()
        self._own_lines = sum(len(section.draft.own_lines) for section in sections)
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
            if service is None and not self._services:
                yield self._text("no_model_used" if one_way else "no_model_used_there")
        if self._services:
            named = enumerated(service_names(self._texts, self._services), self._language)
            yield self._text("meetings_model", services=named)
        yield from self._done_afterwards(edited, {b: n for b, n in reviewed.items() if n})
        if self._own_lines:
            number = number_word(self._own_lines, self._language)
            own = self._text("own_lines", count=self._own_lines, number=number)
            yield own[:1].upper() + own[1:]

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
            named = enumerated(map(str, sorted(numbers)), self._language)
            questions = self._text("questions", count=len(numbers), numbers=named)
            subject = self._text("part", questions=questions)
        joined = enumerated(clauses, self._language)
        return self._text("sentence", subject=subject, clauses=joined)

    def _text(self, key: str, **values: object) -> str:
        return self._texts.text(f"document.disclosure.{key}", **values)


@dataclass(frozen=True, slots=True)
class About:
    """The block's paragraphs, and the small print under them."""

    body: tuple[str, ...]
    small_print: str


def about(synthesis: Synthesis, ledger: Ledger, detail: Detail) -> About:
    """The block about the document itself, which shows ``detail`` of the synthesis."""
    return _AboutWriter(synthesis, ledger, detail).write()


class _AboutWriter:
    def __init__(self, synthesis: Synthesis, ledger: Ledger, detail: Detail) -> None:
        self._synthesis = synthesis
        self._ledger = ledger
        self._detail = detail
        self._language = synthesis.workshop.language
        self._texts = texts_of(synthesis.workshop)
        self._totals = ledger.totals
        self._hidden = hidden(synthesis, detail)

    def write(self) -> About:
        rests_on = " ".join((*self._rests_on(), *self._beside(), *self._unread()))
        no_poll = self._texts.text("document.about.no_poll")
        sample = self._synthesis.workshop.sample
        body = (rests_on, sample, no_poll) if sample else (rests_on, no_poll)
        return About(body=body, small_print=self._made_with())

    def _rests_on(self) -> Iterator[str]:
        notes = self._synthesis.material.notes
        groups = groups_of(notes)
        unknown = sum(note.voice.kind is VoiceKind.UNKNOWN for note in notes)
        if not notes:
            yield self._texts.text("document.about.no_notes")
            return
        counted = self._counted("notes", len(notes))
        answers = len({n.voice for n in notes if n.voice.kind is VoiceKind.RESPONDENT})
        if not groups and answers:
            yield self._texts.text(
                "document.about.rests_on_respondents",
                count=answers,
                figures=figures(answers, self._language),
                notes=counted,
            )
        elif not groups:
            yield self._texts.text(
                "document.about.rests_on_unknown_groups", count=len(notes), notes=counted
            )
        else:
            yield self._texts.text(
                "document.about.rests_on",
                notes=counted,
                groups=self._counted("groups", len(groups)),
            )
            if answers:
                yield self._counted("respondents", answers)
            behind = {one.id: one for note in notes for one in note.behind}
            if behind:
                yield self._counted("behind", len(behind))
        if unknown and (groups or answers):
            yield self._counted("without_group", unknown)
        if self._hidden.insights:
            every = self._totals.insights
            yield self._texts.text(
                "document.about.short",
                shown=figures(every - self._hidden.insights, self._language),
                insights=figures(every, self._language),
            )
        if len(notes) > 1:
            yield self._states()

    def _states(self) -> str:
        totals = self._totals
        states = {
            "cited": totals.cited - self._hidden.notes,
            "cited_unseen": self._hidden.notes,
            "near": totals.near,
            "left_out": sum(totals.left_out.values()),
            "not_summarised": totals.not_summarised,
        }
        for state, count in states.items():
            if count == totals.notes:
                return self._texts.text(f"document.about.all_{state}")
        parts = [self._counted(state, count) for state, count in states.items() if count]
        return self._texts.text("document.about.states", parts=enumerated(parts, self._language))

    def _beside(self) -> Iterator[str]:
        beside = sum(
            len(notes)
            for question in self._synthesis.workshop.questions
            for _, notes in uncited(self._ledger, question.number, self._detail)
        )
        if beside:
            yield self._counted("full", beside)

    def _unread(self) -> Iterator[str]:
        refused = self._synthesis.material.refusals
        lost = {
            "files": sum(refusal.reason.may_hold_notes for refusal in refused),
            "pages": self._totals.unread_pages,
            "pictures": self._totals.unread_pictures,
        }
        things = [self._counted(kind, count) for kind, count in lost.items() if count]
        if things:
            yield self._texts.text(
                "document.about.unread", things=enumerated(things, self._language)
            )

    def _made_with(self) -> str:
        of_meetings = (name for d in self._synthesis.material.documents for name in d.services)
        used = (service_of(section.provenance) for section in self._synthesis.sections)
        named = service_names(self._texts, (*used, *sorted(set(of_meetings))))
        program = self._texts.text("document.about.program", version=__version__)
        return self._texts.text(
            "document.about.made_with", things=enumerated((program, *named), self._language)
        )

    def _counted(self, kind: str, count: int) -> str:
        return self._texts.text(
            f"document.about.{kind}", count=count, figures=figures(count, self._language)
        )
