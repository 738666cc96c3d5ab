"""The block "Om sammanställningen": what the document rests on, and how it was made.

It names the program and the service that people know; the exact engines and models stand in the
properties of the document and in its JSON.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from synthkit import __version__
from synthkit.drafts.ledger import Ledger
from synthkit.exporters.detail import Detail, hidden, uncited
from synthkit.exporters.disclosure import service_of
from synthkit.model.note import VoiceKind, groups_of
from synthkit.model.synthesis import Synthesis
from synthkit.text.catalogue import catalogue
from synthkit.text.numbers import figures
from synthkit.text.phrases import enumerated


@dataclass(frozen=True, slots=True)
class About:
    """The block's paragraphs, and the small print under them."""

    body: tuple[str, ...]
    small_print: str


def about(synthesis: Synthesis, ledger: Ledger, detail: Detail) -> About:
    """The block about the document itself, which shows ``detail`` of the synthesis."""
    return _AboutWriter(synthesis, ledger, detail).write()


def made_with(synthesis: Synthesis) -> str:
    """The program, its engines and their models, with the numbers of the questions they made.

    In no language: "synthkit 0.1.0; llm 3, gpt-4o-2024-11-20: 1, 2; offline 2: 3".
    """
    questions: dict[str, list[str]] = {}
    for section in synthesis.sections:
        made = section.provenance
        names = (f"{made.engine} {made.engine_version}", made.model)
        engine = ", ".join(name for name in names if name)
        questions.setdefault(engine, []).append(str(section.question.number))
    parts = (f"{engine}: {', '.join(numbers)}" for engine, numbers in questions.items())
    return "; ".join((f"synthkit {__version__}", *parts))


class _AboutWriter:
    def __init__(self, synthesis: Synthesis, ledger: Ledger, detail: Detail) -> None:
        self._synthesis = synthesis
        self._ledger = ledger
        self._detail = detail
        self._language = synthesis.workshop.language
        self._texts = catalogue(self._language)
        self._totals = ledger.totals
        self._hidden = hidden(synthesis, detail)

    def write(self) -> About:
        rests_on = " ".join((*self._rests_on(), *self._beside(), *self._unread()))
        no_poll = self._texts.text("document.about.no_poll")
        return About(body=(rests_on, no_poll), small_print=self._made_with())

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
        services = dict.fromkeys(service_of(s.provenance) for s in self._synthesis.sections)
        named = [
            self._texts.text("document.about.service", name=name)
            if name
            else self._texts.text("document.about.unnamed_service")
            for name in services
            if name is not None
        ]
        program = self._texts.text("document.about.program", version=__version__)
        return self._texts.text(
            "document.about.made_with", things=enumerated((program, *named), self._language)
        )

    def _counted(self, kind: str, count: int) -> str:
        return self._texts.text(
            f"document.about.{kind}", count=count, figures=figures(count, self._language)
        )
