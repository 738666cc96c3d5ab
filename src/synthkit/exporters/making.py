"""How a document came to be, for machines: the same properties, whatever form it has.

They follow from the same facts as the disclosure that people read (`exporters/about.py`).
"""

from collections.abc import Iterable, Sequence
from typing import Final

from synthkit import __version__
from synthkit.model.base import FrozenModel
from synthkit.model.document import EXPORT_MADE_WITH, Document
from synthkit.model.synthesis import Insight, Material, Origin, Section, Synthesis, Tension

_SOURCE_TYPES: Final = "http://cv.iptc.org/newscodes/digitalsourcetype/"
SOURCE_TYPE: Final = "DigitalSourceType"


class Making(FrozenModel):
    """What there is to tell of a document; "" where there is nothing.

    Attributes:
        made_with: see `made_with`.
        source_type: see `source_type`.
        lines_by_model: "7 of 12": how many lines of the synthesis a language model worded.
        edited: "1: 2026-03-04T10:15:00+01:00; 3: …": when persons last edited which questions.
        approved: "1: processledaren, 2026-03-04T10:20:00+01:00; 3: …": in which role, and when.
    """

    made_with: str = ""
    source_type: str = ""
    lines_by_model: str = ""
    edited: str = ""
    approved: str = ""

    @property
    def properties(self) -> dict[str, str]:
        """What there is to tell, by the names that all forms use."""
        named = {
            EXPORT_MADE_WITH: self.made_with,
            SOURCE_TYPE: self.source_type,
            "synthkit-lines-by-model": self.lines_by_model,
            "synthkit-edited": self.edited,
            "synthkit-approved": self.approved,
        }
        return {name: value for name, value in named.items() if value}


def making_of(synthesis: Synthesis) -> Making:
    """How the synthesis came to be."""
    sections = synthesis.sections
    worded = [count_by_model(section, synthesis.material) for section in sections]
    every = sum(len(section.draft.lines) for section in sections)
    facts = [(s.question.number, s.provenance) for s in sections]
    source = source_type(synthesis)
    return Making(
        made_with=made_with(synthesis),
        source_type=source or "",
        lines_by_model=f"{sum(worded)} of {every}" if source else "",
        edited=_listed(f"{n}: {p.edited_at.isoformat()}" for n, p in facts if p.edited_at),
        approved=_listed(
            f"{n}: {p.approved_by}, {p.approved_at.isoformat()}"
            for n, p in facts
            if p.approved_by and p.approved_at
        ),
    )


def lines_by_model(section: Section) -> tuple[Insight | Tension, ...]:
    """The lines of a section that stand as its language model worded them."""
    if section.provenance.model is None:
        return ()
    return tuple(line for line in section.draft.lines if line.origin is Origin.ENGINE)


def count_by_model(section: Section, material: Material) -> int:
    """How many lines of a section stand as a language model worded them, here or in a meeting."""
    if section.provenance.model is not None:
        return len(lines_by_model(section))
    of_meetings = {document.key: document.by_model for document in material.documents}
    worded = {n.id for n in material.notes if n.place.line in of_meetings.get(n.document, ())}
    drawn = (line for line in section.draft.lines if line.origin is Origin.ENGINE)
    return sum(any(source.note in worded for source in line.sources) for line in drawn)


def made_with(synthesis: Synthesis) -> str:
    """The program, its engines and their models, with the numbers of the questions they made.

    In no language: "synthkit 0.1.0; llm 3, gpt-4o-2024-11-20: 1, 2; offline 2: 3". Of a series the
    models of its meetings follow: "meetings: gpt-4o-2024-11-20".
    """
    questions: dict[str, list[str]] = {}
    for section in synthesis.sections:
        made = section.provenance
        names = (f"{made.engine} {made.engine_version}", made.model)
        engine = ", ".join(name for name in names if name)
        questions.setdefault(engine, []).append(str(section.question.number))
    parts = (f"{engine}: {', '.join(numbers)}" for engine, numbers in questions.items())
    of_meetings = sorted({m for one in synthesis.material.documents for m in one.models})
    named = [f"meetings: {', '.join(of_meetings)}"] if of_meetings else []
    return _listed((f"synthkit {__version__}", *parts, *named))


def source_type(synthesis: Synthesis) -> str | None:
    """The mark for machines where a language model had a part; None where none had.

    A term of the IPTC's digital source types: made by a model, or by a model and people.
    """
    made = [section for section in synthesis.sections if section.draft.lines]
    of_meetings = any(document.services for document in synthesis.material.documents)
    if all(section.provenance.model is None for section in made) and not of_meetings:
        return None
    mixed = _mixed(made) or any(map(_partly_by_model, synthesis.material.documents))
    term = "compositeWithTrainedAlgorithmicMedia" if mixed else "trainedAlgorithmicMedia"
    return _SOURCE_TYPES + term


def _mixed(sections: Sequence[Section]) -> bool:
    """Whether anything but language models had a part, too."""
    return any(
        section.provenance.model is None
        or section.provenance.edited_at is not None
        or len(lines_by_model(section)) < len(section.draft.lines)
        for section in sections
    )


def _partly_by_model(meeting: Document) -> bool:
    """Whether it is a meeting's synthesis with lines that no language model worded."""
    lines = {block.place.line for block in meeting.blocks if block.place.line}
    return meeting.meeting is not None and not lines.issubset(meeting.by_model)


def _listed(parts: Iterable[str]) -> str:
    return "; ".join(parts)
