"""Whether what is cited is there, belongs there, and says what is quoted."""

from collections.abc import Iterator

from synthkit.checks.lines import lines, notes_by_id
from synthkit.model.finding import Finding
from synthkit.model.synthesis import Synthesis


def lines_without_source(synthesis: Synthesis) -> Iterator[Finding]:
    """Each insight, and each side of a tension, rests on at least one note that exists."""
    for line in lines(synthesis):
        if not line.supports:
            yield Finding.error(
                "insight_without_source" if line.where.insight else "side_without_source",
                line.where,
                text=line.text,
            )


def notes_that_do_not_exist(synthesis: Synthesis) -> Iterator[Finding]:
    """Every citation leads to a note."""
    known = notes_by_id(synthesis)
    for line in lines(synthesis):
        for citation in line.citations:
            if citation.note not in known:
                yield Finding.error(
                    "unknown_note",
                    line.where.model_copy(update={"note": citation.note}),
                    text=line.text,
                    note=citation.note,
                )


def notes_of_other_questions(synthesis: Synthesis) -> Iterator[Finding]:
    """Every cited note is placed under the question whose section cites it."""
    placed = {placement.note: placement.question for placement in synthesis.material.placements}
    for line in lines(synthesis):
        for note in line.behind:
            if placed.get(note.id) != line.where.question:
                yield Finding.error(
                    "note_of_other_question",
                    line.where.model_copy(update={"note": note.id}),
                    text=line.text,
                    note=note.text,
                )


def quotes_outside_the_note(synthesis: Synthesis) -> Iterator[Finding]:
    """Every quoted span lies within the text of its note."""
    known = notes_by_id(synthesis)
    for line in lines(synthesis):
        for citation in line.citations:
            note, quote = known.get(citation.note), citation.quote
            if note is None or quote is None:
                continue
            if not quote.start < quote.end <= len(note.text):
                yield Finding.error(
                    "quote_outside_note",
                    line.where.model_copy(update={"note": note.id}),
                    text=line.text,
                    note=note.text,
                )
