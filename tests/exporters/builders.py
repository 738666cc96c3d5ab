"""A small synthesis that holds everything a document can hold."""

import datetime as dt
from typing import Any

from synthkit.model.document import Block, BlockKind, Place, Refusal, RefusalReason, SetAside
from synthkit.model.document import SetAsideReason as Aside
from synthkit.model.note import LeftOutReason, PlacedBy, Placement
from synthkit.model.synthesis import Draft, Section, Synthesis
from synthkit.model.workshop import Series
from tests.builders import (
    NOON,
    insight,
    left_out,
    notes,
    question,
    section,
    synthesis,
    tension,
    theme,
    workshop,
)

STRUCTURES = "Hur kan vi stärka befintliga/bygga strukturer?"
BUSINESS = "Hur stödjer vi näringslivet och andra arbetsgivare?"
LEARNING = "Hur lär vi av varandra och drar nytta av varandras kompetenser?"
SERIES = Series(
    title="Attrahera och behålla! – Gemensamma krafttag för internationell kompetens",
    name="Attrahera och behålla – Gemensamma krafttag för internationell kompetens",
    organisation="Reglab",
)

ONE = notes(
    "RUA bör ta del av HR:s strategiska kompetens",
    "Dela lärande mellan regioner",
    "Kommunen ska ansvara för boendet",
    "Kaffet var kallt",
)
TWO = notes(
    "Gemensamma projekt mellan RUA och HR (ex. Region Värmland)",
    "Lär av varandra mellan regionerna",
    "Det är regionen som ska ansvara för boendet",
    group="Grupp 2",
)
LOOSE = notes("Testbäddar", group=None)
LEFT = notes("Parkeringen var full", group="Grupp 3")


def learning_section(**provenance: object) -> Section:
    """Two themes, three insights and a tension; one note left out."""
    draft = Draft(
        themes=(
            theme(
                "Samverkan mellan RUA och HR",
                insight("RUA bör ta del av HR:s strategiska kompetens.", ONE[0]),
                insight("Gemensamma projekt mellan RUA och HR (ex. Region Värmland).", TWO[0]),
            ),
            theme("Kunskapsdelning", insight("Dela lärande mellan regioner.", ONE[1], TWO[1])),
        ),
        tensions=(
            tension(
                "Kommunen ska ansvara för boendet.",
                "Det är regionen som ska ansvara för boendet",
                (ONE[2],),
                (TWO[2],),
            ),
        ),
        left_out=(left_out(ONE[3], LeftOutReason.OFF_TOPIC),),
    )
    return section(question(1, LEARNING), draft, ONE + TWO, **provenance)


def whole(**facts: object) -> Synthesis:
    """Question 1 summarised, question 2 not yet, question 3 answered by nobody."""
    made = synthesis(
        workshop(LEARNING, STRUCTURES, BUSINESS, **({"series": SERIES} | facts)),
        learning_section(),
        notes_by_question={1: ONE + TWO, 2: LOOSE},
    )
    return _with_what_was_not_taken(made)


def answered(*sections: Section, language: str = "sv") -> Synthesis:
    """A synthesis of these sections, with no notes behind them."""
    questions = [f"Fråga {n}?" for n in range(1, len(sections) + 1)]
    return Synthesis(workshop=workshop(*questions, language=language), sections=sections)


def making(number: int, **provenance: object) -> Section:
    """A section of that question with one insight, made in that way."""
    draft = Draft(themes=(theme("Lärande", insight("Dela lärande.", ONE[1])),))
    return section(question(number, f"Fråga {number}?"), draft, (), **provenance)


def by_model(number: int, label: str = "Copilot", **provenance: object) -> Section:
    return making(number, engine="llm", model="gpt-x", model_label=label, **provenance)


EDITED: dict[str, Any] = {"edited_at": NOON + dt.timedelta(hours=1)}


def _with_what_was_not_taken(made: Synthesis) -> Synthesis:
    """One note under no question, a heading and a page set aside, two files not read."""
    material = made.material
    first = material.documents[0]
    heading = Block(kind=BlockKind.HEADING, text="Grupp 1", level=1, place=Place(page=2))
    first = first.model_copy(update={"blocks": (*first.blocks, heading), "unread_pages": (3,)})
    left = LEFT[0].model_copy(
        update={"document": first.key, "document_name": first.name, "block": len(first.blocks)}
    )
    in_table = Block(kind=BlockKind.CELL, text=left.text, place=Place(table=1, row=3, column=2))
    first = first.model_copy(update={"blocks": (*first.blocks, in_table)})
    left = left.model_copy(update={"place": in_table.place})
    none = Placement(
        note=left.id, question=None, by=PlacedBy.ENGINE, reason=LeftOutReason.OFF_TOPIC
    )
    changed = material.model_copy(
        update={
            "documents": (first, *material.documents[1:]),
            "notes": (*material.notes, left),
            "placements": (*material.placements, none),
            "set_asides": (
                SetAside(document=first.key, reason=Aside.HEADING, block=4, text="Grupp 1"),
                SetAside(document=first.key, reason=Aside.NOT_TRANSCRIBED, page=3),
            ),
            "refusals": (
                Refusal(path="mapp/Grupp 4.docx", reason=RefusalReason.BROKEN),
                Refusal(path="mapp/budget.xlsx", reason=RefusalReason.OTHER_KIND),
            ),
        }
    )
    return made.model_copy(update={"material": changed})
